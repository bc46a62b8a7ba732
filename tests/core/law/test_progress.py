"""Which day people are told."""

from datetime import date

import pytest

from hamroh.core.law.progress import day_to_name

SUNDAY, FRIDAY = date(2027, 2, 7), date(2027, 2, 5)


@pytest.mark.parametrize(
    ("safe", "working_day", "by_state", "told"),
    [
        (SUNDAY, FRIDAY, True, FRIDAY),  # an office is shut on Sunday
        (SUNDAY, FRIDAY, False, SUNDAY),  # a payment by phone is not
        (SUNDAY, None, True, SUNDAY),  # the calendar of that year is not known
        (None, None, True, None),
    ],
)
def test_the_working_day_before_is_told_where_an_office_must_be_open(
    safe: date | None, working_day: date | None, by_state: bool, told: date | None
) -> None:
    assert day_to_name(safe=safe, working_day=working_day, by_state=by_state) == told
