"""A paper, printed in the language of whose it is with Russian beside it."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hamroh.documents.models import DocumentKind, IssuedDocument
from hamroh.documents.queries import claims_of, get_document, revocations_of
from hamroh.network.queries import service_names
from hamroh.people.access import PersonCard, look_up_person
from hamroh.people.models import PaperKind
from hamroh.ui.papers import PaperFacts, revocation_reason, service_keys, sheet_of
from hamroh.ui.parts import Link, Paper
from hamroh.workspace.shell import Workplace, staff_page


@require_safe
@staff_page()
def paper_page(request: HttpRequest, place: Workplace, document_id: UUID) -> HttpResponse:
    """A paper that the role reaches: receipts those who keep money, records of attempts every desk."""
    back = Link(gettext("Back to the workspace"), reverse("workspace:home"))
    return print_paper(request, place, document_id, back)


def print_paper(request: HttpRequest, place: Workplace, document_id: UUID, back: Link) -> HttpResponse:
    """The sheet; the look at whose it is goes into the log. Raises DomainError `not_found`."""
    document = get_document(document_id)
    language, passport = place.user.language, ""
    if document.person_id is not None:
        person = look_up_person(
            actor=place.actor, person_id=document.person_id, page="paper", why="print_paper", now=place.now
        )
        language, passport = person.language, passport_of(document, person)
    staff = {"back": back, "staff_language": place.user.language, "hint": gettext("Ctrl P prints this.")}
    with translation.override(language):
        return render(request, "workspace/paper.html", {"paper": _paper(document, passport), **staff})


def passport_of(document: IssuedDocument, person: PersonCard) -> str:
    """The masked passport that a record of an attempt is printed with: without it it could be anybody's."""
    papers = [one.masked_number for one in person.papers if one.kind == PaperKind.PASSPORT]
    return papers[0] if papers and document.kind == DocumentKind.ATTEMPT else ""


def _paper(document: IssuedDocument, passport: str) -> Paper:
    claims = claims_of(document)
    centre = document.centre
    facts = PaperFacts(claims, centre.names, centre.time_zone, service_names(service_keys(claims)))
    revocation = revocations_of([document.number]).get(document.number)
    address = f"{settings.PUBLIC_URL}{reverse('portal:opened', args=[document.credential])}"
    revoked = revocation_reason(revocation.reason) if revocation else ""
    return sheet_of(facts, text=address, short_code=document.short_code, revoked=revoked, passport=passport)
