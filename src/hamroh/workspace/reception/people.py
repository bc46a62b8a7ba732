"""The passport reader, somebody new, and somebody known at another centre."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hamroh.core import mrz
from hamroh.flows.serving.newcomer import register_newcomer
from hamroh.flows.serving.papers import FILLER, read_lines
from hamroh.foundation.errors import DomainError
from hamroh.people.access import MaskedPerson, find_by_paper
from hamroh.people.actions import link_person_to_centre
from hamroh.people.numbers import plain_country
from hamroh.ui.forms import problems_of
from hamroh.ui.parts import Problem, Problems, Select, TextArea
from hamroh.workspace.problems import problem_of
from hamroh.workspace.reception.newcomer import NewPersonForm
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page
from hamroh.workspace.words import country_options

PAPER, COUNTRY = "paper", "country"
_FIELD_OF = {
    "name_missing": "surname",
    "birth_date_in_future": "birth_date",
    "paper_number_malformed": "number",
    "paper_already_known": "number",
    "phone_malformed": "phone",
    "phone_country_missing": "phone",
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def link(request: HttpRequest, place: Workplace, person_id: UUID) -> HttpResponse:
    """Somebody known at another centre stands here with the paper itself: from now on this centre sees them."""
    if request.method != "POST":
        return place.render("workspace/reception/link.html", {"person_id": person_id})
    link_person_to_centre(
        actor=place.actor,
        person_id=person_id,
        centre_id=place.centre.pk,
        why="stands_at_reception",
        now=place.now,
    )
    return redirect("workspace:person", person_id=person_id)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def passport(request: HttpRequest, place: Workplace) -> HttpResponse:
    """The passport's two lines, or its country and number, lead to the person, or to the form for a new one."""
    if request.method != "POST":
        return _passport_form(request, place)
    text, country = request.POST.get(PAPER, "").strip(), request.POST.get(COUNTRY, "")
    if text and FILLER not in text and not country:
        return _passport_form(request, place, gettext("Choose whose passport it is."), at=COUNTRY)
    try:
        document = read_lines(text, today=place.today) if FILLER in text else None
        found = find_by_paper(
            actor=place.actor,
            country=document.issuer if document else country,
            number=document.number if document else text,
            centre_id=place.centre.pk,
            now=place.now,
        )
    except DomainError as error:
        return _passport_form(request, place, problem_of(error))
    if found is None:
        form = NewPersonForm(
            place.today, initial=_read(document) if document else {"country": country, "number": text}
        )
        return place.render("workspace/reception/new.html", {"form": form, "not_found": True})
    return _known(found)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def new_person(request: HttpRequest, place: Workplace) -> HttpResponse:
    """Register somebody; what was typed stays typed."""
    form = NewPersonForm(place.today, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        problems = problems_of(form) if request.method == "POST" else None
        context = {"form": form, "not_found": False, "problems": problems}
        return place.render("workspace/reception/new.html", context, status=422 if problems else 200)
    try:
        person_id = register_newcomer(
            actor=place.actor,
            now=place.now,
            centre_id=place.centre.pk,
            newcomer=form.newcomer(),
            is_invented=not settings.PRODUCTION,
        )
    except DomainError as error:
        form.add_error(_FIELD_OF.get(error.code), problem_of(error))
        context = {"form": form, "not_found": False, "problems": problems_of(form)}
        return place.render("workspace/reception/new.html", context, status=422)
    return redirect("workspace:person", person_id=person_id)


def _known(found: MaskedPerson) -> HttpResponse:
    return redirect("workspace:person" if found.is_linked else "workspace:link", person_id=found.id)


def _read(document: mrz.Document) -> dict[str, object]:
    born = document.born.exact if document.born else None
    return {
        "surname": document.surname,
        "given": document.given,
        "birth_date": born,
        "country": plain_country(document.issuer),
        "number": document.number,
    }


def _passport_form(
    request: HttpRequest, place: Workplace, problem: str = "", *, at: str = PAPER
) -> HttpResponse:
    context = {
        "paper": TextArea(
            PAPER,
            gettext("The two lines at the foot of the passport's page, or its number"),
            value=request.POST.get(PAPER, ""),
            rows=3,
            spellcheck=False,
            error=problem if at == PAPER else "",
        ),
        "country": Select(
            COUNTRY,
            gettext("Passport of"),
            hint=gettext("Only for a number; the lines name the country themselves."),
            options=country_options(),
            value=request.POST.get(COUNTRY, ""),
            error=problem if at == COUNTRY else "",
        ),
        "problems": Problems((Problem(problem, f"id_{at}"),)) if problem else None,
    }
    return place.render("workspace/reception/passport.html", context, status=422 if problem else 200)
