"""The manager's day as tiles and tables. Numbers only: nobody who is served is named."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.html import format_html_join
from django.utils.translation import gettext, pgettext

from hamroh.floor.queries import Day
from hamroh.floor.queries.days import DeskDay
from hamroh.ui import dates
from hamroh.ui.papers import attempt_reason
from hamroh.ui.parts import Cell, Column, Empty, Line, Table, Tag, TagState, Tile, Tiles

LONG = 30
"""Minutes after which a line is behind."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the numbers are called: kinds of desk, services and staff by id; the centre's time zone."""

    kinds: Mapping[UUID, str]
    services: Mapping[UUID, str]
    staff: Mapping[UUID, str]
    zone: str

    def kind(self, kind_id: UUID | None) -> str:
        """A kind of desk in words."""
        return self.kinds.get(kind_id, "") if kind_id else ""


def draw_tiles(found: Day, names: Names) -> Tiles:
    """The day in a few big numbers."""
    if found.is_ahead:
        return _tiles_ahead(found, names)
    stay = dates.duration(found.average_stay_minutes) if found.average_stay_minutes else ""
    tiles = (
        Tile(
            gettext("Came with a booking"),
            str(found.came_booked),
            gettext("of %(count)s booked for the day") % {"count": found.booked},
        ),
        Tile(gettext("Came without a booking"), str(found.came_walk_in)),
        Tile(
            gettext("Served"),
            str(found.served),
            gettext("on average %(time)s") % {"time": stay} if stay else "",
        ),
        Tile(gettext("Left unserved"), str(found.left)),
    )
    if not found.is_now:
        return Tiles(tiles)
    waits = gettext("%(count)s of them wait") % {"count": found.waiting}
    inside = Tile(gettext("In the centre now"), str(found.in_centre), waits, lit=True)
    return Tiles((inside, *tiles[:3], _longest(found, names)))


def _tiles_ahead(found: Day, names: Names) -> Tiles:
    """What a day that lies ahead has in store."""
    booked = [hour.starts_at for hour in found.hours if hour.booked]
    busiest = max(found.hours, key=lambda hour: hour.expected_inside, default=None)
    at = dates.clock(busiest.starts_at, zone=names.zone) if busiest else ""
    left = sum(one.places - one.taken for one in found.places)
    return Tiles(
        (
            Tile(gettext("Visits booked"), str(found.booked)),
            Tile(
                gettext("The first hour with a booking"),
                dates.clock(booked[0], zone=names.zone) if booked else "–",
            ),
            Tile(
                gettext("Most people expected at once"),
                str(busiest.expected_inside) if busiest else "0",
                gettext("from %(time)s on") % {"time": at} if at else "",
            ),
            Tile(gettext("Places at desks still free"), str(left)),
        )
    )


def places_table(found: Day, names: Names) -> Table:
    """For a day that lies ahead: what is taken and left at each kind of desk, the fullest first."""
    lines = (
        Line(
            (
                Cell(names.kind(one.desk_kind_id)),
                Cell(str(one.taken)),
                Cell(str(one.places - one.taken)),
                Cell(str(one.kept)),
                Cell(f"{one.taken * 100 // one.places}%" if one.places else "–"),
            )
        )
        for one in sorted(found.places, key=lambda one: -one.taken / max(one.places, 1))
    )
    columns = (
        Column(gettext("Kind of desk")),
        Column(pgettext("places", "Booked"), number=True),
        Column(pgettext("places", "Free"), number=True),
        Column(gettext("Kept for those without a booking"), number=True),
        Column(gettext("Full to"), number=True),
    )
    empty = Empty(gettext("The day is not open for booking: the centre is closed, or its turn comes later."))
    return Table(gettext("What is booked"), columns, tuple(lines), empty)


def _longest(found: Day, names: Names) -> Tile:
    longest = found.longest
    return Tile(
        gettext("Waits longest"),
        _span(longest.minutes) if longest else "–",
        f"{longest.number}, {names.kind(longest.desk_kind_id)}" if longest else "",
    )


def _span(minutes: int) -> str:
    """A span whose number is big and whose unit is small; only between hours and minutes may it break."""
    parts = re.findall(r"(\d+)(\D*)", dates.duration(minutes))
    pairs = ((number, unit.strip()) for number, unit in parts)
    return format_html_join(" ", "<span>{} <small>{}</small></span>", pairs)


def behind_words(found: Day, names: Names) -> str:
    """Which line is behind; empty when none is."""
    longest = found.longest
    if longest is None or longest.minutes < LONG:
        return ""
    values = {"kind": names.kind(longest.desk_kind_id), "time": dates.duration(longest.minutes)}
    return gettext("%(kind)s is behind: the wait is %(time)s.") % values


def unserved_words(found: Day, names: Names) -> str:
    """Kinds of desk before which people wait while none of them works; empty when there are none."""
    open_kinds = {one.desk_kind_id for one in found.desks if one.state == "open"}
    stuck = [one for one in found.kinds if one.waiting and one.desk_kind_id not in open_kinds]
    if not found.is_now or not stuck:
        return ""
    kinds = ", ".join(f"{names.kind(one.desk_kind_id)} ({one.waiting})" for one in stuck)
    return gettext("People wait and no desk works: %(kinds)s.") % {"kinds": kinds}


