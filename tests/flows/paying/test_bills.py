"""A visit is paid before the day, by a transfer that names its invoice, and each transfer pays once."""

from dataclasses import replace

import pytest

from hamroh.accounts.queries import scope_of
from hamroh.billing.models import Invoice, Payment, PaymentMethod
from hamroh.booking.models import Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.core.paymentqr import Payee, PaymentCode, parse
from hamroh.flows.paying.bills import Bill, bills_of, code_of
from hamroh.flows.paying.invoicing import invoice_for_own_visit, invoice_for_visit
from hamroh.flows.paying.taking import Taken, reverse_payment, take_payment
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import bound, system_scope
from hamroh.network.actions import set_bank_account
from hamroh.network.queries import payee_of
from tests.builders import money, people
from tests.builders.till import NOW, Till, till

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
ACCOUNT = Payee(
    name="ГБУ Центр",
    account="40602810000000000012",
    bank_name="Банк, Самара",
    bic="043601000",
    correspondent_account="30101810000000000000",
    inn="6300000000",
    kpp="630001001",
)


@pytest.fixture
def place(db: None) -> Till:
    made = till()
    set_bank_account(actor=SYSTEM, centre_id=made.centre.pk, payee=ACCOUNT)
    return made


def asked(place: Till) -> Invoice:
    oneself = people.oneself(place.person)
    with bound(scope_of(oneself)):
        return invoice_for_own_visit(actor=oneself, now=NOW, visit_id=place.visit.pk)


def bills(place: Till) -> list[Bill]:
    with bound(scope_of(people.oneself(place.person))):
        return list(bills_of(place.person.pk))


def transfer(place: Till, invoice: Invoice, reference: str, amount: int = 450_000, key: str = "") -> Taken:
    with bound(scope_of(place.cashier)):
        return take_payment(
            actor=place.cashier,
            now=NOW,
            key=key or str(new_id()),
            invoice_id=invoice.pk,
            amount=amount,
            method=PaymentMethod.BANK_QR,
            bank_reference=reference,
        )


def test_a_booked_visit_shows_what_it_costs_before_anything_is_written(place: Till) -> None:
    (bill,) = bills(place)
    assert (bill.invoice, bill.total, bill.due) == (None, 450_000, 450_000)
    with system_scope():
        assert not Invoice.objects.exists()


def test_the_invoice_of_my_visit_is_made_once_and_in_my_name(place: Till) -> None:
    first = asked(place)
    assert asked(place) == first
    assert first.number.startswith("IS-2026-000001-")
    with system_scope():
        event = Invoice.objects.get().events.get()  # type: ignore[attr-defined]  # pghistory adds it
    assert event.pgh_context["actor"] == str(place.person.pk)
    assert event.pgh_context["why"] == "ask_for_invoice"
    with bound(scope_of(place.cashier)):
        same = invoice_for_visit(actor=place.cashier, now=NOW, key="till", visit=place.visit)
    assert same == first


def test_nobody_asks_for_the_invoice_of_somebody_else(place: Till) -> None:
    stranger = people.oneself(people.person(NOW, number="FA7654321"))
    with pytest.raises(DomainError, match="not_found"), bound(scope_of(stranger)):
        invoice_for_own_visit(actor=stranger, now=NOW, visit_id=place.visit.pk)


def test_the_code_names_the_sum_and_the_invoice_and_nobody(place: Till) -> None:
    invoice = asked(place)
    code = code_of(invoice, sample=False)
    assert isinstance(code, PaymentCode)
    parsed = parse(code.content)
    assert parsed is not None
    assert parsed.fields["PersonalAcc"] == ACCOUNT.account
    assert parsed.fields["Sum"] == "450000"
    assert parsed.fields["Purpose"] == f"Оплата по счету {invoice.number} от 23.11.2026"
    assert "Karimov" not in code.text
    sample = code_of(invoice, sample=True)
    assert sample is not None
    assert "SAMPLE" in sample.text
    assert ACCOUNT.account not in sample.text


