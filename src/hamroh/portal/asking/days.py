"""Days that are typed in three parts each."""

from collections.abc import Iterable
from datetime import date

from django.http import QueryDict

from hamroh.ui.parts import DateInput
from hamroh.ui.questions.fields import read_date

PARTS = ("day", "month", "year")


def read_days(posted: QueryDict, names: Iterable[str]) -> tuple[date, ...]:
    """The days typed under these names. Raises UnreadableAnswerError for the first that is none."""
    return tuple(read_date(posted, name) for name in names)


def is_empty(posted: QueryDict, name: str) -> bool:
    """Whether nothing was typed for this day."""
    return not any(posted.get(f"{name}_{part}", "").strip() for part in PARTS)


def day_field(name: str, label: str, posted: QueryDict | None) -> DateInput:
    """The field for a day, with what was typed in it."""
    typed = {part: posted.get(f"{name}_{part}", "") if posted is not None else "" for part in PARTS}
    return DateInput(name, label, day=typed["day"], month=typed["month"], year=typed["year"])
