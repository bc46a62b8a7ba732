"""What is owed and what came: every sum once, every refusal by name."""

import pytest
from django.db import DatabaseError, connection, transaction

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.billing.actions import make_invoice, record_payment, reverse_payment, void_invoice
from hamroh.billing.models import Invoice, InvoiceLine, InvoiceState, Payment, PaymentMethod
from hamroh.billing.queries import get_invoice, invoices_of_person, open_invoices, payments_between
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import bound, system_scope
from tests.builders import accounts, people
from tests.builders.money import LINES, NOW, CashDesk, cash_desk, key

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def desk() -> CashDesk:
    return cash_desk()


def _record(
    desk: CashDesk, invoice: Invoice, amount: int, *, once: str = "", actor: Actor | None = None
) -> Payment:
    return record_payment(
        actor=actor or desk.cashier,
        now=NOW,
        key=once or key(),
        invoice_id=invoice.pk,
        amount=amount,
        method=PaymentMethod.CARD,
        prefix="RK",
        year=2026,
    )


def test_an_invoice_adds_up_its_lines(desk: CashDesk) -> None:
    invoice = desk.invoice()
    with bound(scope_of(desk.cashier)):
        read = get_invoice(invoice.pk)
        assert (read.total, read.paid, read.due, read.state) == (450_000, 0, 450_000, InvoiceState.OPEN)
        assert [line.is_state_fee for line in read.lines.all()] == [False, True]
        assert list(open_invoices(desk.centre.pk)) == [read]
        assert list(invoices_of_person(desk.person.pk)) == [read]


def test_an_invoice_of_nothing_is_refused(desk: CashDesk) -> None:
    with bound(scope_of(desk.cashier)), pytest.raises(DomainError, match="invoice_empty"):
        make_invoice(
            actor=desk.cashier,
            now=NOW,
            key=key(),
            person_id=desk.person.pk,
            centre_id=desk.centre.pk,
            visit_id=None,
            currency="RUB",
            lines=(),
        )


def test_a_visit_has_one_invoice_until_it_is_voided(desk: CashDesk) -> None:
    visit = new_id()

    def make(once: str) -> Invoice:
        with bound(scope_of(desk.cashier)):
            return make_invoice(
                actor=desk.cashier,
                now=NOW,
                key=once,
                person_id=None,
                centre_id=desk.centre.pk,
                visit_id=visit,
                currency="RUB",
                lines=LINES,
            )

    first = make("one")
    assert make("one") == first
    with pytest.raises(DomainError, match="invoice_exists"):
        make("two")
    with bound(scope_of(desk.cashier)):
        void_invoice(actor=desk.cashier, invoice_id=first.pk)
    assert make("three") != first


def test_parts_of_a_sum_close_the_invoice_together(desk: CashDesk) -> None:
    invoice = desk.invoice()
    with bound(scope_of(desk.cashier)):
        first, second = _record(desk, invoice, 200_000), _record(desk, invoice, 250_000)
        assert get_invoice(invoice.pk).state == InvoiceState.PAID
        assert list(payments_between(desk.centre.pk, NOW, NOW)) == []
    assert (first.receipt_number, second.receipt_number) == ("RK-2026-000001-X", "RK-2026-000002-H")
    assert first.taken_by == desk.cashier.id


def test_the_same_key_takes_money_once(desk: CashDesk) -> None:
    invoice = desk.invoice()
    with bound(scope_of(desk.cashier)):
        assert _record(desk, invoice, 100_000, once="click") == _record(desk, invoice, 100_000, once="click")
        assert get_invoice(invoice.pk).paid == 100_000
        with pytest.raises(DomainError, match="key_reused"):
            _record(desk, invoice, 200_000, once="click")


@pytest.mark.parametrize(
    ("amount", "code"),
    [(0, "amount_not_positive"), (-5, "amount_not_positive"), (450_001, "amount_above_due")],
)
def test_a_wrong_sum_is_refused_and_nothing_is_kept(desk: CashDesk, amount: int, code: str) -> None:
    invoice = desk.invoice()
    with bound(scope_of(desk.cashier)):
        with pytest.raises(DomainError, match=code) as refused:
            _record(desk, invoice, amount)
        assert get_invoice(invoice.pk).paid == 0
        assert not Payment.objects.exists()
    if code == "amount_above_due":
        assert refused.value.data == {"due": 450_000}


