"""The list of one's papers, and each of them for print."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hamroh.documents.models import IssuedDocument
from hamroh.documents.queries import claims_of, documents_of, get_document, revocations_of
from hamroh.foundation.errors import DomainError
from hamroh.portal.mine.own import own_page, owner
from hamroh.portal.verify.verdicts import facts_of
from hamroh.ui.papers import (
    attempt_reason,
    big_fact,
    moment,
    paper_name,
    revocation_reason,
    sheet_of,
)
from hamroh.ui.parts import Tag, TagState


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper in the list: `big` is its sum, or what happened."""

    title: str
    big: str
    when: SafeString
    number: str
    href: str
    tag: Tag


@require_safe
@own_page
def papers(request: HttpRequest) -> HttpResponse:
    """All papers that we gave to who is signed in, the newest first."""
    documents = list(documents_of(owner(request)))
    revoked = revocations_of(document.number for document in documents)
    links = [_link(document, is_revoked=document.number in revoked) for document in documents]
    return render(request, "portal/papers/papers.html", {"papers": links})


@require_safe
@own_page
def paper(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """One paper with its code, to show on the phone or to print."""
    try:
        document = get_document(document_id)
    except DomainError as error:
        raise Http404 from error
    revocation = revocations_of([document.number]).get(document.number)
    address = f"{settings.PUBLIC_URL}{reverse('portal:opened', args=[document.credential])}"
    sheet = sheet_of(
        facts_of(claims_of(document)),
        text=address,
        short_code=document.short_code,
        revoked=revocation_reason(revocation.reason) if revocation else "",
    )
    return render(request, "portal/papers/paper.html", {"paper": sheet})


def _link(document: IssuedDocument, *, is_revoked: bool) -> PaperLink:
    fact = big_fact(facts_of(claims_of(document)))
    tag = Tag(gettext("Revoked"), TagState.LATE) if is_revoked else Tag(gettext("Holds"), TagState.DONE)
    return PaperLink(
        title=paper_name(document.kind),
        big=fact.value if fact else attempt_reason(str(document.facts.get("reason", ""))),
        when=moment(document.issued_at, document.centre.time_zone),
        number=document.number,
        href=reverse("portal:paper", args=[document.pk]),
        tag=tag,
    )
