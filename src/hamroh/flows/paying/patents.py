"""What a payment is made for: the person's patent as the recorded facts have it, and how far it is paid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hamroh.billing.advances.models import AdvancePayment
from hamroh.billing.advances.queries import list_advances
from hamroh.core.advance import AdvanceState, Paid, Standing, covered_until, month_starts, standing_of
from hamroh.core.law import Facts, Law, Value, make_plan
from hamroh.foundation.errors import DomainError
from hamroh.journeys.queries import PAYMENT, facts_of, last_verified

OF_THIS_PATENT = timedelta(days=180)
"""A payment made before an issue belongs to it when it is no older; the one of the patent before is."""


@dataclass(frozen=True, slots=True)
class Patent:
    """Region, day of issue, and the last day paid for as the facts have it; both days None before the issue."""

    region: str
    issued_on: date | None
    until: date | None
    expected_on: date
    """The issue, or the day on which it is reckoned with."""

    def starts(self, months: int) -> tuple[date, ...]:
        """The first days of the next months to pay."""
        if self.issued_on is None and self.until is not None:
            return month_starts(None, months, issued_on=self.until + timedelta(days=1))
        return month_starts(self.until, months, issued_on=self.issued_on or self.expected_on)


def patent_from(*, law: Law, facts: Facts, today: date) -> Patent:
    """The patent that these facts speak of. Raises DomainError `no_patent` (the plan asks for no payment),
    `paid_until_unknown` (it is issued, and nobody said until when it is paid).
    """
    plan = make_plan(law=law, facts=facts, today=today)
    values = facts.values
    region = values.get("region")
    if plan.step(PAYMENT) is None or not isinstance(region, str):
        raise DomainError("no_patent")
    issued, until, months = (values.get(kind) for kind in ("patent_issued_on", "paid_until", "paid_months"))
    issued = issued if isinstance(issued, date) else None
    if not isinstance(until, date):
        until = covered_until(issued, months) if issued and isinstance(months, int) else None
    if issued and until is None:
        raise DomainError("paid_until_unknown")
    first = plan.step("first_payment")
    expected = first.expected if first and not first.done else None
    return Patent(region, issued, until, issued or expected or today)


def patent_of(person_id: UUID, *, law: Law, today: date) -> Patent:
    """The same from what is recorded of a person."""
    return patent_from(law=law, facts=facts_of(person_id, law=law, today=today), today=today)


def standing_of_person(person_id: UUID, *, law: Law, today: date) -> tuple[Standing, ...]:
    """How far the patent is paid, and what each day rests on, the surest first; empty when nothing is known."""
    facts = facts_of(person_id, law=law, today=today)
    issued = _day(facts.values, "patent_issued_on")
    told = _day(facts.values, "paid_until") or _by_months(issued, facts.values.get("paid_months"))
    seen = last_verified(person_id, "paid_until")
    verified = date.fromisoformat(seen) if isinstance(seen, str) else None
    if verified is None and "paid_months" in facts.verified:
        verified = _by_months(issued, facts.values.get("paid_months"))
    if issued and verified and verified < issued:
        verified = None
    return standing_of(_paid(list_advances(person_id), issued), told=told, verified=verified)


def first_payments(advances: Sequence[AdvancePayment], around: date) -> list[AdvancePayment]:
    """Payments that were not rejected and were made for the issue at about this day."""
    return [
        one
        for one in advances
        if one.first is None and one.state != AdvanceState.REJECTED and one.paid_on > around - OF_THIS_PATENT
    ]


def _paid(advances: Sequence[AdvancePayment], issued: date | None) -> list[Paid]:
    found = [
        Paid(one.first, one.until, AdvanceState(one.state))
        for one in advances
        if one.first and one.until and (issued is None or one.until > issued)
    ]
    months = 0
    for one in first_payments(advances, issued) if issued else []:
        months += one.months
        found.append(Paid(None, covered_until(issued, months), AdvanceState(one.state)))  # type: ignore[arg-type]  # no issue, no payments
    return found


def _day(values: Mapping[str, Value], kind: str) -> date | None:
    value = values.get(kind)
    return value if isinstance(value, date) else None


def _by_months(issued: date | None, months: object) -> date | None:
    return covered_until(issued, months) if issued and isinstance(months, int) else None
