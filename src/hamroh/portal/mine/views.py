"""My page, who looked, my data."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from hamroh.accounts.models import LookLog
from hamroh.accounts.queries import has_card, looks_at
from hamroh.accounts.sessions import actor_of_request
from hamroh.foundation import clock
from hamroh.network.queries import in_language
from hamroh.people.access import hide
from hamroh.people.actions import withdraw_consent
from hamroh.people.models import ContactKind, Purpose
from hamroh.people.queries import contact_of, list_consents, preferred_name
from hamroh.portal.keeping.kept import opens_again
from hamroh.portal.mine import words
from hamroh.portal.mine.data import everything_of
from hamroh.portal.mine.own import own_page, owner
from hamroh.ui import dates
from hamroh.ui.parts import Row, Summary

DEFAULT_ZONE = "Europe/Moscow"


@require_safe
@own_page
def me(request: HttpRequest) -> HttpResponse:
    """What is kept and under which keys."""
    person_id = owner(request)
    phone = contact_of(person_id, ContactKind.PHONE)
    name = preferred_name(person_id)
    rows = [
        Row(gettext("Phone"), hide(phone) if phone else gettext("none")),
        Row(gettext("Recovery card"), gettext("there is one") if has_card(person_id) else gettext("none")),
    ]
    if name:
        rows.insert(0, Row(gettext("Name"), name))
    context = {
        "rows": Summary(tuple(rows)),
        "has_phone": bool(phone),
        "opens_again": opens_again(person_id),
    }
    return render(request, "portal/mine/me.html", context)


@require_safe
@own_page
def looks(request: HttpRequest) -> HttpResponse:
    """Who of the staff looked, when, where and at what; sealed looks are told in person."""
    rows = tuple(_look(look) for look in looks_at(owner(request)))
    return render(request, "portal/mine/looks.html", {"looks": Summary(rows)})


@require_safe
@own_page
def data(request: HttpRequest) -> HttpResponse:
    """What we hold, why, and the ways to take it out and to withdraw consent."""
    consents = [
        (one.purpose, words.purpose(Purpose(one.purpose)), dates.day(one.given_at.date(), weekday=False))
        for one in list_consents(owner(request))
        if one.withdrawn_at is None
    ]
    held = tuple(
        Row(words.held(name), str(len(value)))
        for name, value in everything_of(owner(request)).items()
        if isinstance(value, list | dict) and value and words.held(name)
    )
    return render(request, "portal/mine/data.html", {"consents": consents, "held": Summary(held)})


@require_safe
@own_page
def data_file(request: HttpRequest) -> HttpResponse:
    """Everything as a file that other programs read."""
    response = JsonResponse(
        everything_of(owner(request)), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="hamroh-data.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@own_page
def withdraw(request: HttpRequest) -> HttpResponse:
    """Withdraw consent to one purpose; whoever only opens the address is taken to where the consents are."""
    if request.method != "POST":
        return redirect("portal:data")
    purpose = request.POST.get("purpose", "")
    if purpose not in Purpose.values:
        raise Http404
    actor = actor_of_request(request)
    withdraw_consent(actor=actor, person_id=owner(request), purpose=Purpose(purpose), now=clock.now())
    return redirect("portal:data")


def _look(look: LookLog) -> Row:
    zone = look.centre.time_zone if look.centre else DEFAULT_ZONE
    where = in_language(look.centre.names, get_language() or "") if look.centre else ""
    what = ", ".join(dict.fromkeys(words.field(name) for name in look.fields))
    return Row(dates.moment(look.at, zone=zone), f"{where}: {what}" if where else what)
