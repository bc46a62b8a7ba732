"""`./hamroh account`: the bank account of a centre, from a file, so that nobody types it on a page."""

import argparse
import os
import sys
from pathlib import Path

import django
import yaml


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("account", help="set the bank account to which people pay a centre")
    parser.add_argument("--centre", required=True, help="the key of the centre")
    parser.add_argument(
        "--file",
        required=True,
        type=Path,
        help="YAML with name, account, bank_name, bic, correspondent_account, inn, kpp; all in quotes",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the account and keep it; 1 when a field is missing or wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")
    django.setup()
    # Domains can't be imported before Django is set up.
    from hamroh.core.paymentqr import Payee
    from hamroh.foundation.actor import SYSTEM
    from hamroh.foundation.errors import DomainError
    from hamroh.network.actions import set_bank_account
    from hamroh.network.queries import get_centre

    typed = yaml.safe_load(arguments.file.read_text(encoding="utf-8"))
    try:
        payee = Payee(**{str(name): str(value) for name, value in typed.items()})
    except (AttributeError, TypeError) as error:
        print(f"{arguments.file}: {error}", file=sys.stderr)
        return 1
    try:
        centre = get_centre(key=arguments.centre)
        set_bank_account(actor=SYSTEM, centre_id=centre.pk, payee=payee)
    except DomainError as error:
        print(f"not set: {error.code} {error.data.get('field', '')}".rstrip(), file=sys.stderr)
        return 1
    print(f"{centre.key}: payments go to …{payee.account[-4:]} in {payee.bank_name}")
    return 0
