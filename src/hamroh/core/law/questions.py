"""Which facts are still needed, and whether an answer is possible."""

from collections.abc import Container, Mapping
from datetime import date

from hamroh.core.countries import COUNTRIES
from hamroh.core.law.conditions import TODAY
from hamroh.core.law.facts import Facts, Trust, Value
from hamroh.core.law.plan import Question
from hamroh.core.law.rules import FactRule, Law
from hamroh.core.law.selection import open_questions
from hamroh.core.law.stays import STAY_ERRORS, read_stays

EARLIEST = date(1900, 1, 1)
FUTURE_YEARS = 10
_NONE = Facts()


def next_questions(*, law: Law, facts: Facts, today: date) -> tuple[Question, ...]:
    """The facts that are needed given the earlier answers, in asking order; the first is to be asked now."""
    return open_questions(law, facts, {**facts.values, TODAY: today})


def check_answer(*, law: Law, facts: Facts, kind: str, value: Value, today: date) -> str | None:
    """Why this answer can't be: a stable error code, or None when it can.

    Codes: unknown_fact, not_a_date, in_future, too_early, too_late, before_birth_date (before_ and the
    name of any other fact), unknown_country, unknown_region, unknown_choice, not_a_number, out_of_range, and of
    stays: not_stays, left_before_entered, stays_overlap.
    """
    rule = law.facts.get(kind)
    return "unknown_fact" if rule is None else _problem(law, rule, facts, value, today)


def _problem(law: Law, rule: FactRule, facts: Facts, value: Value, today: date) -> str | None:
    if rule.type == "date":
        return _check_date(rule, facts, value, today)
    if rule.type == "number":
        return _check_number(rule, value)
    if rule.type == "stays":
        return _check_stays(value, today)
    allowed: Container[object] = rule.choices
    if rule.type == "country":
        allowed = COUNTRIES
    elif rule.type == "region":
        allowed = law.regions
    return None if value in allowed else f"unknown_{rule.type}"


def _check_date(rule: FactRule, facts: Facts, value: Value, today: date) -> str | None:
    if not isinstance(value, date):
        return "not_a_date"
    if value > today and not rule.future:
        return "in_future"
    if value < EARLIEST:
        return "too_early"
    if value.year > today.year + FUTURE_YEARS:
        return "too_late"
    floor = facts.values.get(rule.not_before)
    return f"before_{rule.not_before}" if isinstance(floor, date) and value < floor else None


def _check_stays(value: Value, today: date) -> str | None:
    stays = read_stays(value)
    if isinstance(stays, str):
        return value if isinstance(value, str) and value in STAY_ERRORS else stays
    if stays and stays[-1].left > today:
        return "in_future"
    return "too_early" if stays and stays[0].entered < EARLIEST else None


def _check_number(rule: FactRule, value: Value) -> str | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return "not_a_number"
    return None if rule.smallest <= value <= rule.largest else "out_of_range"


def read_facts(*, law: Law, data: object, today: date) -> tuple[Facts, tuple[tuple[str, str], ...]]:
    """Facts from plain data (JSON), and the pairs of fact and error code that could not be read.

    `{"citizenship": "UZ", "entry_date": {"value": "2026-11-16", "trust": "verified"}, "birth_date": null}`;
    null means "the person can't tell". Stays are a list: `[{"entered": "2026-01-10", "left": "2026-02-01"}]`.
    """
    errors: list[tuple[str, str]] = []
    values: dict[str, Value] = {}
    verified, unknown = set(), set()
    items = data.items() if isinstance(data, dict) else ()
    if not isinstance(data, dict):
        errors.append(("", "not_an_object"))
    for kind, written in items:
        content, trust = _unfold(written) if isinstance(written, dict) else (written, Trust.CLAIMED)
        rule = law.facts.get(kind)
        value = _typed(rule, content)
        problem = "unknown_fact" if rule is None else None
        if rule is not None and value is not None:
            problem = _problem(law, rule, _NONE, value, today)
        if problem:
            errors.append((str(kind), problem))
        elif value is None:
            unknown.add(kind)
        else:
            values[kind] = value
            if trust is Trust.VERIFIED:
                verified.add(kind)
    return Facts(values, frozenset(verified), frozenset(unknown)), tuple(errors)


def _unfold(written: Mapping[str, object]) -> tuple[object, Trust]:
    verified = written.get("trust") == Trust.VERIFIED
    return written.get("value"), Trust.VERIFIED if verified else Trust.CLAIMED


def _typed(rule: FactRule | None, content: object) -> Value | None:
    if rule is not None and rule.type == "date" and isinstance(content, str):
        try:
            return date.fromisoformat(content)
        except ValueError:
            return content
    if rule is not None and rule.type == "stays" and content is not None:
        return read_stays(content)
    return content if content is None or isinstance(content, str | int | date) else ""
