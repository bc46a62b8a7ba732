"""Erasing somebody's data on their behalf: the passport is compared, the reason is kept."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hamroh.accounts.roles import Role
from hamroh.flows.erasing.person import erase_at_reception
from hamroh.foundation.errors import DomainError
from hamroh.people.access import look_up_person
from hamroh.ui.parts import Option, Problem, Problems, Radios, Select, TextInput
from hamroh.workspace.problems import problem_of
from hamroh.workspace.shell import Workplace, staff_page
from hamroh.workspace.words import country_options

REASON, COUNTRY, NUMBER = "reason", "country", "number"
_FIELDS = {"reason_unknown": REASON, "paper_differs": NUMBER, "paper_number_malformed": NUMBER}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Role.RECEPTION)
def erase(request: HttpRequest, place: Workplace, person_id: UUID) -> HttpResponse:
    """What goes and what stays; the same form sent twice erases once."""
    if request.method != "POST":
        return _page(request, place, person_id)
    try:
        erase_at_reception(
            actor=place.actor,
            person_id=person_id,
            now=place.now,
            reason=request.POST.get(REASON, ""),
            country=request.POST.get(COUNTRY, ""),
            number=request.POST.get(NUMBER, ""),
        )
    except DomainError as error:
        if error.code in {"not_allowed", "not_found"}:
            raise
        return _page(request, place, person_id, _FIELDS.get(error.code, REASON), problem_of(error))
    return redirect("workspace:reception")


def _page(
    request: HttpRequest, place: Workplace, person_id: UUID, wrong: str = "", words: str = ""
) -> HttpResponse:
    card = look_up_person(
        actor=place.actor, person_id=person_id, page="reception", why="erase_person", now=place.now
    )
    held = card.papers[0].country if card.papers else ""
    reasons = (
        Option("asked_in_person", gettext("The person stands here and asks for it")),
        Option("written_request", gettext("The person asked in writing")),
    )
    fields = (
        Radios(
            REASON,
            gettext("Why is it erased?"),
            options=reasons,
            value=request.POST.get(REASON, ""),
            error=words if wrong == REASON else "",
        ),
        Select(
            COUNTRY,
            gettext("Passport of"),
            options=country_options(held),
            value=request.POST.get(COUNTRY, held),
        ),
        TextInput(
            NUMBER,
            gettext("Number of the passport that you see"),
            value=request.POST.get(NUMBER, ""),
            narrow=True,
            error=words if wrong == NUMBER else "",
        ),
    )
    context = {
        "person": card,
        "fields": fields,
        "problems": Problems((Problem(words, f"id_{wrong}"),)) if words else None,
    }
    return place.render("workspace/reception/erase.html", context, status=422 if words else 200)
