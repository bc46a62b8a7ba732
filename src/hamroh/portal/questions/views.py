"""One question a page: ask, check, remember, go on."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from hamroh.accounts.sessions import person_of
from hamroh.core.law import Facts, Law, check_answer
from hamroh.core.law.rules import FactRule
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.portal.keeping.kept import record_answers
from hamroh.portal.questions import answers
from hamroh.portal.situation import known_here
from hamroh.ui.parts import Details, Problem, Problems, Progress
from hamroh.ui.parts.fields import DateInput, Field
from hamroh.ui.questions.fields import (
    UnreadableAnswerError,
    field_for,
    list_beside,
    mistake_text,
    read_answer,
)
from hamroh.ui.questions.words import question_words


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Go to the first open question, or to the plan when there is none."""
    return _go_on(*known_here(request))


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for one fact; a wrong answer stays typed beside what is wrong with it."""
    law, today, facts = known_here(request)
    rule = law.facts.get(kind)
    if rule is None or not rule.ask:
        raise Http404
    if request.method != "POST":
        return _page(request, _Asked(rule, law, facts, today))
    try:
        value = None if "unknown" in request.POST else read_answer(rule, request.POST)
    except UnreadableAnswerError as error:
        return _page(request, _Asked(rule, law, facts, today, error.code, error.wrong))
    if value is not None:
        code = check_answer(law=law, facts=facts, kind=kind, value=value, today=today)
        if code:
            return _page(request, _Asked(rule, law, facts, today, code))
    answers.keep(request, kind, value)
    law, today, facts = known_here(request)
    person_id = person_of(request)
    if person_id is not None and answers.next_kind(law, facts, today) is None:
        record_answers(request, person_id)
    return _go_on(law, today, facts)


@require_http_methods(["POST"])
def start_anew(request: HttpRequest) -> HttpResponse:
    """Forget the answers of this session and ask from the beginning."""
    answers.forget(request)
    return redirect("portal:questions")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question on its page: what is known already, and what was wrong with the answer."""

    rule: FactRule
    law: Law
    facts: Facts
    today: date
    code: str = ""
    wrong: frozenset[str] = frozenset()


def _go_on(law: Law, today: date, facts: Facts) -> HttpResponse:
    kind = answers.next_kind(law, facts, today)
    return redirect("portal:question", kind=kind) if kind else redirect("portal:plan")


def _page(request: HttpRequest, asked: _Asked) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    known = asked.facts.values.get(asked.rule.key)
    law_words = words_of_law(asked.law, get_language() or "en")
    words = question_words(asked.rule, asked.law, law_words)
    field = _marked(field_for(asked.rule, words, posted=posted, known=known), asked, law_words)
    target = field.target if isinstance(field, DateInput) else field.id
    back, progress = _place(request, asked)
    context = {
        "question": field,
        "beside": list_beside(asked.rule, posted=posted, known=known),
        "why": Details(gettext("Why do we ask this?"), (words.why,)),
        "may_not_know": words.unknown,
        "reads_passport": asked.rule.key == "citizenship",
        "back": back,
        "progress": progress,
        "problems": Problems((Problem(field.error, target),)) if field.error else None,
        "title": words.title,
    }
    return render(request, "portal/question.html", context, status=422 if field.error else 200)


def _place(request: HttpRequest, asked: _Asked) -> tuple[str, Progress]:
    """Where "back" leads, and how far one is."""
    kind = asked.rule.key
    earlier = answers.given(request)
    index = earlier.index(kind) if kind in earlier else len(earlier)
    back = reverse("portal:question", args=[earlier[index - 1]]) if index else reverse("portal:start")
    still_open = answers.open_kinds(asked.law, asked.facts, asked.today) - {kind}
    return back, Progress(index + 1, max(index + 1 + len(still_open), len(earlier)))


def _marked(field: Field, asked: _Asked, words: LawWords) -> Field:
    if not asked.code:
        return field
    text = mistake_text(asked.code, words.problem(asked.code), today=asked.today)
    if isinstance(field, DateInput):
        return replace(field, error=text, wrong=asked.wrong)
    return replace(field, error=text)
