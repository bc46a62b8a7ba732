"""Two answers at once from the passport's two machine-readable lines. Nothing else of them is kept."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from hamroh.core import mrz
from hamroh.core.countries import country_of
from hamroh.core.law import Value
from hamroh.journeys.wording import words_of_law
from hamroh.portal.place import law_here, today_at
from hamroh.portal.questions import answers
from hamroh.ui import dates
from hamroh.ui.parts import Details, Link, Problem, Problems, Row, Summary, TextArea
from hamroh.ui.questions.passport_words import Mistake, mistake_of, unusable
from hamroh.ui.questions.words import country_name

LINES = "lines"
LONGEST = 1000
"""More than the longest zone, with room for spaces and signs of a paste."""

KINDS = ("citizenship", "birth_date")


@require_http_methods(["GET", "HEAD", "POST"])
def passport(request: HttpRequest) -> HttpResponse:
    """Read the two lines; when any sign of them is doubtful nothing is taken and all stays typed."""
    if request.method != "POST":
        return _page(request, "", ())
    today = today_at(request, law_here(request))
    typed = request.POST.get(LINES, "")[:LONGEST]
    reading = mrz.read(typed, today=today)
    if reading.document is None or reading.errors:
        return _page(request, typed, tuple(mistake_of(error, reading.lines) for error in reading.errors))
    found = _answers_in(reading.document)
    if "citizenship" not in found:
        code = {"code": reading.document.nationality}
        return _page(request, typed, (unusable(gettext("We do not know the country code %(code)s.") % code),))
    for kind, value in found.items():
        answers.keep(request, kind, value)
    return redirect("portal:passport_read")


@require_safe
def passport_read(request: HttpRequest) -> HttpResponse:
    """What was taken from the passport, for its holder to compare."""
    law = law_here(request)
    today = today_at(request, law)
    values = answers.facts_of(request, law, today).values
    words = words_of_law(law, get_language() or "en")
    rows = tuple(
        Row(words.question(kind), _shown(values[kind], today), change=_change(kind))
        for kind in KINDS
        if kind in values
    )
    if not rows:
        return redirect("portal:passport")
    return render(request, "portal/passport_read.html", {"read": Summary(rows)})


def _answers_in(document: mrz.Document) -> dict[str, Value]:
    """A date of birth that the passport knows in part only is asked for; a date in full is one of the last hundred
    years, which every question takes.
    """
    found: dict[str, Value] = {}
    country = country_of(document.nationality)
    if country:
        found["citizenship"] = country
    born = document.born.exact if document.born else None
    return found | {"birth_date": born} if born else found


def _shown(value: Value, today: date) -> str:
    return (
        dates.day_html(value, today=today, weekday=False)
        if isinstance(value, date)
        else country_name(str(value))
    )


def _change(kind: str) -> Link:
    return Link(gettext("Change"), reverse("portal:question", args=[kind]))


def _page(request: HttpRequest, typed: str, mistakes: tuple[Mistake, ...]) -> HttpResponse:
    field = TextArea(
        LINES,
        gettext("The two lines at the foot of your passport page"),
        hint=gettext("Letters, digits and signs <. On a card there are three lines, on its back."),
        error=gettext("Nothing was taken yet. Compare with your passport.") if mistakes else "",
        heading=True,
        value=typed,
        rows=3,
        spellcheck=False,
        machine=True,
    )
    context = {
        "lines": field,
        "mistakes": mistakes,
        "kept": Details(
            gettext("What do we keep of it?"),
            (
                gettext(
                    "Your citizenship and your date of birth. Not the number, not the name, not the lines."
                ),
                gettext("You can answer the questions yourself instead."),
            ),
            open=True,
        ),
        "problems": Problems(tuple(Problem(one.place, field.id) for one in mistakes)) if mistakes else None,
    }
    return render(request, "portal/passport.html", context, status=422 if mistakes else 200)
