"""A release that moves somebody's plan: the Russian pack with a dearer duty and a shorter term."""

from datetime import datetime

from hamroh.foundation.actor import Actor
from hamroh.journeys.models import LawRelease
from hamroh.journeys.releases import approve_release, prepare_release
from tests.builders.journeys import pack_files


def changed_files() -> dict[str, str]:
    """5,000 roubles for a patent instead of 4,200; 25 days to apply instead of 30."""
    files = pack_files()
    for name, old, new in (
        ("parameters/duty/patent.yaml", "value: 420000", "value: 500000"),
        ("parameters/patent/application_term.yaml", "count: 30", "count: 25"),
    ):
        assert old in files[name]
        files[name] = files[name].replace(old, new)
    return files


def prepared(now: datetime, actor: Actor, files: dict[str, str] | None = None) -> LawRelease:
    """Prepared by an editor of the law, in force for nobody yet."""
    return prepare_release(
        actor=actor, now=now, pack="ru", files=files or changed_files(), prepared_by="A. Editor"
    )


def changed(now: datetime, editor: Actor, other: Actor, files: dict[str, str] | None = None) -> LawRelease:
    """Prepared by one and put in force by the other."""
    release = prepared(now, editor, files)
    return approve_release(
        actor=other, now=now, release_id=release.id, approved_by="B. Lawyer", in_force_from=now
    )
