"""The answers of this session: plain values by kind of fact, in the order in which they were given."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from hamroh.core.law import Facts, Law, Value, next_questions, read_facts, value_to_data

SESSION_KEY = "answers"


def facts_of(request: HttpRequest, law: Law, today: date) -> Facts:
    """The answers as facts; what can no longer be read is left out and will be asked again."""
    return read_facts(law=law, data=request.session.get(SESSION_KEY, {}), today=today)[0]


def keep(request: HttpRequest, kind: str, value: Value | None) -> None:
    """Remember one answer; None means "I don't know"."""
    answers = dict(request.session.get(SESSION_KEY, {}))
    answers.pop(kind, None)
    answers[kind] = value_to_data(value)
    request.session[SESSION_KEY] = answers


def drop(request: HttpRequest, kinds: Iterable[str]) -> None:
    """Drop some answers, because something newer is recorded."""
    answers = dict(request.session.get(SESSION_KEY, {}))
    for kind in kinds:
        answers.pop(kind, None)
    request.session[SESSION_KEY] = answers


def forget(request: HttpRequest) -> None:
    """Drop all answers."""
    request.session.pop(SESSION_KEY, None)


def given(request: HttpRequest) -> tuple[str, ...]:
    """Kinds of fact in the order in which they were answered."""
    return tuple(request.session.get(SESSION_KEY, {}))


def open_kinds(law: Law, facts: Facts, today: date) -> frozenset[str]:
    """Kinds of fact that are still to be asked, as far as can be told now."""
    return frozenset(question.fact for question in next_questions(law=law, facts=facts, today=today))


def next_kind(law: Law, facts: Facts, today: date) -> str | None:
    """The kind of fact to ask for now; None when the plan needs no more."""
    return next((question.fact for question in next_questions(law=law, facts=facts, today=today)), None)
