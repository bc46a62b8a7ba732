"""The page of the advance payment, and the sheet with its code."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hamroh.accounts.sessions import person_of
from hamroh.billing.advances.queries import list_advances
from hamroh.core.law import Outcome
from hamroh.core.paymentqr import PaymentCode, Refusal
from hamroh.flows.paying.patents import Patent, patent_from, standing_of_person
from hamroh.flows.paying.sheets import draw_sheet, price_of
from hamroh.foundation.errors import DomainError
from hamroh.people.models import Script
from hamroh.people.queries import list_names
from hamroh.portal.advance.form import (
    Typed,
    fields_for,
    months_words,
    oktmo_of,
    place_name,
    read_form,
    two_sums_words,
    unpublished_words,
    wrong_names,
)
from hamroh.portal.advance.standing import payment_rows, refusal_notes, standing_rows
from hamroh.portal.situation import Situation, served_situation_of
from hamroh.ui.parts import Doubt, Problem, Problems
from hamroh.ui.payments import draw_payment


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def advance(request: HttpRequest) -> HttpResponse:
    """What to pay and how far it is paid; the form answers with the sheet. Nothing that is typed is kept."""
    situation = served_situation_of(request)
    if situation is None or situation.plan.outcome is not Outcome.PLAN:
        return redirect("portal:plan")
    try:
        patent = patent_from(law=situation.law, facts=situation.facts, today=situation.today)
    except DomainError as error:
        return _no_payment(request, error)
    typed = read_form(request.POST, _name_of(request))
    if request.method != "POST":
        return _form(request, situation, patent, typed)
    sheet = draw_sheet(
        law=situation.law,
        patent=patent,
        months=typed.months,
        payer=typed.payer,
        oktmo=oktmo_of(typed, situation.law, patent.region, situation.today),
        on=situation.today,
        sample=not settings.PRODUCTION,
    )
    amount, names = sheet.price.amount, wrong_names(typed)
    if isinstance(sheet.code, PaymentCode) and amount is not None and not names:
        lead = months_words(typed.months)
        if typed.place and typed.place != "other":
            lead = f"{lead}. {place_name(typed.place)}"
        context = {
            "paper": draw_payment(sheet.code, amount=amount),
            "lead": lead,
            "back": reverse("portal:advance"),
        }
        return render(request, "ui/payment_sheet.html", context)
    refusal = sheet.code if isinstance(sheet.code, Refusal) else None
    no_sum = unpublished_words(sheet.price)
    return _form(request, situation, patent, typed, refusal=refusal, no_sum=no_sum, names=names)


def _form(
    request: HttpRequest,
    situation: Situation,
    patent: Patent,
    typed: Typed,
    *,
    refusal: Refusal | None = None,
    no_sum: tuple[str, ...] = (),
    names: frozenset[str] = frozenset(),
) -> HttpResponse:
    fields = fields_for(
        typed, law=situation.law, patent=patent, on=situation.today, refusal=refusal, names=names
    )
    wrong = tuple(Problem(field.error, field.id) for field in fields if field.error)
    person_id = person_of(request)
    standing = standing_of_person(person_id, law=situation.law, today=situation.today) if person_id else ()
    paid = list_advances(person_id) if person_id else ()
    two = two_sums_words(price_of(situation.law, patent, 1))
    context = {
        "fields": fields,
        "problems": Problems(wrong) if wrong else None,
        "no_sum": Doubt(gettext("No sum yet"), (*no_sum, _wait_words())) if no_sum else None,
        "two_sums": Doubt(gettext("Not sure"), (two,)) if two else None,
        "standing": standing_rows(standing),
        "paid": payment_rows(paid),
        "refused": refusal_notes(paid),
        "kept": person_id is not None,
        "consult": bool(situation.plan.consultant_first),
    }
    status = 422 if wrong or no_sum else 200
    return render(request, "portal/advance/pay.html", context, status=status)


def _no_payment(request: HttpRequest, error: DomainError) -> HttpResponse:
    if error.code not in {"no_patent", "paid_until_unknown"}:
        raise error
    return render(request, "portal/advance/none.html", {"ask": error.code == "paid_until_unknown"})


def _wait_words() -> str:
    return gettext("No payment code is made for it: a wrong sum prolongs nothing. Choose fewer months.")


def _name_of(request: HttpRequest) -> tuple[str, str]:
    """The name as the translation of the passport has it, when we know it."""
    person_id = person_of(request)
    names = list_names(person_id) if person_id else []
    return next(((one.surname, one.given) for one in names if one.script == Script.CYRILLIC), ("", ""))
