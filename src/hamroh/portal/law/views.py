"""Two pages open to anybody: what the law asks on a day, and one of its rules. No fact of a person is asked."""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from hamroh.core.law import Law
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.journeys.law import law_in_force
from hamroh.journeys.wording import words_of_law
from hamroh.portal.law.drawing import draw_rule, unsure_steps
from hamroh.portal.place import DEFAULT_ZONE, ZONES
from hamroh.ui.parts import Link, Problem, Problems, TextInput

DAY = "on"


@require_safe
def law_page(request: HttpRequest, pack: str) -> HttpResponse:
    """The steps that the law knows, and which of them are not sure on the chosen day."""
    law, day, problem = _asked(request, pack)
    words = words_of_law(law, get_language() or "en")
    known = law.first <= day <= law.last
    unsure = set(unsure_steps(law, day)) if known else set()
    steps = [
        (Link(words.step_title(one.key), _address(law, day, one.key)), one.key in unsure) for one in law.steps
    ]
    context = {
        "day": day,
        "field": _field(day, request, problem),
        "problems": Problems((Problem(problem, f"id_{DAY}"),)) if problem else None,
        "known": known,
        "steps": steps,
        "findings": tuple(words.finding(one.key) for one in law.findings),
        "version": law.content_hash[:12],
    }
    return render(request, "portal/law/law.html", context, status=422 if problem else 200)


@require_safe
def rule_page(request: HttpRequest, pack: str, step: str) -> HttpResponse:
    """One rule: for whom and why, how long, what it costs, which papers, by which act."""
    law, day, problem = _asked(request, pack)
    rule = next((one for one in law.steps if one.key == step), None)
    if rule is None:
        raise Http404
    words = words_of_law(law, get_language() or "en")
    context = {
        "day": day,
        "field": _field(day, request, problem),
        "problems": Problems((Problem(problem, f"id_{DAY}"),)) if problem else None,
        "known": law.first <= day <= law.last,
        "title": words.step_title(step),
        "text": words.step_text(step),
        "rule": draw_rule(rule, law, words, day),
        "back": Link(gettext("All rules of this day"), _address(law, day)),
    }
    return render(request, "portal/law/rule.html", context, status=422 if problem else 200)


def _asked(request: HttpRequest, pack: str) -> tuple[Law, date, str]:
    """The law in force here, the day, and what is wrong with the day that was typed."""
    now = clock.now()
    try:
        law = law_in_force(now=now, pack=pack)
    except DomainError as error:
        raise Http404 from error
    today = now.astimezone(ZoneInfo(ZONES.get(law.key, DEFAULT_ZONE))).date()
    typed = request.GET.get(DAY, "").strip()[:20]
    if not typed:
        return law, today, ""
    try:
        return law, date.fromisoformat(typed), ""
    except ValueError:
        return law, today, gettext("There is no such day. Check the date.")


def _field(day: date, request: HttpRequest, problem: str) -> TextInput:
    typed = request.GET.get(DAY, "")[:20]
    value = typed if problem else day.isoformat()
    return TextInput(
        DAY, gettext("Show the law of another day"), kind="date", value=value, error=problem, narrow=True
    )


def _address(law: Law, day: date, step: str = "") -> str:
    path = reverse("portal:law_rule", args=[law.key, step]) if step else reverse("portal:law", args=[law.key])
    return f"{path}?{DAY}={day.isoformat()}"
