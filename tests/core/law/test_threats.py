"""What may follow an offence, by the law of the day."""

from datetime import date

import pytest

from hamroh.core.law import Subject, offences_at
from tests.core.law.mini import make_law, make_more

LAW = make_law(make_more())
DAY = date(2025, 5, 5)


def test_fines_in_units_of_an_index_take_that_of_the_day() -> None:
    found = offences_at(LAW, DAY, step="file", days_late=4)
    assert [(one.least, one.most, one.sanction.removal.value) for one in found] == [
        (120_005, 186_008, "possible")  # 10 and 15.5 times 120.005
    ]
    march = offences_at(LAW, date(2025, 3, 31), step="file", days_late=4)
    assert [(one.least, one.most) for one in march] == [(110_000, 170_500)]  # 10 and 15.5 times 110


@pytest.mark.parametrize(
    ("late", "rungs"), [(1, [True]), (3, [True]), (4, [False]), (400, [False]), (None, [True, False])]
)
def test_a_ladder_has_one_rung_for_each_number_of_days(late: int | None, rungs: list[bool]) -> None:
    assert [one.sanction.warning for one in offences_at(LAW, DAY, step="file", days_late=late)] == rungs


def test_a_repeated_offence_is_named_only_when_asked_for() -> None:
    found = offences_at(LAW, DAY, step="file", days_late=9, repeated=True)
    assert [(one.least, one.most) for one in found][-1] == (500, 700)
    assert found[-1].sanction.arrest_days == 10


def test_a_region_that_is_not_told_apart_may_be_in_any_group() -> None:
    keys = {
        region: {one.offence.key for one in offences_at(LAW, DAY, region=region)}
        for region in ("1", "2", "other", None)
    }
    both = {"late_file", "late_file_first"}
    assert keys == {"1": {"late_file_first"}, "2": {"late_file"}, "other": both, None: both}


def test_a_sanction_ends_with_its_last_day_and_an_unknown_index_gives_no_sum() -> None:
    assert offences_at(LAW, date(2026, 1, 1), step="file", days_late=4) == ()
    early = offences_at(LAW, date(2023, 1, 1), step="file", days_late=4)[0]
    assert early.fine_unknown
    assert early.most is None


def test_who_answers_narrows_and_outside_the_known_days_nothing_is_said() -> None:
    (company,) = offences_at(LAW, DAY, subject=Subject.COMPANY)
    assert company.sanction.stop_days == (14, 90)
    assert not company.fine_unknown
    assert offences_at(LAW, DAY, subject=Subject.HOST) == ()
    assert offences_at(LAW, date(2019, 12, 31)) == ()
    warned = offences_at(LAW, DAY, step="file", days_late=1)[0]
    assert (warned.least, warned.fine_unknown) == (None, False)
