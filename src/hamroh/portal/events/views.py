"""From the plan: something has changed. What, since when, what moves, and only then it is recorded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from hamroh.accounts.sessions import actor_of_request, person_of
from hamroh.core.law import Outcome
from hamroh.core.law.answers import possible_events
from hamroh.flows.planning import take_back_event, tell_event
from hamroh.foundation import clock
from hamroh.foundation.ids import new_id
from hamroh.journeys.wording import words_of_law
from hamroh.portal.events import asking, draft, drawing
from hamroh.portal.questions import answers
from hamroh.portal.situation import Situation, situation_of

EVENT = "event"


@require_http_methods(["GET", "HEAD", "POST"])
def changed(request: HttpRequest) -> HttpResponse:
    """What can have happened to this person; the choice stands in the session, never in an address."""
    situation = situation_of(request)
    if situation is None:
        return redirect("portal:questions")
    words = words_of_law(situation.law, get_language() or "en")
    events = possible_events(law=situation.law, facts=situation.facts, today=situation.today)
    if request.method != "POST":
        return render(request, "portal/events/choose.html", drawing.choice(situation, events, words))
    event = next((one for one in events if one.key == request.POST.get(EVENT)), None)
    if event is None:
        context = drawing.choice(situation, events, words, error=gettext("Choose what has happened."))
        return render(request, "portal/events/choose.html", context, status=422)
    payment = situation.law.answers.payment
    if person_of(request) is not None and payment is not None and payment.until in event.asks:
        return redirect(
            "portal:advance_receipt"
        )  # a payment is a receipt that the bank and the tax office answer
    draft.begin(request, event.key)
    return redirect("portal:changed_tell")


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest) -> HttpResponse:
    """One question a page, until all is told."""
    situation = situation_of(request)
    telling = draft.draft_of(request, situation) if situation else None
    if situation is None or telling is None:
        return redirect("portal:changed")
    kind = telling.next_kind(situation)
    if kind is None:
        return redirect("portal:changed_check")
    asked = asking.ask(situation, telling, kind)
    if request.method != "POST":
        return render(request, "portal/events/tell.html", asked.context())
    if request.POST.get("kind") != kind:
        return redirect("portal:changed_tell")  # the same page sent twice
    told = asked.read(request.POST)
    if isinstance(told, asking.Mistake):
        return render(request, "portal/events/tell.html", asked.context(request.POST, told), status=422)
    draft.say(request, told)
    return redirect("portal:changed_tell")


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """What moves if this is so, before anything is recorded; then it is."""
    situation = situation_of(request)
    telling = draft.draft_of(request, situation) if situation else None
    if situation is None or telling is None:
        return redirect("portal:plan")
    if telling.next_kind(situation) is not None:
        return redirect("portal:changed_tell")
    if request.method == "POST" and "wrong" in request.POST:
        draft.forget(request)
        return redirect("portal:plan")
    words = words_of_law(situation.law, get_language() or "en")
    found = drawing.supposed(situation, telling)
    if request.method != "POST" or found.after.outcome is not Outcome.PLAN:
        context = drawing.what_moves(situation, telling, found, words)
        return render(request, "portal/events/check.html", context)
    _record(request, situation, telling)
    draft.forget(request)
    return redirect("portal:plan")


def _record(request: HttpRequest, situation: Situation, telling: draft.Draft) -> None:
    """In the kept plan, or in this session when nothing is kept. Claimed, never verified."""
    changes = telling.changes(situation)
    before = draft.session_answers(request)
    person_id = person_of(request) if situation.served else None
    this = None
    if person_id is not None:
        this = new_id()
        tell_event(
            actor=actor_of_request(request),
            now=clock.now(),
            person_id=person_id,
            facts=changes,
            telling=this,
            today=situation.today,
        )
        answers.drop(request, changes)
    else:
        for kind, value in changes.items():
            answers.keep(request, kind, value)
    draft.remember(request, draft.Told(telling.event.key, this, before), situation.today)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """It was a slip: what held before holds again."""
    situation = situation_of(request)
    told = draft.last_told(request, situation) if situation else None
    person_id = person_of(request)
    if situation is None or told is None:
        return redirect("portal:plan")
    if told.telling is not None and person_id is not None:
        take_back_event(
            actor=actor_of_request(request),
            now=clock.now(),
            person_id=person_id,
            telling=told.telling,
            today=situation.today,
        )
    if (told.telling is None) is (person_id is None):
        draft.restore_answers(request, told.before)
    draft.forget_last(request)
    return redirect("portal:plan")
