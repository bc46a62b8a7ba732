"""From a kind of fact to a field, and from what was typed back to a value."""

from dataclasses import replace
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext

from hamroh.core.law import Value
from hamroh.core.law.rules import FactRule
from hamroh.ui import dates
from hamroh.ui.parts import DateInput, Option, Radios, Select, TextInput
from hamroh.ui.parts.fields import Field
from hamroh.ui.questions.words import NEAR, OTHER, QuestionWords, countries_by_name

ANSWER = "answer"
ELSE = "answer_else"
"""The list beside the near countries."""


class UnreadableAnswerError(Exception):
    """What was typed is no answer; `code` says why, `wrong` names the parts of a date at fault."""

    def __init__(self, code: str, wrong: frozenset[str] = frozenset()) -> None:
        super().__init__(code)
        self.code, self.wrong = code, wrong


def read_answer(rule: FactRule, posted: QueryDict, name: str = ANSWER) -> Value:
    """The value that was typed for a fact in the field `name`. Raises UnreadableAnswerError."""
    if rule.type == "date":
        return read_date(posted, name)
    text = posted.get(name, "").strip()
    if rule.type == "country" and text in {"", OTHER}:
        text = posted.get(ELSE, "").strip()
    if not text:
        raise UnreadableAnswerError("empty")
    if rule.type != "number":
        return text
    if not text.isdecimal() or len(text) > 9:
        raise UnreadableAnswerError("not_a_number")
    return int(text)


def field_for(
    rule: FactRule, words: QuestionWords, *, posted: QueryDict | None, known: Value | None
) -> Field:
    """The field of a page of its own that asks for a fact, with what was typed or is already known in it."""
    if rule.type == "date":
        return replace(date_field(rule, words, posted, known, ANSWER), heading=True)
    value = posted.get(ANSWER, "") if posted is not None else str(known or "")
    if rule.type == "country" and posted is None and value and value not in NEAR:
        value = OTHER
    if rule.type == "number":
        return TextInput(
            ANSWER, words.title, hint=words.hint, heading=True, value=value, inputmode="numeric", narrow=True
        )
    options = tuple(Option(key, text) for key, text in words.choices.items())
    return Radios(ANSWER, words.title, hint=words.hint, heading=True, value=value, options=options)


def list_beside(rule: FactRule, *, posted: QueryDict | None, known: Value | None) -> Select | None:
    """For a country: the list of those that are not near; nothing for other facts."""
    if rule.type != "country":
        return None
    value = posted.get(ELSE, "") if posted is not None else str(known or "")
    options = (Option("", gettext("Choose")), *(Option(code, name) for code, name in countries_by_name()))
    return Select(ELSE, gettext("Another country, if it is not above"), value=value, options=options)


def read_date(posted: QueryDict, name: str = ANSWER) -> date:
    """The day that was typed in three parts under a name. Raises UnreadableAnswerError."""
    typed = {part: posted.get(f"{name}_{part}", "").strip() for part in ("day", "month", "year")}
    empty = frozenset(part for part, text in typed.items() if not text)
    if len(empty) == len(typed):
        raise UnreadableAnswerError("empty")
    unreadable = frozenset(part for part, text in typed.items() if not text.isdecimal() or len(text) > 4)
    if unreadable:
        raise UnreadableAnswerError("date_part_missing", unreadable)
    if len(typed["year"]) != 4:
        raise UnreadableAnswerError("year_needs_four_digits", frozenset({"year"}))
    if not 1 <= int(typed["month"]) <= 12:
        raise UnreadableAnswerError("no_such_month", frozenset({"month"}))
    try:
        return date(int(typed["year"]), int(typed["month"]), int(typed["day"]))
    except ValueError:
        raise UnreadableAnswerError("no_such_day", frozenset({"day"})) from None


def date_field(
    rule: FactRule, words: QuestionWords, posted: QueryDict | None, known: Value | None, name: str
) -> DateInput:
    """A date in three parts, with what was typed or is already known in it."""
    typed = dict.fromkeys(("day", "month", "year"), "")
    if posted is not None:
        typed = {part: posted.get(f"{name}_{part}", "") for part in typed}
    elif isinstance(known, date):
        typed = {"day": str(known.day), "month": str(known.month), "year": str(known.year)}
    return DateInput(
        name,
        words.title,
        hint=words.hint,
        birthday=rule.key == "birth_date",
        day=typed["day"],
        month=typed["month"],
        year=typed["year"],
    )


def problem_text(code: str) -> str:
    """What happened and what to type, for an answer that could not even be read."""
    texts = {
        "empty": gettext("Choose or type an answer."),
        "date_part_missing": gettext("Type day, month and year in numbers."),
        "year_needs_four_digits": gettext("Type the year with four digits, such as 2026."),
        "no_such_month": gettext("Months go from 1 to 12."),
        "no_such_day": gettext("This month has no such day. Look again."),
    }
    return texts.get(code, gettext("This answer does not fit. Choose or type another."))


def mistake_text(code: str, by_law: str | None, *, today: date) -> str:
    """The same for any answer that can't be; `by_law` are the pack's words for it, if it has any."""
    if code == "in_future":
        words = gettext("This day has not come yet. Today is %(today)s.")
        return words % {"today": dates.day(today, today=today)}
    return by_law or problem_text(code)
