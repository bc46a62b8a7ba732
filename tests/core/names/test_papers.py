import pytest

from hamroh.core.names import Agreement, PaperName, differs, same_paper_names


def _agreements(first: PaperName, second: PaperName) -> list[Agreement]:
    return [one.agreement for one in same_paper_names(first, second)]


PASSPORT = PaperName("QODIROV", "SHUHRAT", "BAXTIYOR OʻGʻLI")


@pytest.mark.parametrize(
    "other",
    [
        PASSPORT,
        PaperName("Qodirov", "Shuhrat", "Baxtiyor o'g'li"),
        PaperName("QODIROV", "SHUHRAT", "BAXTIYOR OGLI"),
        PaperName("Кодиров", "Шухрат", "Бахтиёр угли"),
        PaperName("Кодиров", "Шухрат", "Бахтиер угли"),
    ],
)
def test_papers_that_follow_the_passport_agree(other: PaperName) -> None:
    assert not differs(same_paper_names(PASSPORT, other))
    assert not differs(same_paper_names(other, PASSPORT))


@pytest.mark.parametrize(
    ("other", "field"),
    [
        (PaperName("Кадыров", "Шухрат", "Бахтиёр угли"), 0),
        (PaperName("Кодиров", "Шухрад", "Бахтиёр угли"), 1),
        (PaperName("Кодиров", "Шухрат", "Бахтиёрович"), 2),
        (PaperName("Kодиров", "Шухрат", "Бахтиёр угли"), 0),  # the first letter is Latin
    ],
)
def test_another_spelling_is_named_with_its_field(other: PaperName, field: int) -> None:
    compared = same_paper_names(PASSPORT, other)
    assert differs(compared)
    assert [at for at, one in enumerate(compared) if one.agreement is not Agreement.SAME] == [field]
    assert compared[field].agreement is Agreement.SPELLING
    assert (compared[field].first, compared[field].second) == (
        getattr(PASSPORT, compared[field].field),
        getattr(other, compared[field].field),
    )


def test_another_name_and_a_missing_one_are_told_apart() -> None:
    other = PaperName("Саидов", "Шухрат")
    assert _agreements(PASSPORT, other) == [Agreement.OTHER, Agreement.SAME, Agreement.MISSING]


def test_fields_that_both_papers_leave_empty_agree() -> None:
    assert not differs(same_paper_names(PaperName("RAHMON", "NAZAR"), PaperName("Рахмон", "Назар")))


def test_a_name_is_shown_whole() -> None:
    assert PASSPORT.whole == "QODIROV SHUHRAT BAXTIYOR OʻGʻLI"
    assert PaperName("RAHMON", "").whole == "RAHMON"
