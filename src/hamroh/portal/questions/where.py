"""The country first, where the law of more than one can be asked about: its law decides all that follows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from hamroh.portal.place import SESSION_KEY, go_to, place_of, places
from hamroh.ui.parts import Details, Option, Problem, Problems, Radios
from hamroh.ui.questions.words import country_name

PLACE = "place"


@require_http_methods(["GET", "HEAD", "POST"])
def where(request: HttpRequest) -> HttpResponse:
    """Ask for the country; with one law only there is nothing to ask."""
    known = places()
    if len(known) < 2:
        return redirect("portal:questions")
    if request.method != "POST":
        return _page(request, known)
    if request.POST.get(PLACE) not in known:
        return _page(request, known, gettext("Choose a country."))
    go_to(request, request.POST[PLACE])
    return redirect("portal:questions")


def _page(request: HttpRequest, known: tuple[str, ...], error: str = "") -> HttpResponse:
    field = Radios(
        PLACE,
        gettext("Which country is your plan for?"),
        error=error,
        heading=True,
        value=place_of(request) if SESSION_KEY in request.session else "",
        options=tuple(Option(pack, country_name(pack.upper())) for pack in known),
    )
    context = {
        "place": field,
        "why": Details(gettext("Why do we ask this?"), (gettext("Each country has its own law."),)),
        "problems": Problems((Problem(error, field.id),)) if error else None,
    }
    return render(request, "portal/where.html", context, status=422 if error else 200)
