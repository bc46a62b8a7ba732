"""What a person answers, all questions on one page: typed for who stands here, marked where a paper was seen."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from hamroh.core.law import Facts, Law, Outcome, Value, check_answer, make_plan, next_questions
from hamroh.core.law.rules import FactRule
from hamroh.flows.planning.answers import SHOWN_BY, record_answers
from hamroh.foundation.errors import DomainError
from hamroh.journeys.law import law_for
from hamroh.journeys.queries import facts_of
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.people.access import look_up_person
from hamroh.ui.parts import Checkbox, Option, Problem, Problems, Select, Tag, TagState, TextInput
from hamroh.ui.parts.fields import DateInput, Field
from hamroh.ui.questions.fields import UnreadableAnswerError, date_field, mistake_text, read_answer
from hamroh.ui.questions.words import NEAR, OTHER, QuestionWords, countries_by_name, question_words
from hamroh.workspace.problems import problem_of
from hamroh.workspace.reception.drawing import person_summary
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the page: its field, "does not know", the paper that may have been seen, and what is known of it."""

    field: Field
    unknown: Checkbox | None
    seen: Checkbox | None
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The law, what is recorded, what was typed and what is wrong with it."""

    law: Law
    facts: Facts
    today: date
    posted: QueryDict | None = None
    wrong: dict[str, tuple[str, frozenset[str]]] | None = None

    @property
    def kinds(self) -> list[str]:
        """What is answered or can be asked now, in asking order."""
        still = {one.fact for one in next_questions(law=self.law, facts=self.facts, today=self.today)}
        return [
            kind
            for kind, rule in self.law.facts.items()
            if rule.ask and (self.facts.answered(kind) or kind in still)
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def answers_page(request: HttpRequest, place: Workplace, person_id: UUID) -> HttpResponse:
    """Ask what the law's plan needs; the page comes back until no question is open."""
    law = law_for(person_id, now=place.now)
    sheet = _Sheet(law, facts_of(person_id, law=law, today=place.today), place.today)
    if request.method != "POST":
        return _page(place, person_id, sheet)
    answers, wrong = _read(replace(sheet, posted=request.POST), request.POST)
    seen = {kind for kind in answers if f"seen-{kind}" in request.POST}
    sheet = replace(sheet, posted=request.POST, wrong=wrong)
    if wrong:
        return _page(place, person_id, sheet)
    try:
        record_answers(
            actor=place.actor,
            now=place.now,
            person_id=person_id,
            answers=answers,
            seen=seen,
            today=place.today,
        )
    except DomainError as error:
        kind = str(error.data.get("fact", ""))
        return _page(place, person_id, replace(sheet, wrong={kind: (problem_of(error), frozenset())}))
    plan = make_plan(law=law, facts=facts_of(person_id, law=law, today=place.today), today=place.today)
    still_open = plan.outcome in {Outcome.QUESTIONS, Outcome.CONTRADICTION}
    return redirect("workspace:answers" if still_open else "workspace:person", person_id=person_id)


def _read(
    sheet: _Sheet, posted: QueryDict
) -> tuple[dict[str, Value | None], dict[str, tuple[str, frozenset[str]]]]:
    """What was answered, and what is wrong by kind; fields left empty answer nothing."""
    answers: dict[str, Value | None] = {}
    wrong: dict[str, tuple[str, frozenset[str]]] = {}
    facts = sheet.facts
    words = words_of_law(sheet.law, get_language() or "en")
    for kind in sheet.kinds:
        rule, name = sheet.law.facts[kind], f"fact-{kind}"
        try:
            unknown = f"unknown-{kind}" in posted or posted.get(name) == UNKNOWN
            value = None if unknown else read_answer(rule, posted, name)
            code = (
                ""
                if value is None
                else check_answer(law=sheet.law, facts=facts, kind=kind, value=value, today=sheet.today)
            )
            parts: frozenset[str] = frozenset()
        except UnreadableAnswerError as error:
            if error.code == "empty":
                continue
            value, code, parts = None, error.code, error.wrong
        if code:
            wrong[kind] = (mistake_text(code, words.problem(code), today=sheet.today), parts)
            continue
        answers[kind] = value
        facts = facts.with_answer(kind, value)
    return answers, wrong


