"""Reads of advance payments, in the bound scope."""

from collections.abc import Sequence
from uuid import UUID

from hamroh.billing.advances.models import AdvancePayment
from hamroh.core.advance import AdvanceState
from hamroh.foundation.errors import DomainError

LIMIT = 60
"""Twelve months a year, for five years."""


def list_advances(person_id: UUID) -> Sequence[AdvancePayment]:
    """A person's advance payments with what was said about each, the earliest first."""
    rows = AdvancePayment.objects.filter(person_id=person_id).prefetch_related("moves")
    return list(rows.order_by("recorded_at", "id")[:LIMIT])


def live_advances(person_id: UUID) -> Sequence[AdvancePayment]:
    """Those that were not rejected."""
    return [one for one in list_advances(person_id) if one.state != AdvanceState.REJECTED]


def get_advance(advance_id: UUID) -> AdvancePayment:
    """One of them. Raises DomainError `not_found`."""
    found = AdvancePayment.objects.filter(pk=advance_id).first()
    if found is None:
        raise DomainError("not_found")
    return found
