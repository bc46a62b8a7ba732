"""Which desk to take: one's own, the free ones, and who sits at the others."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext

from hamroh.accounts.queries import list_staff
from hamroh.floor.models import Watch
from hamroh.floor.queries import DeskChoice, Seat
from hamroh.network.queries import in_language
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Link, Table, Tag, TagState
from hamroh.workspace.shell import Workplace


def draw_choice(choices: Iterable[DeskChoice], place: Workplace) -> Table:
    """The desks that one's roles open."""
    names = _names(place)
    columns = (
        Column(gettext("Desk")),
        Column(gettext("State")),
        Column(gettext("Who sits there")),
        Column(gettext("Waiting"), number=True),
        Column(gettext("Longest now, min"), number=True),
        Column(gettext("What to do"), hidden=True),
    )
    empty = Empty(gettext("No desk of this centre belongs to your role. Ask the manager."))
    lines = tuple(_line(one, names, place) for one in choices)
    return Table(gettext("Which desk?"), columns, lines, empty, caption_hidden=True)


def sits_words(watch: Watch, place: Workplace) -> str:
    """Who sits at a desk that is somebody else's."""
    name = _names(place).get(str(watch.staff_id)) or gettext("A colleague")
    at = dates.clock(watch.starts_at, zone=place.centre.time_zone)
    return gettext("%(name)s sits at this desk, since %(time)s.") % {"name": name, "time": at}


def _line(one: DeskChoice, names: dict[str, str], place: Workplace) -> Line:
    watch, kind = one.watch, in_language(one.desk.desk_kind.names, get_language() or "ru")
    name, since = "", ""
    if watch is not None:
        mine = one.seat is Seat.MINE
        name = gettext("You") if mine else names.get(str(watch.staff_id)) or gettext("A colleague")
        since = gettext("since %(time)s") % {
            "time": dates.clock(watch.starts_at, zone=place.centre.time_zone)
        }
    cells = (
        Cell(f"{one.desk.number}. {kind}", small=_where(one)),
        Cell(tag=_state(one, place)),
        Cell(name, small=since),
        Cell(str(one.waiting)),
        Cell(str(one.longest_minutes) if one.waiting else "–"),
        Cell(link=_link(one)),
    )
    return Line(cells, here=one.seat is Seat.MINE)


def _where(one: DeskChoice) -> str:
    floor = gettext("Floor %(floor)s") % {"floor": one.desk.floor}
    return f"{floor}, {one.desk.room}" if one.desk.room else floor


def _state(one: DeskChoice, place: Workplace) -> Tag:
    watch = one.watch
    if watch is None:
        return Tag(pgettext("desk", "Free"), TagState.NOW if one.waiting else TagState.WAITING)
    if watch.kind == Watch.Kind.OPEN:
        return Tag(gettext("Works"), TagState.DONE)
    if watch.back_at is None:
        return Tag(gettext("Break"))
    at = dates.clock(watch.back_at, zone=place.centre.time_zone)
    return Tag(gettext("Break until %(time)s") % {"time": at})


def _link(one: DeskChoice) -> Link:
    words = {
        Seat.MINE: gettext("Go on here"),
        Seat.FREE: gettext("Sit down here"),
        Seat.TAKEN: gettext("Look"),
    }
    number = gettext("desk %(number)s") % {"number": one.desk.number}
    return Link(f"{words[one.seat]}: {number}", reverse("workspace:at_desk", args=[one.desk.pk]))


def _names(place: Workplace) -> dict[str, str]:
    return {str(row.user_id): row.user.display_name for row in list_staff(place.centre.pk)}
