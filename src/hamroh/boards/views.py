"""The number board of a centre: who is called where, who should stay near. Numbers, never names."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, override, pgettext
from django.views.decorators.http import require_safe

from hamroh.boards.words import LANGUAGES, in_each, pay_only_here
from hamroh.floor.queries import board
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Centre
from hamroh.network.queries import get_centre, in_language, list_desks
from hamroh.ui import dates

CASH_DESK = "cash_desk"
CALLED, SOON = 5, 10
"""As many as are readable at ten metres."""


@require_safe
def number_board(request: HttpRequest, key: str) -> HttpResponse:
    """What hangs on the wall; it brings itself up to date every five seconds, without script too."""
    try:
        centre = get_centre(key=key)
    except DomainError as error:
        raise Http404 from error
    with override(LANGUAGES[0]):
        return render(request, "boards/board.html", _context(centre))


def _context(centre: Centre) -> dict[str, object]:
    cash = [desk.number for desk in list_desks(centre.pk) if desk.desk_kind.key == CASH_DESK and desk.is_open]
    return {
        "name": in_language(centre.names, LANGUAGES[0]),
        "clock": dates.clock(clock.now(), zone=centre.time_zone),
        "board": board(centre_id=centre.pk, called=CALLED, soon=SOON),
        "sample_words": in_each(lambda: gettext("Sample")) if not settings.PRODUCTION else (),
        "columns": (
            in_each(lambda: pgettext("board", "Number")),
            in_each(lambda: gettext("Desk")),
            in_each(lambda: gettext("Floor")),
        ),
        "soon": in_each(lambda: gettext("Soon")),
        "near": in_each(lambda: gettext("Stay near")),
        "warning": in_each(lambda: pay_only_here(cash)),
    }
