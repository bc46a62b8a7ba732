"""The pages of advance payments: the list, a person's payments, one payment, and recording an answer."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from hamroh.billing.advances.models import AdvancePayment
from hamroh.billing.advances.queries import get_advance, list_advances, steps_that_stand
from hamroh.core.advance import AdvanceState
from hamroh.foundation.errors import DomainError
from hamroh.people.access import list_people, look_up_person
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Link, Search, Table
from hamroh.workspace.advances import drawing, forms, listing, words
from hamroh.workspace.advances.forms import Verb
from hamroh.workspace.advances.recording import record
from hamroh.workspace.finding import people_by
from hamroh.workspace.problems import problem_of
from hamroh.workspace.searching import Kept, keep_search, kept_search, search_box
from hamroh.workspace.sections import ADVANCES
from hamroh.workspace.shell import Workplace, staff_page
from hamroh.workspace.words import who_cell


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*ADVANCES.roles)
def advances(request: HttpRequest, place: Workplace) -> HttpResponse:
    """What waits for an answer; the search finds a person's payments."""
    if request.method == "POST":
        return keep_search(request, ADVANCES.href)
    kept = kept_search(request)
    typed = kept.typed[:100]
    people: list[UUID] = []
    problem = ""
    if typed:
        try:
            people = people_by(place, typed)
        except DomainError as error:
            problem = problem_of(error)
    if len(people) == 1:
        return redirect("workspace:advances_of", person_id=people[0])
    context = {
        "search": _search(kept),
        "found": _found(place, people) if typed and not problem else None,
        "listed": listing.list_payments(place, sieve=_sieve(request, place), page=_page(request)),
        "problems": kept.problems(problem),
    }
    return place.render("workspace/advances/list.html", context)


@require_safe
@staff_page(*ADVANCES.roles)
def person_page(_request: HttpRequest, place: Workplace, person_id: UUID) -> HttpResponse:
    """All payments of a person, and until when the patent is paid."""
    card = look_up_person(
        actor=place.actor, person_id=person_id, page=listing.PAGE, why="person_advances", now=place.now
    )
    context = {
        "card": card,
        "search": _search(),
        "standing": drawing.standing_rows(place, person_id),
        "payments": listing.payments_table(
            place, list_advances(person_id), None, gettext("This person has shown no receipt.")
        ),
    }
    return place.render("workspace/advances/person.html", context)


@require_safe
@staff_page(*ADVANCES.roles)
def payment_page(_request: HttpRequest, place: Workplace, advance_id: UUID) -> HttpResponse:
    """One payment: what is compared, what was said, what can be recorded."""
    advance = get_advance(advance_id)
    following = listing.oldest(place)
    context = {
        **_about(place, advance),
        "steps": drawing.steps_table(place, advance),
        "may_confirm": drawing.may_say(place, advance, AdvanceState.CONFIRMED),
        "may_match": drawing.may_say(place, advance, AdvanceState.MATCHED),
        "may_refuse": drawing.may_say(place, advance, AdvanceState.REJECTED),
        "may_undo": drawing.may_undo(place, advance),
        "following": following if following and following.pk != advance.pk else None,
        "search": _search(),
    }
    return place.render("workspace/advances/payment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*ADVANCES.roles)
def answer(request: HttpRequest, place: Workplace, advance_id: UUID, verb: str) -> HttpResponse:
    """Record an answer, or take the last one back; the same form sent twice records it once."""
    if verb not in list(Verb):
        raise Http404
    chosen, advance = Verb(verb), get_advance(advance_id)
    problem = record(place, advance, chosen, request.POST) if request.method == "POST" else None
    if request.method == "POST" and problem is None:
        return redirect("workspace:advance", advance_id=advance.pk)
    fields = forms.fields_of(chosen, request.POST, advance, place.today)
    problems = None
    if problem is not None:
        fields, problems = forms.with_problem(fields, *problem)
    context = {
        **_about(place, advance),
        "verb": chosen.value,
        "title": _title(chosen),
        "fields": fields,
        "problems": problems,
        "move": request.POST.get("move") or steps_that_stand(advance)[-1].pk,
    }
    return place.render("workspace/advances/answer.html", context, status=422 if problem else 200)


def _about(place: Workplace, advance: AdvancePayment) -> dict[str, object]:
    card = look_up_person(
        actor=place.actor, person_id=advance.person_id, page=listing.PAGE, why="check_advance", now=place.now
    )
    return {
        "advance": advance,
        "state": words.state_tag(advance.state),
        "facts": drawing.payment_facts(advance, card),
        "standing": drawing.standing_rows(place, advance.person_id),
    }


def _found(place: Workplace, people: list[UUID]) -> Table:
    known = list_people(
        actor=place.actor, person_ids=people, page=listing.PAGE, why="find_advances", now=place.now
    )
    lines = tuple(
        Line(
            (
                Cell(known[one].name, small=known[one].other_name)
                if known[one].name
                else who_cell(known[one]),
                Cell(dates.numeric_day(birth) if (birth := known[one].birth_date) else ""),
                Cell(link=Link(gettext("Open"), _of(one))),
            )
        )
        for one in people
        if one in known
    )
    columns = (Column(gettext("Person")), Column(gettext("Born")), Column(gettext("What to do"), hidden=True))
    caption = gettext("Found: %(count)s") % {"count": len(lines)}
    return Table(caption, columns, lines, Empty(gettext("Nobody of this centre answers to this.")))


def _title(verb: Verb) -> str:
    return {
        Verb.CONFIRM: gettext("The bank confirmed it"),
        Verb.MATCH: gettext("The tax office counts it"),
        Verb.REFUSE: gettext("It is not counted"),
        Verb.UNDO: gettext("Undo the last answer"),
    }[verb]


def _of(person_id: UUID) -> str:
    return f"{ADVANCES.href}people/{person_id}/"


def _search(kept: Kept | None = None) -> Search:
    return search_box(ADVANCES.href, gettext("Phone, passport or name"), kept)


def _sieve(request: HttpRequest, place: Workplace) -> listing.Sieve:
    typed = request.GET.get("tab", "")
    return listing.Sieve(typed) if typed in list(listing.Sieve) else listing.own_sieve(place)


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
