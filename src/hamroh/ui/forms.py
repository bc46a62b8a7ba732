"""Django forms in our parts: how a bound field is shown, the three-part date, the error summary."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hamroh.ui import parts

PARTS_OF_A_DAY = ("day", "month", "year")


class DayWidget(forms.Widget):
    """Three fields `<name>_day`, `<name>_month`, `<name>_year`; its value is the three texts as typed."""

    def value_from_datadict(
        self, data: Mapping[str, object], _files: object, name: str
    ) -> tuple[str, str, str]:
        day, month, year = (str(data.get(f"{name}_{part}", "")).strip() for part in PARTS_OF_A_DAY)
        return day, month, year

    def value_omitted_from_data(self, data: Mapping[str, object], _files: object, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in PARTS_OF_A_DAY)

    def format_value(self, value: object) -> tuple[str, str, str] | None:
        if isinstance(value, date):
            return str(value.day), str(value.month), str(value.year)
        return value if isinstance(value, tuple) else None


class WrongDay(forms.ValidationError):
    """Says which parts of a date are at fault."""

    def __init__(self, message: object, wrong: frozenset[str] = frozenset()) -> None:
        super().__init__(str(message))
        self.wrong = wrong


class DayField(forms.Field):
    """A date typed as day, month and year. Limits (not in the future …) are the form's own `clean_<name>`."""

    widget = DayWidget
    default_error_messages = {
        "required": _("Write the day, the month and the year."),
        "part": _("Write the part of the date that is missing."),
        "number": _("Write the date in numbers, for example 16 11 2026."),
        "none": _("There is no such day. Check the date."),
        "year": _("Write the year with four digits, for example 2026."),
    }

    def to_python(self, value: object) -> date | None:
        if isinstance(value, date):
            return value
        if not isinstance(value, tuple):
            return None
        typed = dict(zip(PARTS_OF_A_DAY, value, strict=True))
        if not any(typed.values()):
            return None
        self._refuse("part", {part for part, text in typed.items() if not text})
        self._refuse("number", {part for part, text in typed.items() if not text.isdecimal()})
        if len(typed["year"]) != 4:
            self._refuse("year", {"year"})
        self._refuse("none", {part for part in ("day", "month") if len(typed[part]) > 2})
        day, month, year = (int(typed[part]) for part in PARTS_OF_A_DAY)
        try:
            return date(year, month, day)
        except ValueError:
            wrong = "year" if not year else "day" if 1 <= month <= 12 else "month"
            raise WrongDay(self.error_messages["none"], frozenset({wrong})) from None

    def _refuse(self, code: str, wrong: set[str]) -> None:
        if wrong:
            raise WrongDay(self.error_messages[code], frozenset(wrong))


def part_of(bound: forms.BoundField, **options: object) -> parts.Field:
    """The part that shows a form's field, with the value as it was typed.

    `options` are further arguments of the part, for example heading=True or inputmode="numeric".
    """
    shown = _plain_part(bound, bound.html_name, str(bound.label))
    error = " ".join(str(text) for text in bound.errors)
    # The options are checked by the part itself, at run time.
    change = cast("Callable[..., parts.Field]", replace)
    return change(shown, hint=str(bound.help_text), error=error, **options)


def _plain_part(bound: forms.BoundField, name: str, label: str) -> parts.Field:
    widget, value = bound.field.widget, bound.value()
    text = "" if value is None else str(value)
    if isinstance(widget, DayWidget):
        day, month, year = widget.format_value(value) or ("", "", "")
        return parts.DateInput(name, label, day=day, month=month, year=year, wrong=_wrong_parts(bound))
    if isinstance(widget, forms.CheckboxInput):
        return parts.Checkbox(name, label, checked=bool(value))
    if isinstance(widget, forms.Textarea):
        return parts.TextArea(name, label, value=text)
    if isinstance(widget, forms.RadioSelect | forms.Select):
        choices = tuple(parts.Option(str(key), str(shown)) for key, shown in widget.choices)
        kind = parts.Radios if isinstance(widget, forms.RadioSelect) else parts.Select
        return kind(name, label, options=choices, value=text)
    return parts.TextInput(name, label, value=text, kind=getattr(widget, "input_type", None) or "text")


def problems_of(form: forms.BaseForm) -> parts.Problems | None:
    """The error summary of a form; None when there is nothing to mend. Give it to the page as `problems`."""
    items = [parts.Problem(str(text), "main") for text in form.non_field_errors()]
    for name in form.fields:
        bound = form[name]
        shown = part_of(bound)
        target = shown.target if isinstance(shown, parts.DateInput) else f"id_{bound.html_name}"
        items += [parts.Problem(str(text), target) for text in bound.errors]
    return parts.Problems(tuple(items)) if items else None


def _wrong_parts(bound: forms.BoundField) -> frozenset[str]:
    errors = bound.form.errors.get(bound.name)
    found = errors.as_data() if errors else []
    return frozenset().union(*(getattr(error, "wrong", ()) for error in found))
