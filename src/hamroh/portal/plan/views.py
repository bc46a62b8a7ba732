"""The plan's page. It computes nothing of the law: the plan comes from core, words from the pack."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hamroh.accounts.sessions import person_of
from hamroh.core.law import Outcome
from hamroh.flows.paying.patents import standing_of_person
from hamroh.journeys.queries import PAYMENT
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.portal.advance.standing import standing_rows
from hamroh.portal.asking.drawing import draw_questions
from hamroh.portal.events.draft import last_told
from hamroh.portal.keeping.kept import opens_again
from hamroh.portal.place import phones_of
from hamroh.portal.plan.drawing import draw_plan, with_details_open, with_visit
from hamroh.portal.plan.refusals import draw_contradictions
from hamroh.portal.situation import Situation, situation_of
from hamroh.portal.visits.booked import has_visit
from hamroh.ui.parts import Summary


@require_safe
def plan_page(request: HttpRequest) -> HttpResponse:
    """The plan of who asks; open questions lead to the questions."""
    situation = situation_of(request)
    if situation is None:
        return redirect("portal:questions")
    words = words_of_law(situation.law, get_language() or "en")
    if situation.plan.outcome is Outcome.CONTRADICTION:
        return render(
            request, "portal/contradiction.html", {"clashes": draw_contradictions(situation, words)}
        )
    if situation.plan.outcome is Outcome.NO_RULE_KNOWN:
        return render(request, "portal/no_rule.html")
    for_paper = "print" in request.GET
    drawn = draw_plan(situation, words)
    if situation.served and has_visit(request, situation.plan):
        drawn = with_visit(drawn)
    pays = situation.plan.step(PAYMENT) is not None
    context = {
        "asked": () if for_paper else draw_questions(situation, words),
        "may_tell_stays": situation.law.residence is not None,
        "drawn": with_details_open(drawn) if for_paper else drawn,
        "today": situation.today,
        "for_paper": for_paper,
        "kept": (person_id := person_of(request)) is not None,
        "opens_again": person_id is not None and opens_again(person_id),
        "told": None if for_paper else _told(request, situation, words),
        "pays": pays,
        "served": situation.served,
        "centres": () if situation.served else phones_of(situation.law.key),
        "standing": _standing(request, situation) if pays else None,
    }
    return render(request, "portal/plan.html", context)


def _told(request: HttpRequest, situation: Situation, words: LawWords) -> str:
    """What was told today and can be taken back."""
    told = last_told(request, situation)
    return words.event(told.event) if told else ""


def _standing(request: HttpRequest, situation: Situation) -> Summary | None:
    """Until when the patent is paid and what each day rests on; None while nothing is known or kept."""
    person_id = person_of(request)
    if person_id is None:
        return None
    standing = standing_of_person(person_id, law=situation.law, today=situation.today)
    return standing_rows(standing) if standing else None
