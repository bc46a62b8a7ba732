"""The first page, the choice of a centre, and one's own account."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.shortcuts import render as render_page
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamroh.accounts.actions import set_staff_language
from hamroh.accounts.models import StaffUser
from hamroh.accounts.roles import Role
from hamroh.accounts.sessions import actor_of_request
from hamroh.foundation import clock
from hamroh.network.queries import in_language, list_centres
from hamroh.ui.parts import Option, Radios, Row, Select, Summary
from hamroh.workspace.roles import role_name
from hamroh.workspace.sections import sections_for
from hamroh.workspace.shell import CHOSEN, Workplace, bar_of, staff_page


@require_safe
@staff_page()
def home(_request: HttpRequest, place: Workplace) -> HttpResponse:
    """The first section of one's role."""
    sections = sections_for(place.roles)
    return redirect(sections[0].href if sections else "workspace:account")


@require_http_methods(["GET", "HEAD", "POST"])
def centre_page(request: HttpRequest) -> HttpResponse:
    """Choose the centre at which one works today."""
    user = _staff(request)
    actor = actor_of_request(request)
    centres = [centre for centre in list_centres() if centre.id in actor.places]
    wanted = request.POST.get("centre", "")
    if any(str(centre.id) == wanted for centre in centres):
        request.session[CHOSEN] = wanted
        return redirect("workspace:home")
    options = tuple(Option(str(one.id), in_language(one.names, user.language)) for one in centres)
    words = gettext("Choose a centre.") if request.method == "POST" else ""
    field = Radios(
        "centre",
        gettext("Where do you work today?"),
        options=options,
        value=request.session.get(CHOSEN, ""),
        heading=True,
        error=words,
    )
    bar = bar_of(request, user, frozenset(), None, clock.now())
    return render_page(request, "workspace/home/centre.html", {"bar": bar, "field": field})


@require_safe
@staff_page()
def account(_request: HttpRequest, place: Workplace) -> HttpResponse:
    """Who I am here: roles, language, second factor, sign out."""
    rows = Summary(
        (
            Row(gettext("User name"), place.user.username),
            Row(gettext("Centre"), in_language(place.centre.names, place.user.language)),
            Row(gettext("Roles"), ", ".join(role_name(role) for role in _ordered(place.roles))),
        )
    )
    languages = tuple(Option(code, name, language=code) for code, name in settings.LANGUAGES)
    language = Select("language", gettext("Language"), options=languages, value=place.user.language)
    context = {"rows": rows, "language_field": language, "several": len(place.actor.places) > 1}
    return place.render("workspace/home/account.html", context)


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Work in another language from now on."""
    user = _staff(request)
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        raise Http404
    set_staff_language(actor=actor_of_request(request), user_id=user.id, language=code)
    return redirect(reverse("workspace:account"))


def _staff(request: HttpRequest) -> StaffUser:
    if not isinstance(request.user, StaffUser):
        raise PermissionDenied
    return request.user


def _ordered(roles: frozenset[Role]) -> list[Role]:
    return [role for role in Role if role in roles]
