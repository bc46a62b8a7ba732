"""Two people put a pack in force."""

import pytest

from hamroh.journeys.models import LawRelease
from hamroh.packs.loader import load_pack
from hamroh.project.__main__ import main

pytestmark = pytest.mark.django_db


def test_two_people_put_the_pack_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", "--prepared-by", "A. Lawyer", "--approved-by", "B. Lawyer"]) == 0
    release = LawRelease.objects.get(pack="ru")
    assert release.content_hash == load_pack("ru").content_hash
    assert release.content_hash[:12] in capsys.readouterr().out


def test_one_person_cannot_do_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["release", "--prepared-by", "A. Lawyer", "--approved-by", "A. Lawyer"]) == 1
    assert "release_needs_two_people" in capsys.readouterr().err
    assert not LawRelease.objects.exists()
