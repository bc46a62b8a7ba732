"""A recovery card, printed for the person in the person's language."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hamroh.people.access import look_up_person
from hamroh.people.actions import hand_out_card
from hamroh.ui.card import card_qr
from hamroh.workspace.sections import RECEPTION
from hamroh.workspace.shell import Workplace, staff_page


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*RECEPTION.roles)
def card(request: HttpRequest, place: Workplace, person_id: UUID) -> HttpResponse:
    """Ask whether it is the person, then print a new card; the one before stops working."""
    person = look_up_person(
        actor=place.actor, person_id=person_id, page="card", why="hand_out_card", now=place.now
    )
    if request.method != "POST":
        return place.render("workspace/cards/ask.html", {"person": person})
    code = hand_out_card(actor=place.actor, person_id=person_id, now=place.now)
    door = f"{settings.PUBLIC_URL}{reverse('portal:enter_card')}"
    with translation.override(person.language):
        qr = card_qr(code, door, gettext("QR code of the recovery card"))
        return render(request, "ui/recovery_card.html", {"code": code, "qr": qr, "door": door})
