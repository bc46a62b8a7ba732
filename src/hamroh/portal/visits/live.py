"""The day of the visit as it happens: the lit card that says where to go, the number, the road."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, gettext, pgettext

from hamroh.booking.models import Visit
from hamroh.core.dispatch.states import TicketState
from hamroh.floor.queries import Live, live_state, may_return_by_phone
from hamroh.floor.queries.live import Stop as LiveStop
from hamroh.floor.queries.live import StopState as LiveState
from hamroh.flows.visiting.codes import visit_code
from hamroh.network.models import Centre
from hamroh.network.queries import in_language, list_services
from hamroh.ui import dates
from hamroh.ui.parts import Qr, Road, StepCard, Stop, StopState, Tag, TagState, Ticket

SECONDS = 20
"""How often the page takes itself anew."""
_LOOKS = {
    LiveState.DONE: StopState.PAST,
    LiveState.FAILED: StopState.DOUBT,
    LiveState.HERE: StopState.HERE,
    LiveState.NOT_TODAY: StopState.DOUBT,
}


@dataclass(frozen=True, slots=True)
class LiveVisit:
    """What stands on the page instead of the booked road from check-in on."""

    id: str
    card: StepCard
    ticket: Ticket
    road: Road
    ends: str
    may_return: bool
    """Whether the person may say here that they are in the centre again."""
    at: str
    """When it was looked up, by the centre's clock."""


def draw_live(visit: Visit, *, now: datetime) -> LiveVisit | None:
    """The visit's ticket as its person sees it; None before check-in."""
    live = live_state(now=now, visit_id=visit.pk)
    if live is None:
        return None
    names = {one.pk: in_language(one.names, get_language() or "ru") for one in list_services()}
    centre = visit.centre
    away = live.state == TicketState.AWAY
    may_return = away and may_return_by_phone(ticket_id=live.ticket_id, now=now)
    over = live.state in {TicketState.DONE, TicketState.LEFT}
    ends = "" if over or live.ends_at is None else dates.clock(live.ends_at, zone=centre.time_zone)
    qr = Qr(visit_code(visit.pk), gettext("Code of your visit, to be shown at the door"))
    stops = (
        _stop(number, one, names.get(one.service_id, ""), centre)
        for number, one in enumerate(live.stops, start=1)
    )
    return LiveVisit(
        id=f"live-{visit.pk.hex}",
        card=_card(live, {str(key): name for key, name in names.items()}, centre, now, may_return=may_return),
        ticket=Ticket(live.number, qr),
        road=Road(tuple(stops), day=True),
        ends=ends,
        may_return=may_return,
        at=dates.clock(now, zone=centre.time_zone),
    )


def _card(live: Live, names: dict[str, str], centre: Centre, now: datetime, *, may_return: bool) -> StepCard:
    clock = dates.clock(now, zone=centre.time_zone)
    service = names.get(str(live.service_id), "")
    if live.state == TicketState.CALLED:
        ready = gettext("Have your passport ready.")
        floor = _floor(live.floor)
        return _lit(
            gettext("You are called"), clock, gettext("Go now"), (service, floor, ready), live.desk_number
        )
    if live.state == TicketState.SERVING:
        return _lit(pgettext("visit", "Now"), clock, service, (_floor(live.floor),), live.desk_number)
    if live.state == TicketState.AWAY:
        if may_return:
            missed = gettext("You did not come when you were called.")
            again = gettext("Press the button when you are in the centre. You then wait in the line again.")
            return _lit(gettext("You were called"), clock, gettext("Are you here?"), (missed, again))
        words = gettext("You did not come when you were called. Say at the reception that you are here.")
        return _lit(gettext("You were called"), clock, gettext("Go to the reception"), (words,))
    if live.state == TicketState.DONE:
        return _lit(pgettext("visit", "Done"), clock, gettext("That is all for today"), _afterwards(live))
    if live.state == TicketState.LEFT:
        words = gettext("Not everything was done. Book another time, or ask the reception.")
        return _lit(pgettext("visit", "Over"), clock, gettext("You have left the centre"), (words,))
    return _waiting(live, names, centre, clock)


def _waiting(live: Live, names: dict[str, str], centre: Centre, clock: str) -> StepCard:
    following = next((stop for stop in live.stops if stop.state is LiveState.NEXT), None)
    title = gettext("Wait for your number")
    band = gettext("Stay near")
    if following is None:
        closed = gettext("No desk is open for this now. You are called when one opens.")
        return _lit(band, clock, title, (closed,))
    words = [names.get(str(following.service_id), "")]
    if following.at is not None:
        words.append(
            gettext("Probably at %(time)s, desk %(desk)s.")
            % {"time": dates.clock(following.at, zone=centre.time_zone), "desk": following.desk_number}
        )
    return _lit(band, clock, title, tuple(words))


def _afterwards(live: Live) -> tuple[str, ...]:
    if any(stop.state is LiveState.FAILED for stop in live.stops):
        return (gettext("A desk could not serve you. Keep the paper about it: it says when to come again."),)
    return (gettext("Your plan shows the next step."),)


def _lit(band: str, clock: str, title: str, paragraphs: tuple[str, ...], desk: int | None = None) -> StepCard:
    number = gettext("Desk %(number)s") % {"number": desk} if desk else ""
    shown = tuple(text for text in paragraphs if text)
    return StepCard(title=title, band=band, left=clock, number=number, paragraphs=shown, live=True)


def _stop(number: int, stop: LiveStop, name: str, centre: Centre) -> Stop:
    done = stop.state is LiveState.DONE
    where = ""
    if stop.desk_number:
        where = gettext("Desk %(number)s, floor %(floor)s") % {
            "number": stop.desk_number,
            "floor": stop.floor,
        }
    return Stop(
        "✓" if done else str(number),
        name,
        when=dates.clock(stop.at, zone=centre.time_zone) if stop.at else "",
        tag=_tag(stop.state),
        small=tuple(text for text in (where, "" if done else dates.duration(stop.minutes)) if text),
        state=_LOOKS.get(stop.state, StopState.AHEAD),
    )


def _tag(state: LiveState) -> Tag | None:
    words = {
        LiveState.DONE: (pgettext("visit", "Done"), TagState.DONE),
        LiveState.FAILED: (gettext("Could not be done"), TagState.DOUBT),
        LiveState.HERE: (pgettext("visit", "Now"), TagState.NOW),
        LiveState.NEXT: (pgettext("visit", "Next"), TagState.WAITING),
        LiveState.NOT_TODAY: (gettext("Not open now"), TagState.DOUBT),
    }
    found = words.get(state)
    return Tag(*found) if found else None


def _floor(floor: int | None) -> str:
    return "" if floor is None else gettext("Floor %(floor)s.") % {"floor": floor}
