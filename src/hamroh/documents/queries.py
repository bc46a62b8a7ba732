"""Reads of our papers, and the verdict on a code that somebody holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from hamroh.core.credentials import Claims, Genuineness, verify
from hamroh.core.credentials.signing import normal_short_code
from hamroh.documents.keys import ISSUER, trusted_keys
from hamroh.documents.models import DocumentKind, IssuedDocument, Revocation
from hamroh.foundation.errors import DomainError
from hamroh.foundation.scope import system_scope

LIMIT = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """What can be said of a code: its signature, its claims when genuine, and whether it was revoked."""

    outcome: Genuineness
    claims: Claims | None = None
    revocation: Revocation | None = None
    by_short_code: bool = False
    """It was looked for by a short code, in which a letter may be mistyped."""


def check_code(text: str) -> Finding:
    """The verdict on the text of a code, or on a short code that was typed. Never raises.

    Only papers that we still know under that short code are found by it; nothing about a person is read.
    """
    short = normal_short_code(text)
    if short is not None:
        # Anybody may check a paper, so nobody's scope would do; only the signed text leaves this block.
        with system_scope():
            found = (
                IssuedDocument.objects.filter(short_code=short).values_list("credential", flat=True).first()
            )
        if found is None:
            return Finding(Genuineness.FOREIGN, by_short_code=True)
        text = found
    checked = verify(text, trusted_keys())
    if checked.claims is None:
        return Finding(checked.outcome)
    revocation = Revocation.objects.filter(pk=checked.claims.number).first()
    return Finding(checked.outcome, checked.claims, revocation)


def documents_of(person_id: UUID) -> "QuerySet[IssuedDocument]":
    """The newest papers that we gave a person, with their centres, at most `LIMIT`."""
    papers = IssuedDocument.objects.filter(person_id=person_id).select_related("centre")
    return papers.order_by("-issued_at", "-id")[:LIMIT]


def get_document(document_id: UUID) -> IssuedDocument:
    """One paper in the bound scope, with its centre. Raises DomainError `not_found`."""
    found = IssuedDocument.objects.filter(pk=document_id).select_related("centre").first()
    if found is None:
        raise DomainError("not_found")
    return found


def attempt_of(*, centre_id: UUID, at: datetime, desk: int) -> IssuedDocument | None:
    """The record of an attempt at a desk of a centre at a moment, in the bound scope."""
    found = IssuedDocument.objects.filter(
        kind=DocumentKind.ATTEMPT, centre_id=centre_id, issued_at=at.replace(microsecond=0), facts__desk=desk
    )
    return found.select_related("centre").first()


def claims_of(document: IssuedDocument) -> Claims:
    """What a paper claims, from its row."""
    figures = tuple(document.facts.items())
    return Claims(ISSUER, document.kind, document.number, document.centre.key, document.issued_at, figures)


def revocations_of(numbers: Iterable[str]) -> dict[str, Revocation]:
    """Those of these numbers that no longer hold."""
    return {row.number: row for row in Revocation.objects.filter(pk__in=list(numbers))}
