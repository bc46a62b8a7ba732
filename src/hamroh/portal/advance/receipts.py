"""Show a receipt: a claim until the bank and the tax office have answered."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hamroh.accounts.sessions import actor_of_request
from hamroh.core.money import Currency, read_amount
from hamroh.flows.paying.advance import present_advance
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.portal.advance.form import MOST, months_words
from hamroh.portal.mine.own import own_page, owner
from hamroh.portal.questions import answers
from hamroh.portal.situation import served_situation_of
from hamroh.ui import sums
from hamroh.ui.parts import DateInput, Option, Problem, Problems, Select, TextInput
from hamroh.ui.parts.fields import Field

PARTS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Shown:
    """A receipt as it was typed; what can't be read is None."""

    months: int
    amount: int | None
    paid_on: date | None
    receipt: str


@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def show_receipt(request: HttpRequest) -> HttpResponse:
    """Type what the receipt says; the day until which the patent is paid moves as a claim."""
    situation = served_situation_of(request)
    if situation is None:
        return redirect("portal:plan")
    if request.method != "POST":
        return _page(request)
    shown = _read(request.POST)
    if shown.amount is None:
        return _page(request, "amount", gettext("Type the sum in rubles, such as 11936."))
    if shown.paid_on is None:
        return _page(request, "paid_on", gettext("Type day, month and year in numbers."))
    try:
        present_advance(
            actor=actor_of_request(request),
            now=clock.now(),
            key=request.POST.get("key", ""),
            person_id=owner(request),
            months=shown.months,
            amount=shown.amount,
            paid_on=shown.paid_on,
            receipt=shown.receipt,
            today=situation.today,
        )
    except DomainError as error:
        field, words = _problem(error)
        return _page(request, field, words)
    answers.drop(request, ("paid_until", "paid_months"))
    return redirect("portal:advance")


def _read(posted: QueryDict) -> Shown:
    months = posted.get("months", "")
    money = read_amount(posted.get("amount", ""), Currency.RUB).money
    parts = [posted.get(f"paid_on_{part}", "").strip() for part in PARTS]
    paid_on = None
    if all(part.isdecimal() and len(part) <= 4 for part in parts):
        try:
            paid_on = date(int(parts[2]), int(parts[1]), int(parts[0]))
        except ValueError:
            paid_on = None
    return Shown(
        int(months) if months.isdecimal() else 0,
        money.minor if money else None,
        paid_on,
        posted.get("receipt", ""),
    )


def _problem(error: DomainError) -> tuple[str, str]:
    """The field at fault and the words for it; a refusal that is not of this page is raised on."""
    due = error.data.get("due")
    words = {
        "months_out_of_range": ("months", gettext("Choose how many months you paid for.")),
        "beyond_year": ("months", gettext("A patent lives twelve months; so many are not left.")),
        "advance_period_known": ("months", gettext("A receipt for these months was shown already.")),
        "amount_not_positive": ("amount", gettext("Type the sum in rubles, such as 11936.")),
        "advance_too_small": (
            "amount",
            gettext("For these months at least %(amount)s are due. A part of a month prolongs nothing.")
            % {"amount": sums.amount(due if isinstance(due, int) else 0)},
        ),
        "paid_in_future": ("paid_on", gettext("This day has not come yet.")),
        "paid_long_ago": (
            "paid_on",
            gettext("On this day nothing could be paid for this patent yet. Look at the day on the receipt."),
        ),
        "receipt_missing": ("receipt", gettext("Type the number that stands on the receipt.")),
        "advance_receipt_known": ("receipt", gettext("This receipt was shown already.")),
        "no_patent": ("months", gettext("Your plan asks for no payment.")),
        "paid_until_unknown": ("months", gettext("First say until when your patent is paid.")),
        "busy": ("months", gettext("This is being changed right now. Try once more.")),
        "key_reused": ("months", gettext("This page is old. Open it again and try once more.")),
    }
    if error.code not in words:
        raise error
    return words[error.code]


def _page(request: HttpRequest, wrong: str = "", words: str = "") -> HttpResponse:
    fields = tuple(replace(one, error=words) if one.name == wrong else one for one in _fields(request.POST))
    marked = [one for one in fields if one.error]
    problems = tuple(
        Problem(one.error, one.target if isinstance(one, DateInput) else one.id) for one in marked
    )
    context = {
        "fields": fields,
        "problems": Problems(problems) if problems else None,
        "key": request.POST.get("key") or str(new_id()),
    }
    return render(request, "portal/advance/receipt.html", context, status=422 if problems else 200)


def _fields(posted: QueryDict) -> tuple[Field, ...]:
    return (
        Select(
            "months",
            gettext("How many months"),
            options=tuple(Option(str(months), months_words(months)) for months in range(1, MOST + 1)),
            value=posted.get("months", "1"),
        ),
        TextInput(
            "amount",
            gettext("Sum in rubles"),
            value=posted.get("amount", ""),
            inputmode="decimal",
            narrow=True,
        ),
        DateInput(
            "paid_on",
            gettext("When did you pay?"),
            day=posted.get("paid_on_day", ""),
            month=posted.get("paid_on_month", ""),
            year=posted.get("paid_on_year", ""),
        ),
        TextInput(
            "receipt",
            gettext("Number of the receipt or of the operation"),
            value=posted.get("receipt", ""),
            maxlength=60,
        ),
    )