def hours_table(found: Day, names: Names) -> Table:
    """Hour by hour: booked, came, services done, in the centre when the hour began; ahead only what is booked."""
    if found.is_ahead:
        return _hours_ahead(found, names)
    inside = dict(found.by_hour)
    lines = (
        Line(
            (
                Cell(dates.clock(hour.starts_at, zone=names.zone)),
                Cell(str(hour.booked)),
                Cell(str(hour.came)),
                Cell(str(hour.services)),
                Cell(str(inside.get(hour.starts_at, ""))),
            )
        )
        for hour in found.hours
    )
    columns = (
        Column(gettext("Hour")),
        Column(gettext("Visits booked"), number=True),
        Column(gettext("Came"), number=True),
        Column(gettext("Services done"), number=True),
        Column(gettext("In the centre"), number=True),
    )
    empty = Empty(gettext("Nothing is booked and nobody has come. The day is drawn here as people come."))
    return Table(gettext("Hour by hour"), columns, tuple(lines), empty, caption_hidden=True)


def _hours_ahead(found: Day, names: Names) -> Table:
    lines = (
        Line(
            (
                Cell(dates.clock(hour.starts_at, zone=names.zone)),
                Cell(str(hour.booked)),
                Cell(str(hour.expected_inside)),
            )
        )
        for hour in found.hours
    )
    columns = (
        Column(gettext("Hour")),
        Column(gettext("Visits booked"), number=True),
        Column(gettext("Expected inside"), number=True),
    )
    empty = Empty(gettext("Nothing is booked for this day yet."))
    return Table(gettext("Hour by hour"), columns, tuple(lines), empty, caption_hidden=True)


def kinds_table(found: Day, names: Names) -> Table:
    """Where people wait and how long, by kind of desk."""
    desks = Counter(one.desk_kind_id for one in found.desks)
    working = Counter(one.desk_kind_id for one in found.desks if one.state == "open")
    at_work = {
        kind: gettext("%(open)s of %(all)s") % {"open": working[kind], "all": count}
        for kind, count in desks.items()
    }
    lines = (
        Line(
            (
                Cell(names.kind(one.desk_kind_id)),
                Cell(at_work.get(one.desk_kind_id, "") if found.is_now else "–"),
                Cell(str(one.waiting) if found.is_now else "–"),
                Cell(str(one.longest_now) if found.is_now else "–"),
                Cell(str(one.longest)),
                Cell(str(one.average_wait)),
                Cell(str(one.served)),
            )
        )
        for one in sorted(found.kinds, key=lambda one: (-one.longest, names.kind(one.desk_kind_id)))
    )
    columns = (
        Column(gettext("Kind of desk")),
        Column(gettext("Desks at work"), number=True),
        Column(gettext("Waiting"), number=True),
        Column(gettext("Longest now, min"), number=True),
        Column(gettext("Longest of the day, min"), number=True),
        Column(gettext("Average wait, min"), number=True),
        Column(gettext("Served"), number=True),
    )
    empty = Empty(gettext("Nobody has waited or been served on this day."))
    return Table(gettext("Where people wait"), columns, tuple(lines), empty)


def desks_table(found: Day, names: Names) -> Table:
    """Each desk that works or has served: who sits there since when, what it did."""
    lines = (
        Line(
            (
                Cell(f"{one.number}. {names.kind(one.desk_kind_id)}"),
                Cell(tag=_state(one, names.zone)) if found.is_now else Cell("–"),
                Cell(names.staff.get(one.staff_id, "") if one.staff_id else "", small=_since(one, names)),
                Cell(str(one.waiting) if found.is_now else "–"),
                Cell(str(one.served)),
                Cell(str(one.average_minutes)),
            )
        )
        for one in found.desks
        if one.state != "closed" or one.served
    )
    columns = (
        Column(gettext("Desk")),
        Column(gettext("State")),
        Column(gettext("Who sits there")),
        Column(gettext("Waiting"), number=True),
        Column(gettext("Served"), number=True),
        Column(gettext("Average, min"), number=True),
    )
    empty = Empty(gettext("No desk works. Who opens one appears here."))
    return Table(gettext("Desks"), columns, tuple(lines), empty)


def closed_words(found: Day, names: Names) -> str:
    """Desks that are closed and have served nobody, by number; only for the present day."""
    closed = [
        f"{one.number}. {names.kind(one.desk_kind_id)}"
        for one in found.desks
        if one.state == "closed" and not one.served
    ]
    if not found.is_now or not closed:
        return ""
    return gettext("Closed: %(desks)s.") % {"desks": "; ".join(closed)}


def refusals_table(found: Day, names: Names) -> Table:
    """What could not be done, and why."""
    lines = (
        Line(
            (
                Cell(dates.clock(one.at, zone=names.zone)),
                Cell(one.number),
                Cell(str(one.desk_number or "")),
                Cell(names.services.get(one.service_id, "") if one.service_id else ""),
                Cell(attempt_reason(one.reason)),
            )
        )
        for one in found.refusals
    )
    columns = (
        Column(gettext("Time")),
        Column(gettext("Number")),
        Column(gettext("Desk")),
        Column(gettext("Service")),
        Column(gettext("Reason")),
    )
    empty = Empty(gettext("Every desk could serve whoever came. A refusal appears here with its reason."))
    return Table(gettext("What could not be done"), columns, tuple(lines), empty)


def _since(one: DeskDay, names: Names) -> str:
    if one.since is None:
        return ""
    return gettext("since %(time)s") % {"time": dates.clock(one.since, zone=names.zone)}


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
