"""The receipt of a payment."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hamroh.billing.queries import get_payment
from hamroh.ui.parts import Link
from hamroh.workspace.papers.views import print_paper
from hamroh.workspace.sections import CASH_DESK
from hamroh.workspace.shell import Workplace, staff_page


@require_safe
@staff_page(*CASH_DESK.roles)
def receipt_page(request: HttpRequest, place: Workplace, payment_id: UUID) -> HttpResponse:
    """A sheet to print, with the way back to the invoice."""
    payment = get_payment(payment_id)
    if payment.document_id is None:
        raise Http404
    back = Link(gettext("Back to the invoice"), reverse("workspace:cash_invoice", args=[payment.invoice_id]))
    return print_paper(request, place, payment.document_id, back)
