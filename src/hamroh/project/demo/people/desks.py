"""What a desk does with whoever stands there: papers with SAMPLE numbers, and money at the cash desk."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final
from uuid import UUID

from hamroh.billing.models import PaymentMethod
from hamroh.booking.access import get_visit
from hamroh.booking.models import Purpose, Visit
from hamroh.floor.actions import hindrances_at
from hamroh.floor.results import Result, ResultKind
from hamroh.flows.paying.invoicing import invoice_for_visit
from hamroh.flows.paying.taking import take_payment
from hamroh.flows.serving.attempts import cannot_serve
from hamroh.flows.serving.desk import serve
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.network.models import Desk
from hamroh.project.demo.people import paying
from hamroh.project.demo.people.acting import Team
from hamroh.project.demo.people.cast import Character

_YEAR: Final = timedelta(days=365)
_QUARTER: Final = timedelta(days=90)
_ISSUER: Final = "SAMPLE"
_PAPERS: Final = frozenset({"translation", "insurance", "exam"})
_METHODS: Final = (PaymentMethod.CASH, PaymentMethod.CASH, PaymentMethod.TRANSFER, PaymentMethod.EMPLOYER)
_LEAVES_UNPAID_IN = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody at a desk at a moment; `one` is None for whom the demo did not invent."""

    desk: Desk
    actor: Actor
    ticket_id: UUID
    visit_id: UUID
    now: datetime
    one: Character | None

    @property
    def kind(self) -> str:
        """The key of the desk's kind."""
        return self.desk.desk_kind.key

    @property
    def chance(self) -> Random:
        """The ticket's luck at this kind of desk."""
        return Random(f"{self.visit_id if self.one is None else self.one.number} {self.kind}")  # noqa: S311  no secret


def attend(standing: Standing, team: Team, key: str) -> None:
    """Take the money, then record the result, the facts and the plan that follow."""
    day = team.day_at(standing.now)
    if standing.kind == "cash_desk":
        _take_money(standing, team, key)
    serve(
        actor=standing.actor,
        now=standing.now,
        key=key,
        desk_id=standing.desk.pk,
        ticket_id=standing.ticket_id,
        result=_result(standing.kind, standing.chance, day),
        paid_months=1 if standing.kind == "hand_over" else None,
    )


def refuse(standing: Standing, key: str) -> None:
    """The system is down, the ministry's or our own: a signed record, and on to the next desk."""
    cannot_serve(
        actor=standing.actor,
        now=standing.now,
        key=key,
        desk_id=standing.desk.pk,
        ticket_id=standing.ticket_id,
        reason=hindrances_at(standing.desk)[0],
    )


def _result(kind: str, chance: Random, day: date) -> Result:
    number = f"SAMPLE-{chance.randrange(10_000, 99_999)}"
    if kind == "medical":
        digits = f"{chance.randrange(100_000, 999_999)}"
        return Result(ResultKind.MEDICAL, number=digits, issuer=_ISSUER, valid_until=day + _YEAR)
    if kind in _PAPERS:
        return Result(ResultKind.PAPER, number=number, issuer=_ISSUER, valid_until=day + _YEAR)
    if kind == "registration":
        return Result(ResultKind.PAPER, number=number, issued_on=day, valid_until=day + _QUARTER)
    if kind == "application":
        return Result(ResultKind.ACCEPTED, number=number, issued_on=day)
    if kind == "hand_over":
        return Result(ResultKind.PAPER, number=number, issued_on=day)
    return Result(ResultKind.DONE)


def _take_money(standing: Standing, team: Team, key: str) -> None:
    """The visit's invoice, most often paid at once; who collects shows the receipt of the first month too."""
    actor, now = standing.actor, standing.now
    visit = get_visit(actor=actor, visit_id=standing.visit_id)
    if standing.one and visit.person_id and visit.purpose == Purpose.COLLECTING:
        paying.present(actor, standing.one, visit.person_id, team, now=now, months=1)
    _invoice(standing, visit, key)


def _invoice(standing: Standing, visit: Visit, key: str) -> None:
    actor, now, chance = standing.actor, standing.now, standing.chance
    try:
        invoice = invoice_for_visit(actor=actor, now=now, key=f"invoice:{visit.pk}", visit=visit)
    except DomainError as error:
        if error.code != "invoice_empty":
            raise
        return
    amount, luck = invoice.due, chance.randrange(_LEAVES_UNPAID_IN)
    if luck == 0 or not amount:
        return
    take_payment(
        actor=actor,
        now=now,
        key=f"{key}:pay",
        invoice_id=invoice.pk,
        amount=amount // 2 if luck == 1 else amount,
        method=chance.choice(_METHODS),
    )
