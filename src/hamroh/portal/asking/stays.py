"""Earlier stays, told one by one: without them nobody can say how long somebody may still stay."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from hamroh.core.law import Law, Stay, Stays, check_answer
from hamroh.core.law.stays import read_stays
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.portal.asking.days import day_field, read_days
from hamroh.portal.questions import answers
from hamroh.portal.situation import Situation, situation_of
from hamroh.ui import dates
from hamroh.ui.parts import Problem, Problems
from hamroh.ui.questions.fields import UnreadableAnswerError, problem_text

ENTERED, LEFT = "entered", "left"


@require_http_methods(["GET", "HEAD", "POST"])
def stays_page(request: HttpRequest) -> HttpResponse:
    """Stays told so far, and the next one; what is wrong stays typed."""
    situation = situation_of(request)
    if situation is None or situation.law.residence is None:
        return redirect("portal:questions")
    if request.method != "POST":
        return _page(request, situation)
    kind, known = situation.law.residence.earlier, _known(situation)
    if "unknown" in request.POST or "none" in request.POST:
        answers.keep(request, kind, None if "unknown" in request.POST else ())
        return redirect("portal:plan")
    if "remove" in request.POST:
        left = tuple(one for one in known if one.entered.isoformat() != request.POST["remove"])
        answers.keep(request, kind, left)
        return redirect("portal:stays")
    try:
        entered, out = read_days(request.POST, (ENTERED, LEFT))
    except UnreadableAnswerError as error:
        return _page(request, situation, problem_text(error.code))
    told = read_stays([*known, Stay(entered, out)])
    code = told if isinstance(told, str) else _problem(situation, told)
    if code:
        return _page(request, situation, _words(situation.law).problem(code) or problem_text(code))
    answers.keep(request, kind, told)
    return redirect("portal:stays")


def _problem(situation: Situation, told: Stays) -> str | None:
    """A stay in the future, or one that ends after the present one began."""
    law, facts = situation.law, situation.facts
    residence = law.residence
    kind = residence.earlier if residence else ""
    code = check_answer(law=law, facts=facts, kind=kind, value=told, today=situation.today)
    entry = facts.values.get(residence.entry) if residence else None
    return code or ("stays_overlap" if isinstance(entry, date) and told[-1].left > entry else None)


def _known(situation: Situation) -> Stays:
    residence = situation.law.residence
    value = situation.facts.values.get(residence.earlier) if residence else ()
    return value if isinstance(value, tuple) else ()


def _words(law: Law) -> LawWords:
    return words_of_law(law, get_language() or "en")


def _page(request: HttpRequest, situation: Situation, problem: str = "") -> HttpResponse:
    residence = situation.law.residence
    words = _words(situation.law)
    posted = request.POST if problem else None
    entered = day_field(ENTERED, gettext("Day of entry"), posted)
    known = [
        (
            one.entered.isoformat(),
            gettext("%(entered)s to %(left)s")
            % {
                "entered": dates.day(one.entered, today=situation.today),
                "left": dates.day(one.left, today=situation.today),
            },
        )
        for one in _known(situation)
    ]
    context = {
        "title": words.question(residence.earlier if residence else ""),
        "known": known,
        "entered": entered,
        "left": day_field(LEFT, gettext("Day of exit"), posted),
        "problems": Problems((Problem(problem, entered.target),)) if problem else None,
        "back": reverse("portal:plan"),
    }
    return render(request, "portal/stays.html", context, status=422 if problem else 200)
