"""A day of the centre on one page: the present one as it happens, earlier ones as they were, later ones as booked."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from hamroh.accounts.queries import list_staff
from hamroh.floor.queries import Day, day
from hamroh.network.queries import in_language, list_desk_kinds, list_services
from hamroh.ui import dates
from hamroh.ui.parts import Tab, Tabs
from hamroh.workspace.day.chart import draw_chart
from hamroh.workspace.day.drawing import (
    Names,
    behind_words,
    closed_words,
    desks_table,
    draw_tiles,
    hours_table,
    kinds_table,
    places_table,
    refusals_table,
    unserved_words,
)
from hamroh.workspace.sections import DAY
from hamroh.workspace.shell import Workplace, staff_page

FURTHEST = timedelta(days=62)
"""Nothing is booked further ahead, and older days are for reports."""


@require_safe
@staff_page(*DAY.roles)
def today(request: HttpRequest, place: Workplace) -> HttpResponse:
    """Numbers of a day; nobody's name but those of who sits at the desks."""
    wanted = _wanted(request.GET.get("on", ""), place.today)
    found = day(actor=place.actor, now=place.now, centre_id=place.centre.pk, on=wanted)
    zone = place.centre.time_zone
    names = _names(place)
    context = {
        "found": found,
        "tabs": _tabs(place.today, wanted),
        "before": (wanted - timedelta(days=1)).isoformat(),
        "after": (wanted + timedelta(days=1)).isoformat(),
        "tiles": draw_tiles(found, names),
        "chart": draw_chart(found.by_hour, _expected(found, place), zone, is_now=found.is_now),
        "hours": hours_table(found, names),
        "places": places_table(found, names),
        "kinds": kinds_table(found, names),
        "desks": desks_table(found, names),
        "refusals": refusals_table(found, names),
        "behind": behind_words(found, names),
        "unserved": unserved_words(found, names),
        "closed": closed_words(found, names),
        "done_at": dates.clock(found.done_at, zone=zone) if found.done_at else "",
        "at": dates.clock(place.now, zone=zone),
        "several": len(place.actor.places) > 1,
    }
    return place.render("workspace/day/today.html", context)


def _wanted(text: str, today: date) -> date:
    try:
        wanted = date.fromisoformat(text)
    except ValueError:
        return today
    return wanted if abs(wanted - today) <= FURTHEST else today


def _expected(found: Day, place: Workplace) -> list[tuple[datetime, int]]:
    """How many are expected inside at each hour that lies ahead, by their bookings."""
    return [(hour.starts_at, hour.expected_inside) for hour in found.hours if hour.starts_at > place.now]


def _names(place: Workplace) -> Names:
    language = get_language() or "ru"
    return Names(
        kinds={kind.pk: in_language(kind.names, language) for kind in list_desk_kinds()},
        services={one.pk: in_language(one.names, language) for one in list_services()},
        staff={row.user_id: row.user.display_name for row in list_staff(place.centre.pk)},
        zone=place.centre.time_zone,
    )


def _tabs(today: date, wanted: date) -> Tabs:
    address = reverse("workspace:day")
    days = (
        (gettext("Yesterday"), today - timedelta(days=1)),
        (gettext("Today"), today),
        (gettext("Tomorrow"), today + timedelta(days=1)),
    )
    items = tuple(
        Tab(words, address if one == today else f"{address}?on={one.isoformat()}", here=one == wanted)
        for words, one in days
    )
    return Tabs(gettext("Which day"), items)
