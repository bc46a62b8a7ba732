"""Add a mailbox: type it, then the code that was sent there."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from hamroh.accounts.doors import check_code
from hamroh.accounts.sessions import actor_of_request
from hamroh.accounts.signin import address_of
from hamroh.flows.reminding.mailbox import send_mailbox_code
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.foundation.fields import seal, unseal
from hamroh.people.actions import set_contact
from hamroh.people.models import ContactKind
from hamroh.portal.keeping.words import problem_of as door_problem
from hamroh.portal.mine.own import own_page, owner
from hamroh.portal.reminders.drawing import hidden_mailbox
from hamroh.ui.parts import Problem, Problems, TextInput

AWAITED = "mailbox"


@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def mailbox(request: HttpRequest) -> HttpResponse:
    """Type an e-mail address; a code goes there."""
    if request.method != "POST":
        return _mailbox_page(request)
    try:
        plain = send_mailbox_code(
            actor=actor_of_request(request),
            mailbox=request.POST.get("mailbox", ""),
            language=get_language() or settings.LANGUAGE_CODE,
            address=address_of(request),
            now=clock.now(),
        )
    except DomainError as error:
        return _mailbox_page(request, _problem(error))
    request.session[AWAITED] = seal(plain, place=AWAITED)
    return redirect("portal:mailbox_code")


@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def mailbox_code(request: HttpRequest) -> HttpResponse:
    """Type the code; the mailbox is confirmed."""
    held = request.session.get(AWAITED)
    if not held:
        return redirect("portal:mailbox")
    address = unseal(held, place=AWAITED)
    if request.method != "POST":
        return _code_page(request, address)
    now = clock.now()
    try:
        check_code(destination=address, code=request.POST.get("code", ""), now=now)
        set_contact(
            actor=actor_of_request(request),
            person_id=owner(request),
            kind=ContactKind.EMAIL,
            value=address,
            confirmed=True,
            now=now,
        )
    except DomainError as error:
        return _code_page(request, address, _problem(error))
    del request.session[AWAITED]
    return redirect("portal:reminders")


def _problem(error: DomainError) -> str:
    if error.code == "email_malformed":
        return gettext("Check the address. It looks like name@mail.ru.")
    if error.code == "contact_in_use":
        return gettext("Another plan uses this address. Take another one.")
    return door_problem(error)


def _mailbox_page(request: HttpRequest, wrong: str = "") -> HttpResponse:
    field = TextInput(
        "mailbox",
        gettext("Your e-mail address"),
        value=request.POST.get("mailbox", ""),
        hint=gettext("We send a code there. After that only reminders."),
        error=wrong,
        kind="email",
        autocomplete="email",
        heading=True,
    )
    return _page(request, "portal/reminders/mailbox.html", field)


def _code_page(request: HttpRequest, address: str, wrong: str = "") -> HttpResponse:
    field = TextInput(
        "code",
        gettext("Type the six digits from the letter"),
        hint=gettext("It was sent to %(address)s. Look among the unwanted letters too.")
        % {"address": hidden_mailbox(address)},
        error=wrong,
        heading=True,
        inputmode="numeric",
        autocomplete="one-time-code",
        maxlength=7,
        narrow=True,
    )
    return _page(request, "portal/reminders/mailbox_code.html", field)


def _page(request: HttpRequest, template: str, field: TextInput) -> HttpResponse:
    problems = Problems((Problem(field.error, field.id),)) if field.error else None
    context = {"field": field, "problems": problems, "outbox": not settings.PRODUCTION}
    return render(request, template, context, status=422 if field.error else 200)
