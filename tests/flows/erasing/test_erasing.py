"""Nothing of who somebody is outlives erasing, in no table and no history; what is kept is nobody's."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.db import Error, connection
from django.db.models import F

from hamroh.accounts import doors
from hamroh.accounts.models import LookLog
from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.billing.advances.actions import present_advance
from hamroh.billing.models import Invoice, Payment, PaymentMethod
from hamroh.booking.models import Visit
from hamroh.documents.models import IssuedDocument
from hamroh.floor.models import Ticket
from hamroh.flows.erasing.person import erase_at_reception, erase_oneself, obstacles
from hamroh.flows.onboarding.doors import send_code
from hamroh.flows.paying.invoicing import invoice_for_visit
from hamroh.flows.paying.taking import take_payment
from hamroh.flows.planning import replan_and_remind
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.rls import erase_by
from hamroh.foundation.scope import bound, system_scope
from hamroh.journeys.actions import record_facts
from hamroh.people.access import look_up_person
from hamroh.people.actions import give_consent
from hamroh.people.models import ContactPoint, Erasure, IdentityPaper, Person, Purpose
from tests.builders import accounts, journeys, people, signin
from tests.builders.advances import FACTS
from tests.builders.till import NOW, Till, till

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
PHONE = "+998901234567"
KEPT_UNDER_THE_NUMBER = {"accounts_looklog", "people_erasure"}
"""Tables that may name the number of who is gone: looks of staff, and the proof of the erasing."""
COUNTERS = "foundation_ratebucket"
"""Against a flood of codes to one number: its keyed hash, for two days, outlives whose number it was."""


@dataclass(frozen=True)
class Life:
    """Dilshod after a day at a centre, with everything that may be known of him."""

    place: Till
    traces: tuple[str, ...]

    @property
    def oneself(self) -> Actor:
        return people.oneself(self.place.person)


@pytest.fixture
def life(db: None) -> Life:
    journeys.release(NOW)
    place = till(phone=PHONE)
    person = place.person
    with system_scope():
        invoice = invoice_for_visit(actor=SYSTEM, now=NOW, key="invoice", visit=place.visit)
        give_consent(
            actor=SYSTEM,
            person_id=person.pk,
            purpose=Purpose.REMINDERS,
            language="uz",
            text_version="1",
            now=NOW,
        )
        record_facts(actor=SYSTEM, now=NOW, person_id=person.pk, facts=FACTS)
        replan_and_remind(actor=SYSTEM, now=NOW, person_id=person.pk, today=NOW.date())
        present_advance(
            actor=SYSTEM,
            now=NOW,
            key="advance",
            person_id=person.pk,
            region="63",
            months=1,
            first=None,
            until=None,
            amount=1_193_600,
            currency="RUB",
            paid_on=date(2026, 11, 20),
            receipt="SBP 90417",
        )
        doors.issue_card(actor=SYSTEM, person_id=person.pk, now=NOW)
    send_code(phone=PHONE, language="uz", address="127.0.0.1", now=NOW)
    signin.person_client(person.pk)
    with bound(scope_of(place.cashier)):
        take_payment(
            actor=place.cashier,
            now=NOW,
            key="pay",
            invoice_id=invoice.pk,
            amount=450_000,
            method=PaymentMethod.CASH,
        )
        look_up_person(actor=place.cashier, person_id=person.pk, page="cash_desk", why="pay", now=NOW)
    served(place)
    return Life(place, _traces(person))


def served(place: Till) -> None:
    """The day is over."""
    with system_scope():
        Ticket.objects.filter(pk=place.ticket.pk).update(state="done", ended_at=F("arrived_at"))
        Visit.objects.filter(pk=place.visit.pk).update(state="served")


def _traces(person: Person) -> tuple[str, ...]:
    """Everything by which Dilshod could be found: words, numbers, their hashes and their sealed forms."""
    with system_scope():
        paper = IdentityPaper.objects.get(person=person)
        contact = ContactPoint.objects.get(person=person)
        sealed = [str(row.__dict__[name]) for row, name in ((paper, "number"), (contact, "value"))]
        hashes = [paper.number_hash, contact.value_hash, doors.hash_destination(PHONE)]
    words = [
        "Karimov",
        "Dilshod",
        "FA1234567",
        PHONE,
        "998901234567",
        "1996-04-12",
        "1998-03-14",
        "SBP 90417",
    ]
    return (*words, *hashes, *sealed)


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') "
            "AND relnamespace = 'public'::regnamespace AND has_table_privilege(oid, 'SELECT') ORDER BY 1"
        )
        return [name for (name,) in cursor.fetchall()]


def rows_with(trace: str) -> list[str]:
    """Tables in which any column of any row says it."""
    found = []
    with system_scope(), connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table} t WHERE t::text ILIKE %s)", [f"%{trace}%"])
            if cursor.fetchone()[0]:
                found.append(table)
    return [table for table in found if table != COUNTERS]


def rows_of(person_id: UUID) -> set[str]:
    """Tables with a row that names the number as a person's."""
    found = set()
    with system_scope(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND column_name = 'person_id' ORDER BY 1"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table} WHERE person_id = %s)", [person_id])
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def leave(life: Life) -> None:
    with bound(scope_of(life.oneself)):
        erase_oneself(actor=life.oneself, now=NOW)


