"""One page: what would be erased, what stands in the way, and the confirmation by code or card."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hamroh.accounts.doors import check_code, redeem_card
from hamroh.accounts.queries import has_card
from hamroh.accounts.sessions import actor_of_request, sign_out_person
from hamroh.accounts.signin import address_of
from hamroh.flows.erasing.person import erase_oneself, obstacles
from hamroh.flows.onboarding.doors import send_code
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.people.access import hide
from hamroh.people.models import ContactKind
from hamroh.people.queries import contact_of
from hamroh.portal.erasing.words import obstacle_notes, problem_of
from hamroh.portal.mine.own import own_page, owner
from hamroh.ui.card import typed_code
from hamroh.ui.parts import Problem, Problems, TextInput

CODE, CARD = "code", "card"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def erase(request: HttpRequest) -> HttpResponse:
    """Ask, send the code, erase; nothing is erased without a code or the card."""
    if request.method != "POST":
        return _page(request)
    phone = contact_of(owner(request), ContactKind.PHONE, confirmed_only=True)
    field = CARD if request.POST.get(CARD, "").strip() or not phone else CODE
    try:
        if "send" in request.POST and phone:
            language = get_language() or "ru"
            send_code(phone=phone, language=language, address=address_of(request), now=clock.now())
            return _page(request, sent=True)
        _confirm(request, field, phone)
        erase_oneself(actor=actor_of_request(request), now=clock.now())
    except DomainError as error:
        return _page(request, field, problem_of(error), sent=True)
    sign_out_person(request)
    response = render(request, "portal/erasing/done.html")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _confirm(request: HttpRequest, field: str, phone: str | None) -> None:
    """Raise what the doors raise unless the code or the card is right and this person's."""
    now = clock.now()
    standing = obstacles(owner(request))
    if standing:
        # Before the code is used up.
        raise DomainError(standing[0])
    if field == CODE:
        check_code(destination=phone or "", code=request.POST.get(CODE, ""), now=now)
        return
    found = redeem_card(code=typed_code(request.POST.get(CARD, "")), address=address_of(request), now=now)
    if found != owner(request):
        raise DomainError("card_unknown")


def _page(request: HttpRequest, wrong: str = "", words: str = "", *, sent: bool = False) -> HttpResponse:
    person_id = owner(request)
    phone = contact_of(person_id, ContactKind.PHONE, confirmed_only=True)
    code = TextInput(
        CODE,
        gettext("Code from the message"),
        inputmode="numeric",
        autocomplete="one-time-code",
        narrow=True,
        error=words if wrong == CODE else "",
    )
    card = TextInput(
        CARD,
        gettext("Or the code of your recovery card"),
        value=request.POST.get(CARD, ""),
        error=words if wrong == CARD else "",
    )
    shown = [field for field, there in ((code, phone and sent), (card, has_card(person_id))) if there]
    target = next((field.id for field in shown if field.error), "main")
    context = {
        "notes": obstacle_notes(obstacles(person_id)),
        "phone": hide(phone) if phone else "",
        "fields": shown,
        "sent": sent,
        "problems": Problems((Problem(words, target),)) if words else None,
    }
    return render(request, "portal/erasing/ask.html", context, status=422 if words else 200)
