"""What bank and tax office answer about an advance payment, and what follows for the plan and for the person.

Only what the tax office matched is a verified fact. Each answer can be undone, and the person is told of each.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from hamroh.billing.advances import actions as billing
from hamroh.billing.advances.models import AdvancePayment
from hamroh.billing.advances.queries import get_advance
from hamroh.core.advance import AdvanceState, Mismatch, covered_until, price_months
from hamroh.core.law import Law, Value
from hamroh.flows.paying.advance import KOPECKS, SHOWN, Facts, Notebook, reached_by
from hamroh.flows.paying.patents import patent_of
from hamroh.flows.paying.telling import tell_of_answer
from hamroh.flows.planning import replan_within
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import flow
from hamroh.journeys.actions import take_back_facts
from hamroh.journeys.law import law_for
from hamroh.journeys.queries import facts_of, last_verified


def confirm_advance(
    *,
    actor: Actor,
    now: datetime,
    advance_id: UUID,
    evidence: str,
    today: date,
    on: date | None = None,
    amount: int | None = None,
) -> AdvancePayment:
    """Keep that the bank says the money left; `evidence` is the number of its paper. Nothing becomes verified.

    `on` is the day on which the bank passed the money on, `amount` its sum in kopecks. Raises
    `answer_in_future`, `answer_before_payment`, `bank_sum_smaller` (shown: the receipt's sum) when it is less
    than the receipt says and than the months cost, and what `billing.advances.actions.move_advance` raises.
    """
    with flow(actor=actor, why="confirm_advance"):
        moved = billing.move_advance(
            actor=actor,
            now=now,
            advance_id=advance_id,
            state=AdvanceState.CONFIRMED,
            evidence=evidence,
            said_on=on,
            amount=amount,
        )
        advance = get_advance(advance_id)
        if moved:
            _check_answer(advance, on, today)
            _check_bank_sum(advance, amount, law_for(advance.person_id, now=now), today)
            replan_within(actor=actor, now=now, person_id=advance.person_id, today=today)
            tell_of_answer(actor=actor, now=now, move=moved)
    return advance


def match_advance(
    *,
    actor: Actor,
    now: datetime,
    advance_id: UUID,
    evidence: str,
    paid_until: date | None,
    today: date,
    on: date | None = None,
) -> AdvancePayment:
    """Keep that the tax office counts the payment: its months become a verified fact, and the plan is made anew.

    `paid_until` is the day until which the tax office's answer shows the patent paid without a gap, as the
    manager reads it there; None only while the patent is not issued. `on` is the day of that answer. Raises
    `paid_until_differs` (expected) when it is not the day that these months lead to, `answer_in_future`,
    `answer_before_payment`, and what `move_advance` raises.
    """
    with flow(actor=actor, why="match_advance"):
        moved = billing.move_advance(
            actor=actor,
            now=now,
            advance_id=advance_id,
            state=AdvanceState.MATCHED,
            evidence=evidence,
            said_on=on,
        )
        advance = get_advance(advance_id)
        if moved:
            law = law_for(advance.person_id, now=now)
            _check_answer(advance, on, today)
            _check_day(advance, paid_until, law, today)
            claimed = facts_of(advance.person_id, law=law, today=today).values
            facts = reached_by(advance, today, only=AdvanceState.MATCHED)
            notes = Notebook(actor, now, advance.person_id)
            notes.verify(facts, evidence_of(moved.pk))
            # Months of which more than this is claimed stay claimed.
            notes.claim({k: claimed[k] for k in facts if _is_later(claimed.get(k), facts[k])}, SHOWN)
            notes.plan(today)
            tell_of_answer(actor=actor, now=now, move=moved)
    return advance


def reject_advance(
    *,
    actor: Actor,
    now: datetime,
    advance_id: UUID,
    evidence: str,
    today: date,
    reason: Mismatch = Mismatch.NOT_FOUND,
    on: date | None = None,
) -> AdvancePayment:
    """Keep that the bank or the tax office does not count the payment: the day moves back to before it.

    A person of the centre does this, never a program. Raises `answer_in_future`, `answer_before_payment`, and
    what `move_advance` raises.
    """
    with flow(actor=actor, why="reject_advance"):
        moved = billing.move_advance(
            actor=actor,
            now=now,
            advance_id=advance_id,
            state=AdvanceState.REJECTED,
            evidence=evidence,
            said_on=on,
            reason=reason,
        )
        advance = get_advance(advance_id)
        if moved:
            _check_answer(advance, on, today)
            facts = _before(advance, today)
            notes = Notebook(actor, now, advance.person_id)
            known = all(
                _as_kept(value) == last_verified(advance.person_id, kind) for kind, value in facts.items()
            )
            (notes.verify if known else notes.claim)(facts, evidence_of(moved.pk))
            notes.plan(today)
            tell_of_answer(actor=actor, now=now, move=moved)
    return advance


def undo_answer(
    *, actor: Actor, now: datetime, advance_id: UUID, move_id: UUID, reason: str, today: date
) -> AdvancePayment:
    """Take back the last answer that was recorded by mistake: what held before it holds again, and the plan too.

    Raises what `billing.advances.actions.undo_move` raises.
    """
    with flow(actor=actor, why="undo_answer"):
        moved = billing.undo_move(actor=actor, now=now, advance_id=advance_id, move_id=move_id, reason=reason)
        advance = get_advance(advance_id)
        if moved:
            person_id = advance.person_id
            take_back_facts(
                actor=actor, now=now, person_id=person_id, evidence=frozenset({evidence_of(move_id)})
            )
            claimed = facts_of(person_id, law=law_for(person_id, now=now), today=today).values
            reached = reached_by(advance, today)
            notes = Notebook(actor, now, person_id)
            # Where more was said since, less does not take its place.
            notes.claim({k: v for k, v in reached.items() if _is_later(v, claimed.get(k))}, SHOWN)
            notes.plan(today)
            tell_of_answer(actor=actor, now=now, move=moved)
    return advance


def evidence_of(move_id: UUID) -> str:
    """How a fact names the answer that it rests on; never the answer's content."""
    return f"advance:{move_id}"


def _as_kept(value: Value | None) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _check_day(advance: AdvancePayment, paid_until: date | None, law: Law, today: date) -> None:
    expected = advance.until
    if expected is None:
        patent = patent_of(advance.person_id, law=law, today=today)
        issued, months = (
            patent.issued_on,
            reached_by(advance, today, only=AdvanceState.MATCHED)["paid_months"],
        )
        expected = covered_until(issued, months) if issued and isinstance(months, int) else None
    if paid_until != expected:
        raise DomainError("paid_until_differs", expected=expected)


def _check_answer(advance: AdvancePayment, on: date | None, today: date) -> None:
    """An answer has a day after the payment; banks east and west of the payer may write the day before."""
    if on is not None and on > today:
        raise DomainError("answer_in_future")
    if on is not None and on < advance.paid_on - timedelta(days=1):
        raise DomainError("answer_before_payment")


def _check_bank_sum(advance: AdvancePayment, amount: int | None, law: Law, today: date) -> None:
    if amount is None or amount >= advance.amount:
        return
    lowest = _lowest_price(advance, law, today)
    if lowest is None or amount < lowest - advance.months * KOPECKS:
        raise DomainError("bank_sum_smaller", shown=advance.amount)


def _lowest_price(advance: AdvancePayment, law: Law, today: date) -> int | None:
    """What the months of a payment cost at least; None while nobody knows."""
    try:
        patent = patent_of(advance.person_id, law=law, today=today)
    except DomainError:
        return None
    before = advance.first - timedelta(days=1) if advance.first else None
    starts = replace(patent, until=before).starts(advance.months)
    return price_months(law.parameters.get(f"advance.month.{advance.region}"), starts).lowest


def _before(advance: AdvancePayment, today: date) -> Facts:
    """What held before a payment that turned out to be none."""
    if advance.first is None:
        return reached_by(advance, today)
    return {"paid_until": advance.first - timedelta(days=1)}


def _is_later(one: Value | None, other: Value | None) -> bool:
    if isinstance(one, date) and isinstance(other, date):
        return one > other
    return isinstance(one, int) and isinstance(other, int) and one > other
