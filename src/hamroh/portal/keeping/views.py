"""Keep the plan: by phone and code, or by card."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from hamroh.accounts.doors import check_code
from hamroh.accounts.sessions import actor_of_request, person_of, sign_in_person
from hamroh.accounts.signin import address_of
from hamroh.flows.onboarding.doors import keep_by_card, keep_by_phone, send_code
from hamroh.foundation import clock
from hamroh.foundation.actor import ANONYMOUS, Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.people.models import ContactKind
from hamroh.people.queries import sign_in_by_contact
from hamroh.portal.keeping import pending
from hamroh.portal.keeping.kept import on_kept
from hamroh.portal.keeping.words import problem_of
from hamroh.portal.place import is_served
from hamroh.ui.parts import Checkbox, Problem, Problems, TextInput
from hamroh.ui.parts.fields import Field

CONSENT_VERSION = "2026-11"
"""Of the words in `keep.html`; whoever changes what they promise changes this."""


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    """Consent first, then the way: phone or card. Where we have no centres nothing is kept."""
    if not is_served(request):
        return redirect("portal:plan")
    if request.method != "POST":
        return _keep_page(request)
    if request.POST.get("consent") != "on":
        return _keep_page(request, no_consent=gettext("Without your consent we can't keep the plan."))
    if request.POST.get("way") == "card":
        return _make_card(request)
    return _send(request, keeping=True)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Come back by phone."""
    if request.method == "POST":
        return _send(request, keeping=False)
    return _enter_page(request)


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Type the code that was sent; "once more" sends another."""
    awaited = pending.awaited_code(request)
    if awaited is None:
        return redirect("portal:enter")
    if request.method != "POST":
        return _code_page(request, awaited)
    try:
        if "again" in request.POST:
            _send_to(request, awaited.phone)
            return _code_page(request, awaited)
        check_code(destination=awaited.phone, code=request.POST.get("code", ""), now=clock.now())
        return _open(request, awaited)
    except DomainError as error:
        return _code_page(request, awaited, problem_of(error))


def _open(request: HttpRequest, awaited: pending.Awaited) -> HttpResponse:
    pending.forget_code(request)
    if not awaited.keep:
        found = sign_in_by_contact(ContactKind.PHONE, awaited.phone)
        if found is None:
            return render(request, "portal/keeping/nothing_kept.html")
    else:
        found = keep_by_phone(
            actor=_person(request),
            phone=awaited.phone,
            language=_language(),
            text_version=CONSENT_VERSION,
            now=clock.now(),
            is_invented=not settings.PRODUCTION,
        )
    sign_in_person(request, found)
    on_kept(request, found)
    return redirect("portal:me")


def _make_card(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    person_id, made = keep_by_card(
        actor=_person(request),
        language=_language(),
        text_version=CONSENT_VERSION,
        now=now,
        is_invented=not settings.PRODUCTION,
    )
    if person_of(request) != person_id:
        sign_in_person(request, person_id)
    on_kept(request, person_id)
    pending.show_card(request, made, now)
    return redirect("portal:card")


def _send(request: HttpRequest, *, keeping: bool) -> HttpResponse:
    try:
        phone = _send_to(request, request.POST.get("phone", ""))
    except DomainError as error:
        page = _keep_page if keeping else _enter_page
        return page(request, wrong_phone=problem_of(error))
    pending.await_code(request, pending.Awaited(phone, keep=keeping))
    return redirect("portal:code")


def _send_to(request: HttpRequest, phone: str) -> str:
    return send_code(phone=phone, language=_language(), address=address_of(request), now=clock.now())


def _keep_page(request: HttpRequest, *, no_consent: str = "", wrong_phone: str = "") -> HttpResponse:
    consent = Checkbox(
        "consent",
        gettext("I agree that you keep my plan"),
        checked=request.POST.get("consent") == "on",
        error=no_consent,
    )
    phone = _phone_field(request, wrong_phone)
    context = {"consent": consent, "phone": phone, "problems": _problems(consent, phone)}
    return render(request, "portal/keeping/keep.html", context, status=_status(consent, phone))


def _enter_page(request: HttpRequest, *, wrong_phone: str = "") -> HttpResponse:
    phone = _phone_field(request, wrong_phone)
    context = {"phone": phone, "problems": _problems(phone)}
    return render(request, "portal/keeping/enter.html", context, status=_status(phone))


def _code_page(request: HttpRequest, awaited: pending.Awaited, wrong: str = "") -> HttpResponse:
    field = TextInput(
        "code",
        gettext("Type the six digits"),
        hint=gettext("The code was sent to the number that ends in %(end)s.") % {"end": awaited.phone[-4:]},
        error=wrong,
        heading=True,
        inputmode="numeric",
        autocomplete="one-time-code",
        maxlength=7,
        narrow=True,
    )
    context = {"code": field, "problems": _problems(field), "outbox": not settings.PRODUCTION}
    return render(request, "portal/keeping/code.html", context, status=_status(field))


def _phone_field(request: HttpRequest, wrong: str) -> TextInput:
    return TextInput(
        "phone",
        gettext("Your phone number"),
        value=request.POST.get("phone", ""),
        hint=gettext("With the country code: +7, +998, +992, +996."),
        error=wrong,
        kind="tel",
        autocomplete="tel",
    )


def _problems(*fields: Field) -> Problems | None:
    items = tuple(Problem(field.error, field.id) for field in fields if field.error)
    return Problems(items) if items else None


def _status(*fields: Field) -> int:
    return 422 if any(field.error for field in fields) else 200


def _person(request: HttpRequest) -> Actor:
    actor = actor_of_request(request)
    return actor if actor.kind is ActorKind.PERSON else ANONYMOUS


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
