"""A day that staff type in three fields."""

from datetime import date

from django.http import QueryDict

from hamroh.ui.forms import PARTS_OF_A_DAY


def read_day(sent: QueryDict, name: str) -> date | None:
    """The day of the fields `<name>_day`, `_month` and `_year`; None when they name none."""
    parts = [sent.get(f"{name}_{part}", "").strip() for part in PARTS_OF_A_DAY]
    if not all(part.isdecimal() and part.isascii() and len(part) <= 4 for part in parts):
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None