def _page(place: Workplace, person_id: UUID, sheet: _Sheet) -> HttpResponse:
    person = look_up_person(
        actor=place.actor, person_id=person_id, page="answers", why="ask_questions", now=place.now
    )
    words = words_of_law(sheet.law, get_language() or "en")
    asked = [_asked(sheet.law.facts[kind], sheet, words) for kind in sheet.kinds]
    plan = make_plan(law=sheet.law, facts=sheet.facts, today=sheet.today)
    context = {
        "person": person,
        "summary": person_summary(person),
        "asked": asked,
        "contradictions": [words.contradiction(one.key) for one in plan.contradictions],
        "is_open": plan.outcome is Outcome.QUESTIONS,
        "problems": _problems(sheet),
    }
    return place.render("workspace/reception/answers.html", context, status=422 if sheet.wrong else 200)


def _asked(rule: FactRule, sheet: _Sheet, words: LawWords) -> Asked:
    kind, facts, posted = rule.key, sheet.facts, sheet.posted
    said = question_words(rule, sheet.law, words)
    text, parts = (sheet.wrong or {}).get(kind, ("", frozenset()))
    field = replace(_field(rule, sheet, said), error=text)
    if isinstance(field, DateInput):
        field = replace(field, wrong=parts)
    unknown = None
    if rule.type == "date" and said.unknown:
        ticked = f"unknown-{kind}" in posted if posted is not None else kind in facts.unknown
        unknown = Checkbox(f"unknown-{kind}", gettext("Does not know it"), checked=ticked)
    seen, tag = None, None
    if kind in SHOWN_BY:
        ticked = posted is not None and f"seen-{kind}" in posted
        seen = Checkbox(f"seen-{kind}", _seen_words(SHOWN_BY[kind]), checked=ticked)
    if kind in facts.verified:
        tag = Tag(gettext("Seen on paper"), TagState.DONE)
    return Asked(field, unknown, seen, tag)


def _field(rule: FactRule, sheet: _Sheet, said: QuestionWords) -> Field:
    name, known = f"fact-{rule.key}", sheet.facts.values.get(rule.key)
    if rule.type == "date":
        return date_field(rule, said, sheet.posted, known, name)
    if sheet.posted is not None:
        value = sheet.posted.get(name, "")
    else:
        value = UNKNOWN if rule.key in sheet.facts.unknown else str(known or "")
    if rule.type == "number":
        return TextInput(name, said.title, hint=said.hint, value=value, inputmode="numeric", narrow=True)
    return Select(name, said.title, hint=said.hint, value=value, options=tuple(_options(rule, said)))


def _options(rule: FactRule, said: QuestionWords) -> list[Option]:
    options = [Option("", gettext("Not answered yet"))]
    options += [Option(key, text) for key, text in said.choices.items() if key != OTHER]
    if rule.type == "country":
        options += [Option(code, name) for code, name in countries_by_name() if code not in NEAR]
    if said.unknown:
        options.append(Option(UNKNOWN, gettext("Does not know it")))
    return options


def _seen_words(paper: str) -> str:
    return {
        "passport": gettext("I have seen it in the passport"),
        "migration_card": gettext("I have seen it on the migration card"),
        "registration_slip": gettext("I have seen it on the registration slip"),
        "patent": gettext("I have seen it on the patent"),
    }[paper]


def _problems(sheet: _Sheet) -> Problems | None:
    if not sheet.wrong:
        return None
    items = []
    for kind, (text, parts) in sheet.wrong.items():
        rule = sheet.law.facts.get(kind)
        part = next((one for one in ("day", "month", "year") if one in parts), "day")
        target = f"id_fact-{kind}_{part}" if rule and rule.type == "date" else f"id_fact-{kind}"
        items.append(Problem(text, target if rule else "main"))
    return Problems(tuple(items))