def test_a_transfer_is_recorded_once_and_gives_a_receipt(place: Till) -> None:
    invoice = asked(place)
    taken = transfer(place, invoice, "op  77", key="once")
    assert transfer(place, invoice, "op 77", key="once").payment == taken.payment
    assert (taken.payment.bank_reference, taken.payment.method) == ("op 77", "bank_qr")
    with system_scope():
        assert (Payment.objects.count(), Invoice.objects.get().state) == (1, "paid")
    (bill,) = bills(place)
    assert (bill.due, bill.paid) == (0, 450_000)
    assert bill.invoice is not None
    assert code_of(bill.invoice, sample=True) is None


def test_one_transfer_does_not_pay_twice(place: Till) -> None:
    invoice = asked(place)
    first = transfer(place, invoice, "op 77", 100_000)
    with pytest.raises(DomainError, match="bank_reference_known"):
        transfer(place, invoice, "op 77", 100_000)
    with pytest.raises(DomainError, match="bank_reference_missing"):
        transfer(place, invoice, " ", 100_000)
    with bound(scope_of(place.cashier)):
        reverse_payment(actor=place.cashier, now=NOW, payment_id=first.payment.pk, reason="wrong_sum")
    transfer(place, invoice, "op 77", 200_000)
    with system_scope():
        assert Invoice.objects.get().paid == 200_000


def test_an_invoice_follows_its_visit_to_another_day(place: Till) -> None:
    invoice = asked(place)
    with system_scope():
        places = list(place.visit.places.all())
        Visit.objects.filter(pk=place.visit.pk).update(state=VisitState.MOVED)
        moved = Visit.objects.get(pk=place.visit.pk)
        moved.pk, moved.instead_of, moved.state = new_id(), place.visit.pk, VisitState.CONFIRMED
        moved._state.adding = True
        moved.save(force_insert=True)
        for one in places:
            one.pk, one.visit = new_id(), moved
            one._state.adding = True
            one.save(force_insert=True)
    (bill,) = bills(place)
    assert bill.invoice == invoice
    assert asked(replace(place, visit=moved)) == invoice
    with system_scope():
        assert Invoice.objects.get().visit_id == moved.pk


def test_the_money_of_a_cancelled_visit_is_not_asked_for(place: Till) -> None:
    transfer(place, asked(place), "op 1", 100_000)
    with system_scope():
        Visit.objects.filter(pk=place.visit.pk).update(state=VisitState.CANCELLED)
    (bill,) = bills(place)
    assert not bill.is_of_a_visit_to_come
    assert bill.paid == 100_000


def test_nothing_is_asked_for_a_visit_that_is_over_without_an_invoice(place: Till) -> None:
    with system_scope():
        Visit.objects.filter(pk=place.visit.pk).update(state=VisitState.SERVED)
    assert bills(place) == []


def test_an_invoice_of_no_visit_is_to_be_paid(place: Till) -> None:
    desk = money.CashDesk(place.centre, place.cashier, place.person)
    invoice = desk.invoice()
    bill = next(one for one in bills(place) if one.invoice == invoice)
    assert bill.is_of_a_visit_to_come
    assert bill.due == 450_000


def test_what_is_shown_costs_few_queries(
    place: Till, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    asked(place)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        bills(place)


def test_an_account_that_no_bank_has_is_refused(place: Till) -> None:
    with pytest.raises(DomainError, match="bank_account_wrong"):
        set_bank_account(actor=SYSTEM, centre_id=place.centre.pk, payee=replace(ACCOUNT, bic="4360"))
    with pytest.raises(DomainError, match="not_allowed"):
        set_bank_account(actor=place.cashier, centre_id=place.centre.pk, payee=ACCOUNT)
    assert payee_of(place.centre.pk) == ACCOUNT
