"""`./hamroh release`: the pack's files as they lie here become the law in force, by the word of two people."""

import argparse
import os
import sys

import django


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "release", help="put the law pack in force in the database of DATABASE_URL"
    )
    parser.add_argument("--pack", default="ru")
    parser.add_argument("--prepared-by", required=True, help="who wrote or changed the pack")
    parser.add_argument("--approved-by", required=True, help="who else read it and answers for it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the pack, record it, and say under which hash; 1 when it is not sound or one person did both."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")
    django.setup()
    # Domains can't be imported before Django is set up.
    from hamroh.foundation import clock
    from hamroh.foundation.actor import SYSTEM
    from hamroh.foundation.errors import DomainError
    from hamroh.journeys.releases import put_release_in_force
    from hamroh.packs.check import check_pack
    from hamroh.packs.loader import load_pack, read_texts

    problems = check_pack(load_pack(arguments.pack))
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    try:
        release = put_release_in_force(
            actor=SYSTEM,
            now=clock.now(),
            pack=arguments.pack,
            files=read_texts(arguments.pack),
            prepared_by=arguments.prepared_by,
            approved_by=arguments.approved_by,
        )
    except DomainError as error:
        print(f"not put in force: {error.code}", file=sys.stderr)
        return 1
    print(
        f"{release.pack} {release.content_hash[:12]} is in force from {release.in_force_from:%Y-%m-%d %H:%M} UTC"
    )
    return 0
