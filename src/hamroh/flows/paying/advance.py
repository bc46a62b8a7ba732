"""A shown receipt and the plan: "paid until" moves, and says that it rests on no more than that.

Receipts are what is forged: a receipt that is shown is a claim. What bank and tax office say of it is in `answers`.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from hamroh.billing.advances import actions as billing
from hamroh.billing.advances.access import require_may_say
from hamroh.billing.advances.models import AdvancePayment
from hamroh.billing.advances.queries import live_advances
from hamroh.core.advance import AdvanceState, covered_until, extend, price_months
from hamroh.core.law import Facts as KnownFacts
from hamroh.core.law import Law, Value
from hamroh.flows.paying.patents import Patent, first_payments, patent_from
from hamroh.flows.planning import replan_within
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.transactions import flow
from hamroh.journeys.actions import record_facts
from hamroh.journeys.law import law_for
from hamroh.journeys.models import Trust
from hamroh.journeys.queries import facts_of

Facts = dict[str, Value | None]
SHOWN = "a receipt was shown"
YEAR = 12
"""Months that a patent lives for (115-FZ 13.3(5))."""
KOPECKS = 100
"""Some regions print kopecks, we pay whole roubles: a rouble less for each month is no missing month."""


def present_advance(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    person_id: UUID,
    months: int,
    amount: int,
    paid_on: date,
    receipt: str,
    today: date,
) -> AdvancePayment:
    """Keep that a receipt was shown for the next `months`, and plan anew: the day moves as a claim.

    `amount` in kopecks. Raises DomainError `no_patent`, `paid_until_unknown`, `paid_in_future`,
    `paid_long_ago` (no such payment can be for this patent), `beyond_year` (more months than the patent lives), `advance_too_small` (due: a part of a month prolongs nothing), and
    what `billing.advances.actions.present_advance` raises.
    """
    require_may_say(actor, AdvanceState.PRESENTED, person_id)
    if paid_on > today:
        raise DomainError("paid_in_future")
    with flow(actor=actor, why="present_advance"):
        law = law_for(person_id, now=now)
        known = _repeated(person_id, receipt, months, amount)
        if known is not None:
            return known
        facts = facts_of(person_id, law=law, today=today)
        patent = patent_from(law=law, facts=facts, today=today)
        if paid_on < _first_day(facts, patent, today):
            raise DomainError("paid_long_ago")
        until = _until(patent, months)
        _check_amount(law, patent, months, amount)
        advance = billing.present_advance(
            actor=actor,
            now=now,
            key=key,
            person_id=person_id,
            region=patent.region,
            months=months,
            first=patent.starts(1)[0] if until else None,
            until=until,
            amount=amount,
            currency=law.currency,
            paid_on=paid_on,
            receipt=receipt,
        )
        notes = Notebook(actor, now, person_id)
        notes.claim(reached_by(advance, today), SHOWN)
        notes.plan(today)
    return advance


def _repeated(person_id: UUID, receipt: str, months: int, amount: int) -> AdvancePayment | None:
    """The same receipt for the same months once more: a double click after the days have moved already."""
    number = " ".join(receipt.split())
    wanted = (number, months, amount)
    return next(
        (one for one in live_advances(person_id) if (one.receipt, one.months, one.amount) == wanted), None
    )


def _first_day(facts: KnownFacts, patent: Patent, today: date) -> date:
    """The first day on which this patent can have been paid for: a year ago, or the entry that it was got after.

    Who has left and come back with the patent paid before that entry too.
    """
    year_ago = today - timedelta(days=366)
    entry = facts.values.get("entry_date")
    if not isinstance(entry, date) or (patent.issued_on and patent.issued_on < entry):
        return year_ago
    return max(year_ago, entry)


def _until(patent: Patent, months: int) -> date | None:
    """The last day that the months cover; None before the issue."""
    if patent.until is None:
        return None
    until = extend(patent.until, months, issued_on=patent.issued_on or patent.until)
    if patent.issued_on and until > covered_until(patent.issued_on, YEAR):
        raise DomainError("beyond_year")
    return until


def _check_amount(law: Law, patent: Patent, months: int, amount: int) -> None:
    price = price_months(law.parameters.get(f"advance.month.{patent.region}"), patent.starts(months))
    if price.lowest is not None and amount < price.lowest - months * KOPECKS:
        raise DomainError("advance_too_small", due=price.lowest)


def reached_by(advance: AdvancePayment, today: date, only: AdvanceState | None = None) -> Facts:
    """The fact that follows from a payment: a day, or months while the patent is not issued."""
    if advance.until is not None:
        return {"paid_until": advance.until}
    payments = first_payments(live_advances(advance.person_id), today)
    months = sum(one.months for one in payments if only is None or one.state == only)
    return {"paid_months": min(months, YEAR)} if months else {"paid_months": None}


@dataclass(frozen=True, slots=True)
class Notebook:
    """Facts of one person, written by one actor at one moment."""

    actor: Actor
    now: datetime
    person_id: UUID

    def claim(self, facts: Facts, evidence: str) -> None:
        """Somebody says so."""
        self._write(facts, Trust.CLAIMED, evidence)

    def verify(self, facts: Facts, evidence: str) -> None:
        """An answer of the state shows it."""
        self._write(facts, Trust.VERIFIED, evidence)

    def plan(self, today: date) -> None:
        """The plan that follows, with its reminders."""
        replan_within(actor=self.actor, now=self.now, person_id=self.person_id, today=today)

    def _write(self, facts: Facts, trust: Trust, evidence: str) -> None:
        record_facts(
            actor=self.actor,
            now=self.now,
            person_id=self.person_id,
            facts=facts,
            trust=trust,
            evidence=evidence,
        )
