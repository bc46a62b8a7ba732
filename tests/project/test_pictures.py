"""The pictures of the READMEs; taking them anew is no test's work."""

import re
from pathlib import Path

import pytest

from hamroh.project.paths import CLONE
from hamroh.project.pictures.saving import LIMIT
from hamroh.project.pictures.table import PICTURES, WINDOWS

READMES = [path for name in ("README.md", "README.ru.md") if (path := CLONE / name).exists()]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_each_picture_that_a_readme_shows_is_there_and_small(readme: Path) -> None:
    names = re.findall(r"docs/pictures/[\w.-]+", readme.read_text(encoding="utf-8"))
    assert names
    for name in names:
        assert 0 < (CLONE / name).stat().st_size <= LIMIT, name


def test_every_picture_has_a_name_of_its_own_and_somebody_whose_window_it_is() -> None:
    names = [picture.name for picture in PICTURES]
    assert len(set(names)) == len(names)
    assert {picture.who for picture in PICTURES} <= WINDOWS.keys()
