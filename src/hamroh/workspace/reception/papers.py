"""The passport that is held to the scanner, or whose number is typed."""

from django.utils.translation import gettext

from hamroh.booking.models import Visit
from hamroh.flows.serving.papers import identity_shown, own_paper
from hamroh.journeys.law import law_for
from hamroh.journeys.queries import facts_of
from hamroh.people.access import PersonCard
from hamroh.ui.parts import TextInput
from hamroh.workspace.shell import Workplace
from hamroh.workspace.words import COUNTRIES

PAPER = "paper"
AT_PAPER = frozenset(
    {
        "identity_differs",
        "identity_missing",
        "paper_already_known",
        "paper_country_unknown",
        "paper_number_malformed",
        "passport_needed",
        "passport_lines_wrong",
    }
)
"""Refusals that belong to the passport's field."""


def countries_of(person: PersonCard | None) -> list[str]:
    """The countries whose passport a bare number may be."""
    known = [paper.country for paper in person.papers] if person else []
    return known or list(COUNTRIES)


def paper_shown_for(place: Workplace, person: PersonCard, visit: Visit, text: str) -> str:
    """The hash of the paper that is shown to move or give up a visit elsewhere; empty when none was typed.

    Raises `passport_lines_wrong`, `paper_number_malformed`.
    """
    if not text.strip():
        return ""
    return identity_shown(
        text, countries=countries_of(person), bound_to=visit.identity_hash, today=place.today
    )


def passport_field(text: str, *, error: str = "", focus: bool = False) -> TextInput:
    """Where the scanner or the clerk writes it."""
    return TextInput(
        PAPER,
        gettext("Passport"),
        hint=gettext("Type its number, or let the scanner read its two lines."),
        value=text,
        error=error,
        focus=focus,
    )


def paper_of(place: Workplace, person: PersonCard, text: str) -> str:
    """The hash of the person's own paper; raises as `flows.serving.papers.own_paper`."""
    facts = facts_of(person.id, law=law_for(person.id, now=place.now), today=place.today)
    citizenship = facts.values.get("citizenship")
    return own_paper(
        actor=place.actor,
        now=place.now,
        person_id=person.id,
        text=text,
        held=[paper.country for paper in person.papers],
        likely=[str(citizenship)] if citizenship else list(COUNTRIES),
        today=place.today,
    )
