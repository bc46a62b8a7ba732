"""The page of one's reminders and its switches."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from hamroh.accounts.sessions import actor_of_request
from hamroh.foundation import clock
from hamroh.people.actions import give_consent, set_language, withdraw_consent
from hamroh.people.models import Purpose
from hamroh.portal.mine.own import own_page, owner
from hamroh.portal.reminders.drawing import draw_reminders
from hamroh.ui.parts import Option, Select

CONSENT_VERSION = "2026-11"
"""Of the words in `list.html`; whoever changes what they promise changes this."""


@require_safe
@own_page
def reminders(request: HttpRequest) -> HttpResponse:
    """What will be sent when, by which way, in which language."""
    drawn = draw_reminders(owner(request))
    languages = tuple(Option(code, name, language=code) for code, name in settings.LANGUAGES)
    field = Select("language", gettext("Language of the reminders"), options=languages, value=drawn.language)
    return render(request, "portal/reminders/list.html", {"drawn": drawn, "language_field": field})


@require_POST
@own_page
def switch(request: HttpRequest) -> HttpResponse:
    """Give consent to reminders, or withdraw it: from that moment nothing is sent."""
    actor, person_id, now = actor_of_request(request), owner(request), clock.now()
    if request.POST.get("to") == "on":
        give_consent(
            actor=actor,
            person_id=person_id,
            purpose=Purpose.REMINDERS,
            language=get_language() or settings.LANGUAGE_CODE,
            text_version=CONSENT_VERSION,
            now=now,
        )
    else:
        withdraw_consent(actor=actor, person_id=person_id, purpose=Purpose.REMINDERS, now=now)
    return redirect("portal:reminders")


@require_POST
@own_page
def speak(request: HttpRequest) -> HttpResponse:
    """Be told in another language from now on."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        raise Http404
    set_language(actor=actor_of_request(request), person_id=owner(request), language=code)
    return redirect("portal:reminders")