def test_a_paid_or_void_invoice_takes_nothing_more(desk: CashDesk) -> None:
    paid, void = desk.invoice(), desk.invoice()
    with bound(scope_of(desk.cashier)):
        _record(desk, paid, 450_000)
        void_invoice(actor=desk.cashier, invoice_id=void.pk)
        for invoice in (paid, void):
            with pytest.raises(DomainError, match="invoice_not_open"):
                _record(desk, invoice, 1)
        with pytest.raises(DomainError, match="invoice_has_payments"):
            void_invoice(actor=desk.cashier, invoice_id=paid.pk)
        with pytest.raises(DomainError, match="invoice_not_open"):
            void_invoice(actor=desk.cashier, invoice_id=void.pk)


def test_a_reversed_payment_is_owed_again_and_reversed_once(desk: CashDesk) -> None:
    invoice = desk.invoice()
    manager = accounts.staff(NOW, desk.centre, Role.MANAGER)
    with bound(scope_of(desk.cashier)):
        payment = _record(desk, invoice, 450_000)
        with pytest.raises(DomainError, match="reason_unknown"):
            reverse_payment(actor=manager, now=NOW, payment_id=payment.pk, reason="because")
        taken_back = reverse_payment(actor=manager, now=NOW, payment_id=payment.pk, reason="wrong_sum")
        assert (taken_back.reversed_by, taken_back.reversal_reason) == (manager.id, "wrong_sum")
        assert get_invoice(invoice.pk).due == 450_000
        with pytest.raises(DomainError, match="already_reversed"):
            reverse_payment(actor=manager, now=NOW, payment_id=payment.pk, reason="wrong_sum")
        with pytest.raises(DomainError, match="not_found"):
            reverse_payment(actor=manager, now=NOW, payment_id=new_id(), reason="wrong_sum")


def test_only_a_cashier_of_the_centre_takes_money(desk: CashDesk) -> None:
    invoice = desk.invoice()
    other = cash_desk("tolyatti", "FA7654321")
    strangers = [
        accounts.staff(NOW, desk.centre, Role.RECEPTION),
        accounts.staff(NOW, desk.centre, Role.MANAGER),
        other.cashier,
        people.oneself(desk.person),
    ]
    for stranger in strangers:
        with system_scope(), pytest.raises(DomainError, match="not_allowed"):
            _record(desk, invoice, 1, actor=stranger)


def test_money_is_seen_by_the_person_and_by_who_keeps_it_here(desk: CashDesk) -> None:
    invoice = desk.invoice()
    desk.pay(invoice)
    other = cash_desk("tolyatti", "FA7654321")
    seen = {
        desk.cashier: True,
        people.oneself(desk.person): True,
        accounts.staff(NOW, desk.centre, Role.RECEPTION): False,
        accounts.staff(NOW, desk.centre, Role.MEDIC): False,
        other.cashier: False,
        people.oneself(other.person): False,
    }
    for actor, sees in seen.items():
        with bound(scope_of(actor)):
            counts = [model.objects.exists() for model in (Invoice, InvoiceLine, Payment)]
        assert counts == [sees] * 3, actor


def test_a_person_writes_no_money(desk: CashDesk) -> None:
    invoice = desk.invoice()
    with bound(scope_of(people.oneself(desk.person))):
        for write in (
            lambda: Invoice.objects.filter(pk=invoice.pk).update(paid=450_000),
            lambda: InvoiceLine.objects.create(invoice=invoice, position=9, title_key="x", amount=1),
        ):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                write()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE billing_payment SET amount = 1",
        "DELETE FROM billing_payment",
        "UPDATE billing_invoiceline SET amount = 1",
        "UPDATE documents_issueddocument SET number = 'x'",
        "DELETE FROM documents_revocation",
    ],
)
def test_what_was_paid_and_issued_stays_as_it_was(desk: CashDesk, statement: str) -> None:
    desk.pay(desk.invoice())
    with (
        system_scope(),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(statement)
