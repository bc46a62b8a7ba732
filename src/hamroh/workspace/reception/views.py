"""The reception's first page, and the field in which a scanner types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from hamroh.booking.queries import free_slots
from hamroh.floor.queries import find_ticket, tickets_of_visits, waiting_for
from hamroh.flows.serving.facts import CONSULTANT
from hamroh.flows.visiting.codes import read_visit_code
from hamroh.foundation.errors import DomainError
from hamroh.network.queries import list_desks
from hamroh.ui.parts import Problem, Problems, TextInput
from hamroh.workspace.problems import problem_of
from hamroh.workspace.reception.day import Sieve, today_of
from hamroh.workspace.reception.finding import find_people
from hamroh.workspace.searching import keep_search, kept_search, search_box
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page

SCAN = "code"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def reception(request: HttpRequest, place: Workplace) -> HttpResponse:
    """Search, the visits of the day, walk-ins, the scanner, who must see the consultant first."""
    if request.method == "POST":
        return keep_search(request, RECEPTION.href)
    return _page(request, place)


@require_POST
@staff_page(*RECEPTION.roles)
def scan(request: HttpRequest, place: Workplace) -> HttpResponse:
    """A visit's code or a queue number leads to its page; anything else is searched for, or said to be unknown."""
    text = request.POST.get(SCAN, "").strip()
    visit_id = read_visit_code(text)
    if visit_id is not None:
        ticket = tickets_of_visits([visit_id]).get(visit_id)
        if ticket is not None:
            return redirect("workspace:ticket", ticket_id=ticket.id)
        return redirect("workspace:check_in", visit_id=visit_id)
    ticket = find_ticket(centre_id=place.centre.pk, day=place.today, number=text)
    if ticket is not None:
        return redirect("workspace:ticket", ticket_id=ticket.id)
    return _page(
        request, place, scanned=text, wrong=gettext("No visit and no number of today answers to this.")
    )


def _page(request: HttpRequest, place: Workplace, *, scanned: str = "", wrong: str = "") -> HttpResponse:
    kept = kept_search(request)
    found, problem = None, ""
    if kept.typed:
        try:
            found = find_people(place, kept.typed)
        except DomainError as error:
            problem = problem_of(error)
    context = {
        "search": search_box(RECEPTION.href, gettext("Find a person"), kept),
        "found": found,
        "day": today_of(place, sieve=_sieve(request), page=_number(request.GET.get("page", ""))),
        "scan": TextInput(
            SCAN,
            gettext("Hold it to the scanner"),
            hint=gettext("Or type the number of the ticket. The field is chosen already."),
            value=scanned,
            error=wrong,
            focus=not kept.typed and not wrong,
        ),
        "places_left": _places_left(place),
        "consultant_first": waiting_for(centre_id=place.centre.pk, day=place.today, service=CONSULTANT),
        "consultant_desks": _consultant_desks(place),
        "problems": Problems((Problem(wrong, f"id_{SCAN}"),)) if wrong else kept.problems(problem),
    }
    return place.render("workspace/reception/reception.html", context, status=422 if wrong else 200)


def _sieve(request: HttpRequest) -> Sieve:
    try:
        return Sieve(request.GET.get("tab", ""))
    except ValueError:
        return Sieve.NOW


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0


def _places_left(place: Workplace) -> int:
    """How many walk-ins the reception's own desks still have a place for today."""
    kind = "reception"
    slots = free_slots(
        centre_id=place.centre.pk, kinds=[kind], since=place.now, until=place.end_of_day, walk_in=True
    )
    return sum(slot.left for slot in slots.get(kind, ()))


def _consultant_desks(place: Workplace) -> str:
    desks = [one for one in list_desks(place.centre.pk) if one.desk_kind.key == CONSULTANT and one.is_open]
    return ", ".join(str(one.number) for one in desks)
