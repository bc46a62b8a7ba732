"""The demo's own pages: how its staff sign in, and what it would have sent. None of them is there in production."""

import time
from collections.abc import Callable, Sequence
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hamroh.accounts.roles import Role
from hamroh.foundation import clock
from hamroh.foundation.scope import system_scope
from hamroh.messaging.queries import SentMessage, list_outbox
from hamroh.network.queries import in_language, list_centres
from hamroh.project.demo.codes import DemoSignIn, list_sign_ins, seconds_left
from hamroh.project.demo.network import PASSWORD
from hamroh.project.demo.people.showing import Guide, list_guides
from hamroh.ui.parts import Row, Summary
from hamroh.workspace.roles import role_name

OUTBOX_SECONDS = 5
View = Callable[[HttpRequest], HttpResponse]


def outside_production(view: View) -> View:
    """404 in production, whoever asks."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if settings.PRODUCTION:
            raise Http404
        return view(request)

    return guarded


@require_safe
@outside_production
def people(request: HttpRequest) -> HttpResponse:
    """Staff, password and the codes of this half minute; reloads when they change."""
    moment = time.time()
    left = seconds_left(moment)
    context = {"staff": _staff(moment), "people": _people(), "password": PASSWORD, "seconds": left}
    response = render(request, "demo/people.html", context)
    # A header, for a meta tag would be read out as a page that reloads by itself.
    response["Refresh"] = str(left + 1)
    return response


@require_safe
@outside_production
def outbox(request: HttpRequest) -> HttpResponse:
    """The latest letters and short texts, one-time codes among them."""
    with system_scope():  # they are nobody's in particular: the demo shows what no provider gets
        sent = list_outbox(limit=30)
    response = render(request, "demo/outbox.html", {"messages_sent": _outbox(sent)})
    response["Refresh"] = str(OUTBOX_SECONDS)
    return response


def _staff(moment: float) -> Summary:
    centres = {one.key: in_language(one.names, get_language() or "") for one in list_centres()}
    return Summary(tuple(_row(one, centres.get(one.centre, one.centre)) for one in list_sign_ins(moment)))


def _people() -> Summary:
    return Summary(tuple(_guide(one) for one in list_guides(now=clock.now())))


def _guide(one: Guide) -> Row:
    return Row(
        format_html("<b>{}</b><br>{}", one.name, one.stage),
        format_html('<span class="num">{}</span>', one.phone),
    )


def _row(one: DemoSignIn, centre: str) -> Row:
    who = format_html(
        "<b>{}</b><br>{}<br>{}", one.username, ", ".join(role_name(Role(role)) for role in one.roles), centre
    )
    return Row(who, format_html('<span class="no">{}</span>', one.code))


def _outbox(sent: Sequence[SentMessage]) -> Summary:
    return Summary(
        tuple(
            Row(
                one.address,
                format_html("{}{}<br>{}", one.text.subject, "." if one.text.subject else "", one.text.body),
            )
            for one in sent
        )
    )