def test_no_table_says_who_it_was(life: Life) -> None:
    seen = {trace: rows_with(trace) for trace in life.traces}
    # Numbers stand in no table as they are: only sealed, and as keyed hashes.
    assert {trace for trace in life.traces if not seen[trace]} == {"FA1234567", PHONE, "998901234567"}
    assert len(rows_of(life.place.person.pk)) > 15
    leave(life)
    assert {trace: rows_with(trace) for trace in life.traces} == {trace: [] for trace in life.traces}
    assert rows_of(life.place.person.pk) <= KEPT_UNDER_THE_NUMBER
    assert not Session.objects.exists()


def test_what_the_law_makes_us_keep_is_kept_and_nobodys(life: Life) -> None:
    leave(life)
    with system_scope():
        invoice, payment, paper = Invoice.objects.get(), Payment.objects.get(), IssuedDocument.objects.get()
        assert (invoice.person_id, invoice.total, invoice.paid) == (None, 450_000, 450_000)
        assert payment.receipt_number == paper.number
        assert paper.person_id is None
        assert (Visit.objects.get().person_id, Ticket.objects.get().person_id) == (None, None)
        assert LookLog.objects.filter(person_id=life.place.person.pk).exists()
        proof = Erasure.objects.get()
    assert (proof.by_kind, proof.by_id, proof.reason) == ("person", life.oneself.id, "oneself")
    assert proof.kept == {"visits": 1, "tickets": 1, "invoices": 1, "papers": 1}


def test_twice_is_the_same_as_once(life: Life) -> None:
    leave(life)
    leave(life)
    with system_scope():
        assert Erasure.objects.count() == 1


def test_not_while_a_ticket_is_open(life: Life) -> None:
    with system_scope():
        Ticket.objects.update(state="waiting", ended_at=None)
        assert obstacles(life.place.person.pk) == ("ticket_open",)
    with pytest.raises(DomainError, match="ticket_open"):
        leave(life)
    assert rows_with("Karimov")


def test_not_while_money_is_owed_back(life: Life) -> None:
    with system_scope():
        Visit.objects.update(state="cancelled")
    with pytest.raises(DomainError, match="money_owed"):
        leave(life)
    assert rows_with("Karimov")


def at_reception(
    life: Life, actor: Actor, *, number: str = "FA1234567", reason: str = "written_request"
) -> None:
    with bound(scope_of(actor)):
        erase_at_reception(
            actor=actor,
            person_id=life.place.person.pk,
            now=NOW,
            reason=reason,
            country="UZB",
            number=number,
        )


def test_the_reception_compares_the_passport(life: Life) -> None:
    clerk = accounts.staff(NOW, life.place.centre, Role.RECEPTION, username="clerk")
    for stranger in (life.place.cashier, people.oneself(people.person(NOW, number="FA7654321"))):
        with pytest.raises(DomainError, match="not_allowed"):
            at_reception(life, stranger)
    with pytest.raises(DomainError, match="paper_differs"):
        at_reception(life, clerk, number="FA7654321")
    with pytest.raises(DomainError, match="reason_unknown"):
        at_reception(life, clerk, reason="because")
    at_reception(life, clerk, number="fa 1234567")
    assert rows_with("FA1234567") == []
    with system_scope():
        proof = Erasure.objects.get()
    assert (proof.by_id, proof.centre_id, proof.reason) == (
        clerk.id,
        life.place.centre.pk,
        "written_request",
    )


@pytest.mark.parametrize("domain", ["people", "journeys", "booking", "billing", "documents"])
def test_nobodys_history_is_taken_out_who_is_not_erased(life: Life, domain: str) -> None:
    with pytest.raises(Error, match="not erased"), system_scope():
        erase_by(f"{domain}_erase", life.place.person.pk)
