"""What if I leave, go to another region, the law changes: two plans compared. Nothing is recorded, nothing stands in an address."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from hamroh.core.law import Facts
from hamroh.core.law.answers import (
    Supposition,
    facts_after_leaving,
    facts_elsewhere,
    facts_leaving,
    law_changes,
    suppose,
    suppose_new_law,
)
from hamroh.core.law.answers.saying import say_supposition
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.portal.asking.days import day_field, is_empty, read_days
from hamroh.portal.asking.drawing import said
from hamroh.portal.situation import Situation, situation_of
from hamroh.ui import dates
from hamroh.ui.parts import Option, Problem, Problems, Select, StepCard
from hamroh.ui.questions.fields import UnreadableAnswerError, problem_text

LEAVE, BACK, REGION, LAW = "leave", "back", "region", "law"
AHEAD = timedelta(days=400)
"""So far ahead changes of the law are named."""


@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HttpRequest) -> HttpResponse:
    """Ask what would change; the answer stands above the fields, which stay filled."""
    situation = situation_of(request)
    if situation is None:
        return redirect("portal:questions")
    words = words_of_law(situation.law, get_language() or "en")
    if request.method != "POST":
        return _page(request, situation, words)
    try:
        found = _supposed(request, situation)
    except UnreadableAnswerError as error:
        return _page(request, situation, words, problem=_problem_text(error.code))
    return _page(request, situation, words, answer=said(say_supposition(found), situation, words))


def _supposed(request: HttpRequest, situation: Situation) -> Supposition:
    """Raises UnreadableAnswerError."""
    law, facts, today = situation.law, situation.facts, situation.today
    day = next((one for one in _days_of_law(situation) if one.isoformat() == request.POST.get(LAW)), None)
    if day is not None:
        if request.POST.get(REGION) or not is_empty(request.POST, LEAVE):
            raise UnreadableAnswerError("one_at_a_time")
        return suppose_new_law(law=law, facts=facts, day=day)
    then, on = _changed(request, situation)
    return suppose(law=law, facts=facts, today=today, then=then, on=on)


def _days_of_law(situation: Situation) -> tuple[date, ...]:
    today = situation.today
    return law_changes(law=situation.law, after=today, until=today + AHEAD)


def _changed(request: HttpRequest, situation: Situation) -> tuple[Facts, date]:
    """The facts then and the day of their plan. Raises UnreadableAnswerError."""
    law, facts, on, posted = situation.law, situation.facts, situation.today, request.POST
    region = posted.get(REGION, "")
    if region in law.regions and region != facts.values.get("region"):
        facts = facts_elsewhere(law=law, facts=facts, region=region)
    if is_empty(posted, LEAVE):
        return facts, on
    left = read_days(posted, (LEAVE,))[0]
    if left < situation.today:
        raise UnreadableAnswerError("leave_in_past")
    if is_empty(posted, BACK):
        return facts_leaving(law=law, facts=facts, left=left), on
    back = read_days(posted, (BACK,))[0]
    if back < left:
        raise UnreadableAnswerError("back_before_leave")
    return facts_after_leaving(law=law, facts=facts, left=left, back=back), back


def _problem_text(code: str) -> str:
    texts = {
        "leave_in_past": gettext("This day has passed. Type today or a later day."),
        "one_at_a_time": gettext("Ask for one thing at a time: your own change, or the law's."),
        "back_before_leave": gettext("You come back before you leave. Change one of the days."),
    }
    return texts.get(code) or problem_text(code)


def _warning() -> str:
    return gettext("Before you leave the country, ask us: some things cannot be undone.")


def _law_field(situation: Situation, value: str) -> Select | None:
    """The days on which the law changes by what is known already; a bill is no law and not among them."""
    days = _days_of_law(situation)
    if not days:
        return None
    options = (Option(one.isoformat(), dates.day(one, today=situation.today)) for one in days)
    return Select(
        LAW,
        gettext("The law changes on this day"),
        hint=gettext("By what is adopted already. What is not published yet we do not guess."),
        value=value,
        options=(Option("", gettext("No change")), *options),
    )


def _page(
    request: HttpRequest,
    situation: Situation,
    words: LawWords,
    *,
    answer: tuple[str, ...] = (),
    problem: str = "",
) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    law = situation.law
    regions = tuple(Option(key, words.choice(REGION, key)) for key in law.regions)
    leave = day_field(LEAVE, gettext("I leave on this day"), posted)
    context = {
        "card": StepCard(gettext("Then this changes"), gettext("What if…"), paragraphs=(*answer, _warning()))
        if answer
        else None,
        "leave": leave,
        "back_again": day_field(BACK, gettext("I come back on this day"), posted),
        "region": Select(
            REGION,
            gettext("I work in another region"),
            value=posted.get(REGION, "") if posted else "",
            options=(Option("", gettext("No change")), *regions),
        )
        if REGION in law.answers.changes
        else None,
        "law": _law_field(situation, posted.get(LAW, "") if posted else ""),
        "problems": Problems((Problem(problem, leave.target),)) if problem else None,
        "back": reverse("portal:plan"),
    }
    return render(request, "portal/what_if.html", context, status=422 if problem else 200)
