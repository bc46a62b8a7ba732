"""The page of payments, and the sheet with the payment code."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hamroh.accounts.sessions import actor_of_request
from hamroh.billing.queries import get_invoice
from hamroh.flows.paying.bills import bills_of, code_of
from hamroh.flows.paying.invoicing import invoice_for_own_visit
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.network.queries import in_language
from hamroh.portal.mine.own import own_page, owner
from hamroh.portal.payments.drawing import draw_bill
from hamroh.portal.problems import problem_of
from hamroh.ui.parts import Problem, Problems
from hamroh.ui.payments import draw_payment


@never_cache
@require_safe
@own_page
def payments(request: HttpRequest) -> HttpResponse:
    """What is open and what is paid; nothing is written by looking."""
    return _page(request)


@require_POST
@own_page
def ask_code(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Make the invoice of my visit, so that a transfer can name it; asked twice it is the same."""
    try:
        invoice = invoice_for_own_visit(actor=actor_of_request(request), now=clock.now(), visit_id=visit_id)
    except DomainError as error:
        return _page(request, problem_of(error))
    return redirect("portal:payment_code", invoice_id=invoice.pk)


@never_cache
@require_safe
@own_page
def payment_code(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    """The code on a sheet to print or to save; what is paid or has no account leads back."""
    try:
        invoice = get_invoice(invoice_id)
    except DomainError as error:
        raise Http404 from error
    if invoice.person_id != owner(request):
        raise Http404
    code = code_of(invoice, sample=not settings.PRODUCTION)
    if code is None:
        return redirect("portal:payments")
    context = {
        "paper": draw_payment(code, amount=invoice.due),
        "number": invoice.number,
        "place": in_language(invoice.centre.names, request.LANGUAGE_CODE),
        "back": reverse("portal:payments"),
    }
    return render(request, "portal/payments/sheet.html", context)


def _page(request: HttpRequest, problem: str = "") -> HttpResponse:
    bills = [draw_bill(bill, now=clock.now()) for bill in bills_of(owner(request))]
    context = {
        "bills": bills,
        "problems": Problems((Problem(problem, "main"),)) if problem else None,
    }
    return render(request, "portal/payments/list.html", context, status=409 if problem else 200)
