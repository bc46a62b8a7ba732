"""Reads of advance payments, in the bound scope."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Count

from hamroh.billing.advances.models import AdvanceMove, AdvancePayment
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


def steps_that_stand(advance: AdvancePayment) -> Sequence[AdvanceMove]:
    """What was said about a payment and not undone since, the earliest first: the last one made its state."""
    moves = sorted(advance.moves.all(), key=lambda move: (move.at, move.pk))
    undone = {move.undoes_id for move in moves}
    return [move for move in moves if move.undoes_id is None and move.pk not in undone]


def advances_of_centre(
    centre_id: UUID,
    states: Collection[AdvanceState],
    *,
    start: int = 0,
    limit: int = 25,
    newest: bool = False,
) -> Sequence[AdvancePayment]:
    """Payments in these states of people linked to a centre, the oldest first unless `newest`."""
    order = ("-recorded_at", "-id") if newest else ("recorded_at", "id")
    rows = AdvancePayment.objects.filter(person__centres__centre_id=centre_id, state__in=list(states))
    return list(rows.order_by(*order)[start : start + limit])


def count_advances(centre_id: UUID) -> Mapping[AdvanceState, int]:
    """How many payments of people linked to a centre are in each state; states without one are left out."""
    rows = AdvancePayment.objects.filter(person__centres__centre_id=centre_id).order_by()
    counted = rows.values_list("state").annotate(count=Count("pk"))
    return {AdvanceState(state): count for state, count in counted}
