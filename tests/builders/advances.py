"""Somebody with a patent, and what is shown, confirmed and matched of his payments."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.billing.advances.queries import get_advance, steps_that_stand
from hamroh.billing.models import AdvancePayment
from hamroh.core.advance import Mismatch
from hamroh.core.law import Value
from hamroh.flows.paying.advance import present_advance
from hamroh.flows.paying.answers import confirm_advance, match_advance, reject_advance, undo_answer
from hamroh.flows.planning import replan_and_remind
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.scope import bound, system_scope
from hamroh.journeys.actions import record_facts
from hamroh.network.models import Centre
from hamroh.people.actions import give_consent, set_contact
from hamroh.people.models import ContactKind, Person, Purpose
from tests.builders import accounts, journeys, network, people

ISSUED = date(2026, 12, 7)
TODAY = date(2026, 12, 14)
NOW = datetime(2026, 12, 14, 6, tzinfo=UTC)
MONTH = 11_766_00
"""No less than the lower published sum of Samara for 2026; later months have none yet."""
FACTS: dict[str, Value | None] = {
    "citizenship": "UZ",
    "birth_date": date(1998, 3, 14),
    "entry_date": date(2026, 11, 16),
    "region": "63",
    "ground": "work",
    "progress": "applied",
    "registered_until": date(2027, 2, 1),
    "patent_applied_on": date(2026, 11, 23),
}
_numbers = count(1)


@dataclass(frozen=True)
class Payer:
    """Dilshod, and the centre's people who may vouch for what he pays."""

    person: Person
    centre: Centre
    oneself: Actor
    cashier: Actor
    manager: Actor
    now: datetime = NOW
    today: date = TODAY

    def learn(self, facts: dict[str, Value | None]) -> None:
        """Facts are recorded and the plan is made."""
        with system_scope():
            record_facts(actor=SYSTEM, now=self.now, person_id=self.person.id, facts=facts)
            replan_and_remind(actor=SYSTEM, now=self.now, person_id=self.person.id, today=self.today)

    def present(
        self,
        months: int = 1,
        *,
        actor: Actor | None = None,
        amount: int | None = None,
        receipt: str | None = None,
        paid_on: date | None = None,
        key: str | None = None,
    ) -> AdvancePayment:
        """A receipt is shown."""
        by = actor or self.oneself
        number = next(_numbers)
        with bound(scope_of(by)):
            return present_advance(
                actor=by,
                now=self.now,
                key=key or f"advance-{number}",
                person_id=self.person.id,
                months=months,
                amount=MONTH * months if amount is None else amount,
                paid_on=paid_on or self.today,
                receipt=receipt or f"SBP {number}",
                today=self.today,
            )

    def confirm(self, advance: AdvancePayment, actor: Actor | None = None) -> AdvancePayment:
        """The bank's word comes in."""
        by = actor or self.cashier
        with bound(scope_of(by)):
            return confirm_advance(
                actor=by,
                now=self.now,
                advance_id=advance.id,
                evidence="bank list 14.12.2026",
                today=self.today,
            )

    def match(
        self, advance: AdvancePayment, until: date | None, actor: Actor | None = None
    ) -> AdvancePayment:
        """The tax office answers."""
        by = actor or self.manager
        with bound(scope_of(by)):
            return match_advance(
                actor=by,
                now=self.now,
                advance_id=advance.id,
                evidence="tax office 04-12/5518",
                paid_until=until,
                today=self.today,
            )

    def reject(
        self,
        advance: AdvancePayment,
        actor: Actor | None = None,
        reason: Mismatch = Mismatch.NOT_FOUND,
        paper: str = "tax office 04-12/5519",
    ) -> AdvancePayment:
        """The tax office does not know it."""
        by = actor or self.manager
        with bound(scope_of(by)):
            return reject_advance(
                actor=by, now=self.now, advance_id=advance.id, evidence=paper, today=self.today, reason=reason
            )

    def undo(self, advance: AdvancePayment, actor: Actor, reason: str = "mistyped") -> AdvancePayment:
        """Whoever recorded the last answer takes it back."""
        with bound(scope_of(actor)):
            last = steps_that_stand(get_advance(advance.id))[-1]
            return undo_answer(
                actor=actor,
                now=self.now,
                advance_id=advance.id,
                move_id=last.pk,
                reason=reason,
                today=self.today,
            )

    def can_be_written_to(self) -> None:
        """A confirmed phone, and consent to be written to."""
        with system_scope():
            set_contact(
                actor=SYSTEM,
                person_id=self.person.id,
                kind=ContactKind.PHONE,
                value="+998901234567",
                now=self.now,
                confirmed=True,
            )
            give_consent(
                actor=SYSTEM,
                person_id=self.person.id,
                purpose=Purpose.REMINDERS,
                language="uz",
                text_version="1",
                now=self.now,
            )


def payer(*, issued: bool = True, now: datetime = NOW, today: date = TODAY) -> Payer:
    """With a patent of 7 December of which one month is paid, or still waiting for it."""
    journeys.release(datetime(2026, 11, 1, tzinfo=UTC))
    centre = network.centre()
    person = people.person(now, centre)
    made = Payer(
        person,
        centre,
        people.oneself(person),
        accounts.staff(now, centre, Role.CASHIER),
        accounts.staff(now, centre, Role.MANAGER),
        now,
        today,
    )
    made.learn(FACTS | ({"patent_issued_on": ISSUED, "paid_months": 1} if issued else {}))
    return made
