"""Writes of advance payments. What each state means for a plan is the flow `paying`'s."""

from datetime import date, datetime
from uuid import UUID

from hamroh.billing.advances.access import require_may_say
from hamroh.billing.advances.models import PERIOD_ONCE, RECEIPT_ONCE, AdvanceMove, AdvancePayment
from hamroh.core.advance import ADVANCE, AdvanceState
from hamroh.foundation import idempotency
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row, translate_violations
from hamroh.foundation.transactions import action

_KNOWN = {PERIOD_ONCE: "advance_period_known", RECEIPT_ONCE: "advance_receipt_known"}
_MOST_MONTHS = 12


def present_advance(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    person_id: UUID,
    region: str,
    months: int,
    first: date | None,
    until: date | None,
    amount: int,
    currency: str,
    paid_on: date,
    receipt: str,
) -> AdvancePayment:
    """Keep that a receipt for `months` was shown: nobody has vouched for it yet.

    Raises DomainError `not_allowed`, `months_out_of_range`, `amount_not_positive`, `receipt_missing`,
    `advance_period_known` (these months were shown already), `advance_receipt_known` (this receipt was).
    """
    require_may_say(actor, AdvanceState.PRESENTED, person_id)
    number = " ".join(receipt.split())
    _check(months, amount, number)
    request = {
        "person": person_id,
        "months": months,
        "amount": amount,
        "paid_on": paid_on.isoformat(),
        "receipt": number,
    }
    with translate_violations(_KNOWN), action(actor=actor, why="present_advance"):
        claim = idempotency.claim(actor=actor, key=key, operation="present_advance", request=request, now=now)
        if claim.outcome is not None:
            return AdvancePayment.objects.get(pk=claim.outcome["advance"])
        advance = AdvancePayment.objects.create(
            person_id=person_id,
            region=region,
            months=months,
            first=first,
            until=until,
            amount=amount,
            currency=currency,
            paid_on=paid_on,
            receipt=number,
            state=AdvanceState.PRESENTED.value,
            recorded_at=now,
        )
        _say(advance, AdvanceState.PRESENTED, actor, now, number)
        claim.store({"advance": str(advance.pk)})
    return advance


def move_advance(
    *, actor: Actor, now: datetime, advance_id: UUID, state: AdvanceState, evidence: str
) -> bool:
    """Bring a payment to `state` by a paper; False when it was brought there by the same paper already.

    Raises DomainError `not_found`, `not_allowed`, `evidence_missing`, `wrong_state` (state).
    """
    paper = " ".join(evidence.split())
    if not paper or len(paper) > 120:
        raise DomainError("evidence_missing")
    with action(actor=actor, why=f"advance_{state.value}"):
        advance = lock_row(AdvancePayment.objects.all(), advance_id)
        require_may_say(actor, state, advance.person_id)
        if advance.state == state and advance.moves.filter(state=state, evidence=paper).exists():
            return False
        if not ADVANCE.allowed(AdvanceState(advance.state), state):
            raise DomainError("wrong_state", state=advance.state)
        advance.state = state.value
        advance.save(update_fields=["state"])
        _say(advance, state, actor, now, paper)
    return True


def _check(months: int, amount: int, receipt: str) -> None:
    if not 1 <= months <= _MOST_MONTHS:
        raise DomainError("months_out_of_range")
    if amount <= 0:
        raise DomainError("amount_not_positive")
    if not receipt or len(receipt) > 60:
        raise DomainError("receipt_missing")


def _say(advance: AdvancePayment, state: AdvanceState, actor: Actor, now: datetime, paper: str) -> None:
    AdvanceMove.objects.create(advance=advance, state=state.value, said_by=actor.id, at=now, evidence=paper)
