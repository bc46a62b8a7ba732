"""The cash desk's pages: search, invoice, receipt, taking back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from hamroh.billing.models import Invoice, InvoiceState
from hamroh.billing.queries import get_invoice, get_payment
from hamroh.booking.access import get_visit
from hamroh.floor.queries import desk_of_visit
from hamroh.flows.paying.invoicing import invoice_for_visit
from hamroh.flows.paying.taking import reverse_payment
from hamroh.foundation.errors import DomainError
from hamroh.ui import sums
from hamroh.ui.parts import Problem, Problems, Radios, Row, Search, Summary
from hamroh.workspace.cashier import drawing, words
from hamroh.workspace.cashier.finding import Payer, find_by_number, find_payers, payer_of
from hamroh.workspace.cashier.form import PaymentForm, blank_form, take
from hamroh.workspace.problems import problem_of
from hamroh.workspace.searching import Kept, keep_search, kept_search, search_box
from hamroh.workspace.sections import CASH_DESK
from hamroh.workspace.shell import Workplace, staff_page


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*CASH_DESK.roles)
def cash_desk(request: HttpRequest, place: Workplace) -> HttpResponse:
    """Find who pays; beside it what was taken today."""
    if request.method == "POST":
        return keep_search(request, CASH_DESK.href)
    kept = kept_search(request)
    invoice = find_by_number(place, kept.typed)
    if invoice is not None:
        return redirect("workspace:cash_invoice", invoice_id=invoice.pk)
    typed = kept.typed[:100]
    payers: list[Payer] = []
    problem = ""
    if typed:
        try:
            payers = find_payers(place, typed)
        except DomainError as error:
            problem = problem_of(error)
    return place.render("workspace/cashier/desk.html", _desk_context(place, kept, payers, problem))


@require_POST
@staff_page(*CASH_DESK.roles)
def open_visit(_request: HttpRequest, place: Workplace, visit_id: UUID) -> HttpResponse:
    """The invoice of a visit, made if there is none yet; the same however often it is asked for."""
    visit = get_visit(actor=place.actor, visit_id=visit_id)
    try:
        invoice = invoice_for_visit(actor=place.actor, now=place.now, key=f"invoice:{visit.pk}", visit=visit)
    except DomainError as error:
        if error.code in {"not_allowed", "not_found"}:
            raise
        context = _desk_context(place, Kept(), [payer_of(place, visit)], problem_of(error))
        return place.render("workspace/cashier/desk.html", context, status=409)
    return redirect("workspace:cash_invoice", invoice_id=invoice.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*CASH_DESK.roles)
def invoice_page(request: HttpRequest, place: Workplace, invoice_id: UUID) -> HttpResponse:
    """What is owed, and the form that takes it: the same form sent twice takes money once."""
    invoice = get_invoice(invoice_id)
    if request.method != "POST":
        return _invoice(place, invoice, blank_form(invoice))
    taken, form = take(place, invoice, request.POST)
    if taken is not None:
        return redirect("workspace:cash_receipt", payment_id=taken.payment.pk)
    return _invoice(place, get_invoice(invoice_id), form, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*CASH_DESK.roles)
def reverse_page(request: HttpRequest, place: Workplace, payment_id: UUID) -> HttpResponse:
    """Take a wrong payment back, with its reason; the receipt is revoked with it."""
    payment = get_payment(payment_id)
    problem, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        try:
            reverse_payment(actor=place.actor, now=place.now, payment_id=payment_id, reason=reason)
            return redirect("workspace:cash_invoice", invoice_id=payment.invoice_id)
        except DomainError as error:
            problem = problem_of(error)
    field = Radios(
        "reason", gettext("Why is it taken back?"), options=words.reasons(), value=reason, error=problem
    )
    rows = Summary(
        (
            Row(gettext("Receipt"), payment.receipt_number),
            Row(gettext("Sum"), sums.desk_amount(payment.amount, payment.invoice.currency)),
            Row(gettext("How"), words.method_name(payment.method)),
        )
    )
    context = {
        "payment": payment,
        "rows": rows,
        "field": field,
        "problems": _problems(problem, "id_reason"),
    }
    return place.render("workspace/cashier/reverse.html", context, status=409 if problem else 200)


def _invoice(place: Workplace, invoice: Invoice, form: PaymentForm, *, status: int = 200) -> HttpResponse:
    payer = _payer(place, invoice)
    context = {
        "invoice": invoice,
        "number": payer.number if payer else "",
        "card": payer.card if payer else None,
        "lines": drawing.lines_table(place, invoice),
        "sums": drawing.sums_of(invoice),
        "payments": drawing.invoice_payments(place, invoice),
        "due": sums.desk_amount(invoice.due, invoice.currency),
        "at_desk": desk_of_visit(invoice.visit_id) if invoice.visit_id else None,
        "is_open": invoice.state == InvoiceState.OPEN,
        "takes_money": form.is_for(place),
        "form": form,
        "search": _search(),
        "problems": _problems(form.problem, form.target),
    }
    return place.render("workspace/cashier/invoice.html", context, status=status)


def _payer(place: Workplace, invoice: Invoice) -> Payer | None:
    if invoice.visit_id is None:
        return None
    return payer_of(place, get_visit(actor=place.actor, visit_id=invoice.visit_id))


def _desk_context(place: Workplace, kept: Kept, payers: list[Payer], problem: str) -> dict[str, object]:
    return {
        "search": _search(kept),
        "typed": kept.typed,
        "payers": payers,
        "payments": drawing.payments_today(place),
        "totals": drawing.totals_today(place),
        "problems": kept.problems(problem),
    }


def _search(kept: Kept | None = None) -> Search:
    return search_box(CASH_DESK.href, gettext("Ticket, invoice, phone, passport or name"), kept)


def _problems(text: str, target: str) -> Problems | None:
    return Problems((Problem(text, target),)) if text else None
