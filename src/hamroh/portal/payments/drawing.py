"""A bill as its person sees it: the open sum first, then the services, then what was paid."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext

from hamroh.billing.actions import Line
from hamroh.billing.models import Payment, PaymentMethod
from hamroh.flows.paying.bills import Bill
from hamroh.network.queries import in_language, service_names
from hamroh.ui import dates, sums
from hamroh.ui.parts import Note, Row, Summary, Tag, TagState


@dataclass(frozen=True, slots=True)
class DrawnBill:
    """The parts of one bill. `ask` is the address that makes its payment code, `code` the page of one that is made."""

    id: str
    title: str
    place: str
    tag: Tag
    due: str
    lines: Summary
    payments: Summary
    note: Note | None
    number: str
    ask: str
    code: str
    soon: bool
    """The visit comes before a transfer would: the cash desk is the way to pay."""


def draw_bill(bill: Bill, *, now: datetime) -> DrawnBill:
    """Everything of a bill in words."""
    payable = bill.due > 0 and bill.is_of_a_visit_to_come and bill.has_account
    invoice = bill.invoice
    return DrawnBill(
        id=f"bill-{(bill.visit or invoice or bill.centre).pk.hex}",
        title=dates.day_html(bill.visit.day) if bill.visit else gettext("Invoice"),
        place=in_language(bill.centre.names, get_language() or "ru"),
        tag=_tag(bill),
        due=sums.amount(bill.due, bill.currency) if bill.due else "",
        lines=_lines(bill),
        payments=Summary(tuple(_payment(one, bill) for one in bill.payments if one.reversed_at is None)),
        note=_note(bill, now),
        number=invoice.number if invoice else "",
        ask=reverse("portal:ask_code", args=[bill.visit.pk]) if payable and bill.visit else "",
        code=reverse("portal:payment_code", args=[invoice.pk])
        if payable and invoice and invoice.number
        else "",
        soon=payable and bill.is_sooner_than_a_transfer(now),
    )


def _tag(bill: Bill) -> Tag:
    if bill.due == 0:
        word = gettext("Nothing to pay") if bill.is_void else pgettext("invoice", "Paid")
        return Tag(word, TagState.DONE)
    if not bill.is_of_a_visit_to_come:
        return Tag(gettext("The visit was cancelled"), TagState.DOUBT)
    return Tag(gettext("Paid in part"), TagState.NOW) if bill.paid else Tag(gettext("Not paid yet"))


def _lines(bill: Bill) -> Summary:
    names = service_names(frozenset(line.title_key for line in bill.lines))
    language = get_language() or "ru"
    rows = [
        Row(
            _named(line, in_language(names.get(line.title_key, {}), language) or line.title_key),
            sums.amount(line.amount, bill.currency),
        )
        for line in bill.lines
    ]
    rows.append(Row(gettext("Together"), sums.amount(bill.total, bill.currency), total=True))
    if bill.paid:
        rows.append(Row(gettext("Paid already"), sums.amount(bill.paid, bill.currency)))
    if bill.paid and bill.due:
        rows.append(Row(gettext("To pay"), sums.amount(bill.due, bill.currency), total=True))
    return Summary(tuple(rows), sums=True)


def _named(line: Line, name: str) -> str:
    if line.is_state_fee:
        return gettext("%(service)s, a fee of the state") % {"service": name}
    return gettext("%(service)s, about") % {"service": name} if line.is_estimate else name


def _payment(payment: Payment, bill: Bill) -> Row:
    when = dates.moment_html(payment.taken_at, zone=bill.centre.time_zone)
    return Row(when, f"{sums.amount(payment.amount, bill.currency)}, {method_words(payment.method)}")


def method_words(method: str) -> str:
    """How somebody paid."""
    return {
        PaymentMethod.CASH: pgettext("paid", "in cash"),
        PaymentMethod.CARD: pgettext("paid", "by card"),
        PaymentMethod.TRANSFER: pgettext("paid", "by transfer"),
        PaymentMethod.EMPLOYER: pgettext("paid", "by the employer"),
        PaymentMethod.BANK_QR: pgettext("paid", "by the payment code"),
    }[PaymentMethod(method)]


def _note(bill: Bill, now: datetime) -> Note | None:
    if bill.due == 0:
        return None
    if not bill.is_of_a_visit_to_come:
        if bill.paid:
            return Note((gettext("The money comes back to you: ask at the cash desk of the centre."),))
        return Note((gettext("Do not pay this."),))
    if not bill.has_account:
        return Note((gettext("This centre has no payment code. Pay at its cash desk."),))
    if bill.is_sooner_than_a_transfer(now):
        return Note((gettext("Pay at the cash desk: your visit is sooner than a transfer arrives."),))
    return None
