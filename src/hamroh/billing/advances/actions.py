"""Writes of advance payments. What each state means for a plan is the flow `paying`'s."""

from datetime import date, datetime
from uuid import UUID

from hamroh.billing.advances.access import require_may_say
from hamroh.billing.advances.models import PERIOD_ONCE, RECEIPT_ONCE, AdvanceMove, AdvancePayment
from hamroh.billing.advances.queries import steps_that_stand
from hamroh.core.advance import ADVANCE, AdvanceState, Mismatch
from hamroh.foundation import idempotency
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row, translate_violations
from hamroh.foundation.transactions import action

_KNOWN = {PERIOD_ONCE: "advance_period_known", RECEIPT_ONCE: "advance_receipt_known"}
_MOST_MONTHS = 12
UNDO_REASONS = ("mistyped", "wrong_payment")


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
        _show(advance, actor, now)
        claim.store({"advance": str(advance.pk)})
    return advance


def move_advance(
    *,
    actor: Actor,
    now: datetime,
    advance_id: UUID,
    state: AdvanceState,
    evidence: str,
    said_on: date | None = None,
    amount: int | None = None,
    reason: Mismatch | None = None,
) -> AdvanceMove | None:
    """Bring a payment to `state` by a paper; None when it was brought there by the same paper already.

    `said_on` is the day of the paper, `amount` the bank's sum in minor units, `reason` why it is not counted.
    Raises DomainError `not_found`, `not_allowed`, `evidence_missing`, `reason_unknown`, `wrong_state` (state).
    """
    paper = " ".join(evidence.split())
    if not paper or len(paper) > 120:
        raise DomainError("evidence_missing")
    if (state is AdvanceState.REJECTED) != (reason is not None):
        raise DomainError("reason_unknown")
    with action(actor=actor, why=f"advance_{state.value}"):
        advance = lock_row(AdvancePayment.objects.all(), advance_id)
        require_may_say(actor, state, advance.person_id)
        last = steps_that_stand(advance)[-1]
        if (last.state, last.evidence) == (state, paper):
            return None
        if not ADVANCE.allowed(AdvanceState(advance.state), state):
            raise DomainError("wrong_state", state=advance.state)
        _bring(advance, state)
        return AdvanceMove.objects.create(
            advance=advance,
            state=state.value,
            said_by=actor.id,
            at=now,
            evidence=paper,
            said_on=said_on,
            amount=amount,
            reason=reason.value if reason else "",
        )


def undo_move(
    *, actor: Actor, now: datetime, advance_id: UUID, move_id: UUID, reason: str
) -> AdvanceMove | None:
    """Take back the last step of a payment, which was a mistake; the state before it holds again.

    Whoever may say such a step may undo it. None when it was undone already. Raises DomainError `not_found`,
    `not_allowed`, `reason_unknown`, `nothing_to_undo` (a shown receipt is refused, not undone), `wrong_state`
    (there is a later step), `advance_period_known` (these months were shown anew meanwhile), `advance_receipt_known`.
    """
    if reason not in UNDO_REASONS:
        raise DomainError("reason_unknown")
    with translate_violations(_KNOWN), action(actor=actor, why="undo_advance_move"):
        advance = lock_row(AdvancePayment.objects.all(), advance_id)
        steps = steps_that_stand(advance)
        if AdvanceMove.objects.filter(advance=advance, undoes_id=move_id).exists():
            return None
        last = steps[-1]
        require_may_say(actor, AdvanceState(last.state), advance.person_id)
        if len(steps) == 1:
            raise DomainError("nothing_to_undo")
        if last.pk != move_id:
            raise DomainError("wrong_state", state=advance.state)
        before = AdvanceState(steps[-2].state)
        _bring(advance, before)
        return AdvanceMove.objects.create(
            advance=advance, state=before.value, said_by=actor.id, at=now, reason=reason, undoes=last
        )


def _bring(advance: AdvancePayment, state: AdvanceState) -> None:
    advance.state = state.value
    advance.save(update_fields=["state"])


def _check(months: int, amount: int, receipt: str) -> None:
    if not 1 <= months <= _MOST_MONTHS:
        raise DomainError("months_out_of_range")
    if amount <= 0:
        raise DomainError("amount_not_positive")
    if not receipt or len(receipt) > 60:
        raise DomainError("receipt_missing")


def _show(advance: AdvancePayment, actor: Actor, now: datetime) -> None:
    """The first word about a payment: its receipt."""
    AdvanceMove.objects.create(
        advance=advance, state=advance.state, said_by=actor.id, at=now, evidence=advance.receipt
    )
