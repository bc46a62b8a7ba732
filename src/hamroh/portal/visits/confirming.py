"""Who comes: name and passport as printed, so that a visit can't be sold or handed on."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from hamroh.accounts.sessions import actor_of_request, person_of
from hamroh.booking.access import get_visit
from hamroh.booking.models import Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.flows.visiting.confirming import Identity, confirm_booking
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.portal.problems import problem_of
from hamroh.portal.situation import Situation, served_situation_of
from hamroh.portal.visits.drawing import visit_summary
from hamroh.ui.parts import Checkbox, Problem, Problems, TextInput
from hamroh.ui.parts.fields import Field

SURNAME, GIVEN, NUMBER, CONSENT = "surname", "given", "number", "consent"
_FIELD_OF = {
    "name_missing": SURNAME,
    "paper_number_malformed": NUMBER,
    "paper_already_known": NUMBER,
    "consent_missing": CONSENT,
}


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, and the field at which something is wrong."""

    values: dict[str, str]
    target: str = ""
    problem: str = ""
    is_known: bool = False
    """The passport belongs to somebody who has a kept plan."""


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Ask who comes and confirm the held places; what was typed stays typed."""
    situation = served_situation_of(request)
    if person_of(request) is None:
        return redirect("portal:visit")
    try:
        visit = get_visit(actor=actor_of_request(request), visit_id=visit_id)
    except DomainError:
        return redirect("portal:visit")
    if situation is None or visit.state != VisitState.HELD:
        return redirect("portal:visit")
    typed = _Typed({name: request.POST.get(name, "").strip() for name in (SURNAME, GIVEN, NUMBER, CONSENT)})
    if request.method != "POST":
        return _page(request, visit, typed)
    try:
        _confirm(request, visit, situation, typed.values)
    except DomainError as error:
        target = _FIELD_OF.get(error.code, "")
        if error.code in {"hold_expired", "wrong_state"}:
            return redirect("portal:book")
        return _page(
            request, visit, _Typed(typed.values, target, _words(error), error.code == "paper_already_known")
        )
    return redirect("portal:visit")


def _confirm(request: HttpRequest, visit: Visit, situation: Situation, values: dict[str, str]) -> None:
    if not values[CONSENT]:
        raise DomainError("consent_missing")
    confirm_booking(
        actor=actor_of_request(request),
        now=clock.now(),
        key=request.POST.get("key", ""),
        visit_id=visit.pk,
        identity=Identity(
            values[SURNAME], values[GIVEN], str(situation.facts.values.get("citizenship", "")), values[NUMBER]
        ),
        facts={**situation.facts.values, **dict.fromkeys(situation.facts.unknown)},
        today=situation.today,
        language=get_language() or "ru",
    )


def _words(error: DomainError) -> str:
    if error.code == "consent_missing":
        return gettext("Without your consent we can't keep the booking. Tick the box, or leave.")
    return problem_of(error)


def _page(request: HttpRequest, visit: Visit, typed: _Typed) -> HttpResponse:
    fields = tuple(_fields(typed))
    target = f"id_{typed.target}" if typed.target else "main"
    context = {
        "visit": visit,
        "summary": visit_summary(visit),
        "fields": fields,
        "is_known": typed.is_known,
        "key": request.POST.get("key") or new_id().hex,
        "problems": Problems((Problem(typed.problem, target),)) if typed.problem else None,
    }
    return render(request, "portal/confirm.html", context, status=422 if typed.problem else 200)


def _fields(typed: _Typed) -> list[Field]:
    def error(name: str) -> str:
        return typed.problem if typed.target == name else ""

    return [
        TextInput(
            SURNAME,
            gettext("Surname"),
            hint=gettext("In Latin letters, as in the passport."),
            value=typed.values[SURNAME],
            error=error(SURNAME),
            autocomplete="family-name",
            maxlength=120,
        ),
        TextInput(
            GIVEN,
            gettext("Given names"),
            hint=gettext("Leave it empty if the passport has none."),
            value=typed.values[GIVEN],
            error=error(GIVEN),
            autocomplete="given-name",
            maxlength=120,
        ),
        TextInput(
            NUMBER,
            gettext("Passport number"),
            hint=gettext("Letters and digits, such as FA1234567. It is stored encrypted."),
            value=typed.values[NUMBER],
            error=error(NUMBER),
            narrow=True,
            maxlength=30,
        ),
        Checkbox(
            CONSENT,
            gettext("I agree that the centre keeps my name, passport number and answers to serve me."),
            hint=gettext("You can withdraw this at any time."),
            checked=bool(typed.values[CONSENT]),
            error=error(CONSENT),
        ),
    ]
