"""Issuing and revoking our own papers."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from hamroh.core.credentials import Claims, Figure, short_code, sign
from hamroh.documents.keys import ISSUER, signing_key
from hamroh.documents.models import DocumentKind, IssuedDocument, Revocation
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import translate_violations
from hamroh.foundation.transactions import action


def issue_document(
    *,
    actor: Actor,
    now: datetime,
    kind: DocumentKind,
    number: str,
    person_id: UUID | None,
    centre_id: UUID,
    place: str,
    figures: Mapping[str, Figure],
) -> IssuedDocument:
    """Sign a paper and keep it. `place` is the centre's key; `figures` are what to compare with the print
    and name no person: `hamroh.documents.figures` makes them. `number` comes from
    `hamroh.foundation.series.next_number`.

    Raises DomainError `not_allowed`, `number_taken`.
    """
    _require_staff_of(actor, centre_id)
    # The print shows minutes and the signature whole seconds: what is stored must not differ from either.
    issued_at = now.replace(microsecond=0)
    claims = Claims(ISSUER, kind.value, number, place, issued_at, tuple(figures.items()))
    credential = sign(claims, signing_key())
    with (
        translate_violations({"documents_issueddocument_number_key": "number_taken"}),
        action(actor=actor, why="issue_document"),
    ):
        return IssuedDocument.objects.create(
            kind=kind,
            number=number,
            short_code=short_code(credential),
            person_id=person_id,
            centre_id=centre_id,
            credential=credential,
            facts=dict(figures),
            issued_at=issued_at,
        )


def revoke_document(
    *, actor: Actor, now: datetime, number: str, reason: str, replaced_by: str = ""
) -> Revocation:
    """Put a number on the public list of papers that no longer hold; twice is the same as once.

    Raises DomainError `not_allowed`, `not_found`.
    """
    with action(actor=actor, why="revoke_document"):
        document = IssuedDocument.objects.filter(number=number).first()
        if document is None:
            raise DomainError("not_found")
        _require_staff_of(actor, document.centre_id)
        revocation, _ = Revocation.objects.get_or_create(
            number=number, defaults={"reason": reason, "replaced_by": replaced_by, "revoked_at": now}
        )
    return revocation


def _require_staff_of(actor: Actor, centre_id: UUID) -> None:
    """Whose role at the centre allows it is for the flow to say that also does the work the paper proves."""
    if actor.kind is ActorKind.SYSTEM or (actor.kind is ActorKind.STAFF and centre_id in actor.places):
        return
    raise DomainError("not_allowed")
