"""Money and its proof come together and go together; the visit's services make the invoice."""

from datetime import UTC, datetime

import pytest

from hamroh.accounts.queries import scope_of
from hamroh.accounts.roles import Role
from hamroh.billing.models import Invoice, Payment, PaymentMethod
from hamroh.booking.access import get_visit
from hamroh.booking.models import Visit
from hamroh.core.credentials import Genuineness
from hamroh.documents.models import IssuedDocument
from hamroh.documents.queries import check_code
from hamroh.flows.paying.invoicing import invoice_for_visit
from hamroh.flows.paying.taking import reverse_payment, take_payment
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import bound, system_scope
from hamroh.network.actions import set_price
from hamroh.network.queries import list_services
from tests.builders import booking
from tests.builders.money import NOW, CashDesk, cash_desk, key

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def desk() -> CashDesk:
    return cash_desk()


def test_each_payment_has_its_signed_receipt(desk: CashDesk) -> None:
    taken = desk.pay(desk.invoice(), 200_000)
    assert taken.payment.document_id == taken.receipt.pk
    assert taken.receipt.number == taken.payment.receipt_number == "RK-2026-000001-X"
    found = check_code(taken.receipt.credential)
    assert found.outcome is Genuineness.GENUINE
    assert found.claims is not None
    assert dict(found.claims.figures)["amount"] == 200_000


def test_a_repeat_gives_the_same_payment_and_receipt(desk: CashDesk) -> None:
    invoice = desk.invoice()
    assert desk.pay(invoice, once="click") == desk.pay(invoice, once="click")
    with system_scope():
        assert (Payment.objects.count(), IssuedDocument.objects.count()) == (1, 1)


def test_a_refused_payment_uses_up_no_number(desk: CashDesk) -> None:
    invoice = desk.invoice()
    with pytest.raises(DomainError, match="amount_above_due"):
        desk.pay(invoice, 450_001)
    assert desk.pay(invoice).payment.receipt_number == "RK-2026-000001-X"


def test_the_number_is_of_the_centres_year(desk: CashDesk) -> None:
    late = datetime(2026, 12, 31, 20, 30, tzinfo=UTC)  # half past midnight in Samara
    assert desk.pay(desk.invoice(), now=late).payment.receipt_number.startswith("RK-2027-000001")


def test_two_centres_with_one_letter_share_no_number(desk: CashDesk) -> None:
    other = cash_desk("krasnoyarsk", "FA7654321")
    numbers = {desk.pay(desk.invoice()).receipt.number, other.pay(other.invoice()).receipt.number}
    assert numbers == {"RK-2026-000001-X", "RK-2026-000002-H"}


def test_a_payment_taken_back_revokes_its_receipt(desk: CashDesk) -> None:
    invoice = desk.invoice()
    taken = desk.pay(invoice)
    with bound(scope_of(desk.cashier)):
        reverse_payment(actor=desk.cashier, now=NOW, payment_id=taken.payment.pk, reason="wrong_sum")
    found = check_code(taken.receipt.credential)
    assert found.revocation is not None
    assert found.revocation.reason == "wrong_sum"
    assert desk.pay(invoice).payment.receipt_number == "RK-2026-000002-H"


def test_nobody_pays_an_invoice_out_of_reach(desk: CashDesk) -> None:
    other = cash_desk("tolyatti", "FA7654321")
    with pytest.raises(DomainError, match="not_found"):
        desk.pay(other.invoice())
    with bound(scope_of(desk.cashier)), pytest.raises(DomainError, match="not_found"):
        take_payment(
            actor=desk.cashier, now=NOW, key=key(), invoice_id=new_id(), amount=1, method=PaymentMethod.CASH
        )


def _visit(house: booking.House) -> Visit:
    with system_scope():
        person = booking.make_person()
        held = house.hold(person, actor=SYSTEM)
        return get_visit(actor=SYSTEM, visit_id=held.visit_id)


def _prices(house: booking.House, **amounts: int) -> None:
    ids = {service.key: service.pk for service in list_services()}
    for service, amount in amounts.items():
        set_price(
            actor=SYSTEM,
            centre_id=house.centre.pk,
            service_id=ids[service],
            valid_from=booking.MONDAY,
            amount=amount,
        )


def test_a_visits_invoice_has_its_services_at_the_days_prices() -> None:
    house = booking.make_house()
    visit = _visit(house)
    cashier = booking.staff(house.centre, Role.CASHIER)
    with bound(scope_of(cashier)):
        with pytest.raises(DomainError, match="invoice_empty"):
            invoice_for_visit(actor=cashier, now=NOW, key=key(), visit=visit)
        _prices(house, medical=550_000, file=420_000)
        made = invoice_for_visit(actor=cashier, now=NOW, key=key(), visit=visit)
        again = invoice_for_visit(actor=cashier, now=NOW, key=key(), visit=visit)
        lines = list(made.lines.values_list("title_key", "amount", "is_state_fee", "is_estimate"))
    assert made == again
    assert (made.total, made.person_id, made.visit_id) == (970_000, visit.person_id, visit.pk)
    assert lines == [("medical", 550_000, False, True), ("file", 420_000, False, True)]
    with system_scope():
        assert Invoice.objects.count() == 1


def test_prices_in_two_currencies_make_no_invoice() -> None:
    house = booking.make_house()
    visit = _visit(house)
    cashier = booking.staff(house.centre, Role.CASHIER)
    _prices(house, medical=550_000)
    ids = {service.key: service.pk for service in list_services()}
    set_price(
        actor=SYSTEM,
        centre_id=house.centre.pk,
        service_id=ids["file"],
        valid_from=booking.MONDAY,
        amount=1,
        currency="UZS",
    )
    with bound(scope_of(cashier)), pytest.raises(DomainError, match="currencies_differ"):
        invoice_for_visit(actor=cashier, now=NOW, key=key(), visit=visit)
