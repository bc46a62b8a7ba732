"""A person and a day as the reception shows them."""

from django.utils.html import format_html
from django.utils.translation import gettext

from hamroh.floor.queries.live import Live
from hamroh.floor.queries.live import Stop as LiveStop
from hamroh.floor.queries.live import StopState as LiveState
from hamroh.network.models import Centre
from hamroh.people.access import PersonCard
from hamroh.ui import dates
from hamroh.ui.parts import Road, Row, Stop, StopState, Summary, Tag, TagState
from hamroh.workspace.words import country_name, language_names, names_by_id

_LOOKS = {
    LiveState.DONE: StopState.PAST,
    LiveState.FAILED: StopState.DOUBT,
    LiveState.HERE: StopState.HERE,
    LiveState.NEXT: StopState.HERE,
}


def person_summary(person: PersonCard) -> Summary:
    """Spellings, birth, papers, phone and language; numbers stay masked."""
    name = "; ".join(person.names) or gettext("without a name")
    rows = [Row(gettext("Name"), with_mark(name, person))]
    if person.birth_date:
        rows.append(Row(gettext("Born"), dates.numeric_day(person.birth_date)))
    rows += [Row(country_name(paper.country), paper.masked_number) for paper in person.papers]
    if person.masked_phone:
        rows.append(Row(gettext("Phone"), person.masked_phone))
    rows.append(Row(gettext("Language"), language_names([person.language])))
    return Summary(tuple(rows))


def with_mark(name: str, person: PersonCard) -> str:
    """The name, and beside it that it is nobody's, for the people of demos and tests."""
    if not person.is_invented:
        return name
    return format_html('{} <span class="tag">{}</span>', name, gettext("Invented"))


def day_road(live: Live, centre: Centre) -> Road:
    """The desks of a ticket: done, now, next."""
    names = names_by_id()
    stops = (
        _stop(number, stop, names.get(str(stop.service_id), ""), centre)
        for number, stop in enumerate(live.stops, start=1)
    )
    return Road(tuple(stops), day=True)


def _stop(number: int, stop: LiveStop, name: str, centre: Centre) -> Stop:
    done = stop.state is LiveState.DONE
    return Stop(
        "✓" if done else str(number),
        name,
        when=dates.clock(stop.at, zone=centre.time_zone) if stop.at else "",
        tag=_tag(stop.state),
        small=(where(stop),) if stop.desk_number else (),
        state=_LOOKS.get(stop.state, StopState.AHEAD),
    )


def where(stop: LiveStop) -> str:
    """Desk and floor."""
    return gettext("Desk %(number)s, floor %(floor)s") % {"number": stop.desk_number, "floor": stop.floor}


def _tag(state: LiveState) -> Tag | None:
    words = {
        LiveState.DONE: (gettext("Done"), TagState.DONE),
        LiveState.FAILED: (gettext("Could not be done"), TagState.DOUBT),
        LiveState.HERE: (gettext("Now"), TagState.NOW),
        LiveState.NEXT: (gettext("Next"), TagState.NOW),
        LiveState.NOT_TODAY: (gettext("Not open now"), TagState.DOUBT),
    }
    found = words.get(state)
    return Tag(*found) if found else None
