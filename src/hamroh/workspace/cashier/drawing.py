"""Invoices, payments and the day's totals as the cash desk sees them."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext

from hamroh.billing.models import Invoice, Payment
from hamroh.billing.queries import payments_between, totals_between
from hamroh.network.queries import in_language, service_names
from hamroh.ui import dates, sums
from hamroh.ui.parts import Cell, Column, Empty, Line, Link, Row, Summary, Table, Tag, TagState
from hamroh.workspace.cashier.words import method_name
from hamroh.workspace.shell import Workplace


def lines_table(place: Workplace, invoice: Invoice) -> Table:
    """The lines of an invoice, with what is a state fee and what is an estimate."""
    lines = list(invoice.lines.all())
    names = service_names(frozenset(line.title_key for line in lines))
    language = place.user.language
    drawn = tuple(
        Line(
            (
                Cell(
                    in_language(names.get(line.title_key, {}), language) or line.title_key, small=_mark(line)
                ),
                Cell(sums.desk_amount(line.amount, invoice.currency)),
            )
        )
        for line in lines
    )
    columns = (Column(gettext("Service")), Column(gettext("Price"), number=True))
    return Table(gettext("Invoice"), columns, drawn, Empty(gettext("Nothing to pay.")), caption_hidden=True)


def _mark(line: object) -> str:
    if getattr(line, "is_state_fee", False):
        return gettext("state fee")
    return gettext("estimate") if getattr(line, "is_estimate", False) else ""


def sums_of(invoice: Invoice) -> Summary:
    """Total, paid, and what is still to pay."""
    rows = [Row(gettext("Together"), sums.desk_amount(invoice.total, invoice.currency))]
    if invoice.paid:
        rows.append(Row(gettext("Paid already"), sums.desk_amount(invoice.paid, invoice.currency)))
    rows.append(Row(gettext("To pay"), sums.desk_amount(invoice.due, invoice.currency), total=True))
    return Summary(tuple(rows), sums=True)


def invoice_payments(place: Workplace, invoice: Invoice) -> Table:
    """What was paid for an invoice, with receipts."""
    payments = sorted(invoice.payments.all(), key=lambda payment: payment.taken_at)
    return _payments(place, gettext("Payments"), payments, gettext("Nothing was paid yet."), invoice.currency)


def payments_today(place: Workplace) -> Table:
    """The newest payments of the centre's day."""
    payments = list(payments_between(place.centre.id, *_today(place)))
    return _payments(place, gettext("Payments today"), payments, gettext("Nobody has paid today yet."))


def totals_today(place: Workplace) -> Summary | None:
    """The day's totals by method; None while there are none."""
    totals = totals_between(place.centre.id, *_today(place))
    if not totals:
        return None
    rows = [Row(method_name(one.method), sums.desk_amount(one.amount, one.currency)) for one in totals]
    for currency in dict.fromkeys(one.currency for one in totals):
        together = sum(one.amount for one in totals if one.currency == currency)
        rows.append(Row(gettext("Together"), sums.desk_amount(together, currency), total=True))
    return Summary(tuple(rows), sums=True)


def _payments(
    place: Workplace, caption: str, payments: list[Payment], empty: str, currency: str = ""
) -> Table:
    columns = (
        Column(gettext("When")),
        Column(gettext("Receipt")),
        Column(gettext("Sum"), number=True),
        Column(gettext("Take back"), hidden=True),
    )
    lines = tuple(_line(place, payment, currency or payment.invoice.currency) for payment in payments)
    return Table(caption, columns, lines, Empty(empty))


def _line(place: Workplace, payment: Payment, currency: str) -> Line:
    moment = dates.clock(payment.taken_at, zone=place.centre.time_zone)
    receipt = reverse("workspace:cash_receipt", args=[payment.pk])
    reversing = reverse("workspace:cash_reverse", args=[payment.pk])
    taken_back = payment.reversed_at is not None
    return Line(
        (
            Cell(moment, small=method_name(payment.method)),
            Cell(link=Link(payment.receipt_number, receipt)),
            Cell(sums.desk_amount(payment.amount, currency)),
            Cell(tag=Tag(gettext("Taken back"), TagState.LATE))
            if taken_back
            else Cell(link=Link(gettext("Take back"), reversing)),
        )
    )


def _today(place: Workplace) -> tuple[datetime, datetime]:
    zone = ZoneInfo(place.centre.time_zone)
    start = datetime.combine(place.today, time.min, zone)
    return start, datetime.combine(place.today + timedelta(days=1), time.min, zone)
