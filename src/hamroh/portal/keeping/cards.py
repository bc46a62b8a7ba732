"""The recovery card: shown once, printed, saved as a picture; and coming back by it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamroh.accounts.doors import issue_card, redeem_card
from hamroh.accounts.sessions import actor_of_request, sign_in_person, sign_out_person
from hamroh.accounts.signin import address_of
from hamroh.foundation import clock
from hamroh.foundation.errors import DomainError
from hamroh.portal.keeping import pending
from hamroh.portal.keeping.kept import on_kept
from hamroh.portal.keeping.words import problem_of
from hamroh.portal.mine.own import own_page
from hamroh.ui.card import card_picture, card_qr, typed_code
from hamroh.ui.parts import Problem, Problems, TextInput


@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """The card that was just made, with the ways to keep it."""
    return _card_page(request, "portal/keeping/card.html")


@require_safe
def card_sheet(request: HttpRequest) -> HttpResponse:
    """The card for a printer."""
    return _card_page(request, "ui/recovery_card.html")


@require_safe
def card_image(request: HttpRequest) -> HttpResponse:
    """The card as a picture, in Latin letters and digits."""
    code = pending.shown_card(request, clock.now())
    if code is None:
        raise Http404
    response = HttpResponse(card_picture(code, card_door()), content_type="image/png")
    response["Content-Disposition"] = 'attachment; filename="hamroh-card.png"'
    return response


@require_POST
@own_page
def new_card(request: HttpRequest) -> HttpResponse:
    """Another card for who is signed in; the one before stops working."""
    actor, now = actor_of_request(request), clock.now()
    if actor.id is None:
        raise Http404
    pending.show_card(request, issue_card(actor=actor, person_id=actor.id, now=now), now)
    return redirect("portal:card")


@require_http_methods(["GET", "HEAD", "POST"])
def enter_by_card(request: HttpRequest) -> HttpResponse:
    """Come back by card: typed, scanned, or opened from its QR code."""
    if request.method != "POST":
        return _enter_page(request)
    typed = request.POST.get("card", "")
    try:
        person_id = redeem_card(code=typed_code(typed), address=address_of(request), now=clock.now())
    except DomainError as error:
        return _enter_page(request, typed, problem_of(error))
    sign_in_person(request, person_id)
    on_kept(request, person_id)
    return redirect("portal:me")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out; nothing of the person stays in this browser."""
    sign_out_person(request)
    response = redirect("portal:first")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def card_door() -> str:
    """Where a card opens its plan."""
    return f"{settings.PUBLIC_URL}{reverse('portal:enter_card')}"


def _card_page(request: HttpRequest, template: str) -> HttpResponse:
    code = pending.shown_card(request, clock.now())
    if code is None:
        return redirect("portal:me")
    qr = card_qr(code, card_door(), gettext("QR code of the recovery card"))
    return render(request, template, {"code": code, "qr": qr, "door": card_door()})


def _enter_page(request: HttpRequest, typed: str = "", wrong: str = "") -> HttpResponse:
    field = TextInput(
        "card",
        gettext("Type the code of your card"),
        value=typed,
        hint=gettext(
            "16 letters and digits. Or point the camera of a phone at the square of the card and open the "
            "address; a scanner types into this field."
        ),
        error=wrong,
        heading=True,
    )
    problems = Problems((Problem(wrong, field.id),)) if wrong else None
    context = {"card": field, "problems": problems}
    return render(request, "portal/keeping/enter_card.html", context, status=422 if wrong else 200)
