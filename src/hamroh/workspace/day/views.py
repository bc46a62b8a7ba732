"""The manager's day as tiles, a chart with its table, and the desks."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from hamroh.floor.queries import Day, day
from hamroh.floor.queries.days import DeskDay
from hamroh.network.queries import in_language, list_desk_kinds
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Table, Tag, TagState, Tile, Tiles
from hamroh.workspace.day.chart import draw_chart
from hamroh.workspace.sections import DAY
from hamroh.workspace.shell import Workplace, staff_page

LONG = 30
"""Minutes after which a line is behind."""


@require_safe
@staff_page(*DAY.roles)
def today(_request: HttpRequest, place: Workplace) -> HttpResponse:
    """Numbers of the day; nobody's name."""
    found = day(actor=place.actor, now=place.now, centre_id=place.centre.pk)
    zone = place.centre.time_zone
    kinds = {kind.pk: in_language(kind.names, get_language() or "ru") for kind in list_desk_kinds()}
    context = {
        "tiles": _tiles(found, kinds),
        "chart": draw_chart(found.by_hour, zone),
        "here": found.in_centre,
        "by_hour": _hours(found, zone),
        "desks": _desks(found, kinds, zone),
        "behind": _behind(found, kinds),
    }
    return place.render("workspace/day/today.html", context)


def _tiles(found: Day, kinds: dict[UUID, str]) -> Tiles:
    longest = found.longest
    stay = dates.duration(found.average_stay_minutes) if found.average_stay_minutes else ""
    return Tiles(
        (
            Tile(
                gettext("In the centre now"),
                str(found.in_centre),
                gettext("%(count)s of them wait") % {"count": found.waiting},
                lit=True,
            ),
            Tile(
                gettext("Came with a booking"),
                str(found.came_booked),
                gettext("of %(count)s booked for today") % {"count": found.booked},
            ),
            Tile(gettext("Came without a booking"), str(found.came_walk_in)),
            Tile(
                gettext("Served"),
                str(found.served),
                gettext("on average %(time)s") % {"time": stay} if stay else "",
            ),
            Tile(
                gettext("Waits longest"),
                dates.duration(longest.minutes) if longest else "–",
                f"{longest.number}, {_kind(longest.desk_kind_id, kinds)}" if longest else "",
            ),
        )
    )


def _kind(kind_id: UUID | None, kinds: dict[UUID, str]) -> str:
    return kinds.get(kind_id, "") if kind_id else ""


def _behind(found: Day, kinds: dict[UUID, str]) -> str:
    longest = found.longest
    if longest is None or longest.minutes < LONG:
        return ""
    values = {"kind": _kind(longest.desk_kind_id, kinds), "time": dates.duration(longest.minutes)}
    return gettext("%(kind)s is behind: the wait is %(time)s.") % values


def _hours(found: Day, zone: str) -> Table:
    lines = (Line((Cell(dates.clock(at, zone=zone)), Cell(str(count)))) for at, count in found.by_hour)
    columns = (Column(gettext("Time")), Column(gettext("People in the centre"), number=True))
    empty = Empty(gettext("Nobody has come yet. The day is drawn here as people come."))
    return Table(gettext("People in the centre by hour"), columns, tuple(lines), empty, caption_hidden=True)


def _desks(found: Day, kinds: dict[UUID, str], zone: str) -> Table:
    lines = (
        Line(
            (
                Cell(f"{one.number}. {kinds.get(one.desk_kind_id, '')}"),
                Cell(tag=_state(one, zone)),
                Cell(str(one.waiting)),
                Cell(str(one.longest_minutes)),
                Cell(str(one.served)),
                Cell(str(one.average_minutes)),
            )
        )
        for one in found.desks
    )
    columns = (
        Column(gettext("Desk")),
        Column(gettext("State")),
        Column(gettext("Waiting"), number=True),
        Column(gettext("Longest, min"), number=True),
        Column(gettext("Served"), number=True),
        Column(gettext("Average, min"), number=True),
    )
    empty = Empty(gettext("This centre has no desks yet."))
    return Table(gettext("Desks"), columns, tuple(lines), empty)


def _state(one: DeskDay, zone: str) -> Tag:
    if one.state == "closed":
        return Tag(gettext("Closed"))
    if one.state == "paused":
        words = (
            gettext("Break until %(time)s") % {"time": dates.clock(one.back_at, zone=zone)}
            if one.back_at
            else ""
        )
        return Tag(words or gettext("Break"))
    if one.longest_minutes >= LONG:
        return Tag(gettext("Behind"), TagState.LATE)
    return Tag(gettext("Works"), TagState.DONE)
