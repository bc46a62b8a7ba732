"""Bills that may change the law: how far each has come, what it would change, what that rests on. None is law."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_safe

from hamroh.core.law import Bill, Law
from hamroh.flows.planning.bills import people_with_steps
from hamroh.journeys.law import law_in_force, packs_in_force
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Table, Tag, TagState
from hamroh.ui.questions.words import country_name
from hamroh.workspace.law import words as law_words
from hamroh.workspace.sections import LAW
from hamroh.workspace.shell import Workplace, staff_page

LEAST = 10
"""Fewer people are not counted out."""


@require_safe
@staff_page(*LAW.roles)
def bills(_request: HttpRequest, place: Workplace) -> HttpResponse:
    """The bills that each law in force names, the newest stage first."""
    laws = [
        law_in_force(now=place.now, pack=pack)
        for pack in sorted(packs_in_force(now=place.now), key=_ours_first)
    ]
    steps = {key for law in laws for bill in law.bills for key in bill.steps}
    people = people_with_steps(actor=place.actor, steps=steps)
    return place.render("workspace/law/bills.html", {"tables": [_table(law, people, place) for law in laws]})


def _ours_first(pack: str) -> tuple[bool, str]:
    return pack != law_words.WITH_PEOPLE, pack


def _table(law: Law, people: dict[str, int], place: Workplace) -> Table:
    said = words_of_law(law, get_language() or "en")
    columns = (
        Column(gettext("Bill")),
        Column(gettext("State")),
        Column(gettext("What it would change")),
        Column(gettext("Rests on")),
    )
    known = sorted((one for one in law.bills if one.stage_date <= place.today), key=_newest)
    lines = tuple(_line(one, said, law, people) for one in known)
    return Table(country_name(law.key.upper()), columns, lines, Empty(gettext("No bill is known.")))


def _newest(bill: Bill) -> tuple[int, str]:
    return -bill.stage_date.toordinal(), bill.key


def _line(bill: Bill, said: LawWords, law: Law, people: dict[str, int]) -> Line:
    since = gettext("since %(day)s") % {"day": dates.numeric_day(bill.stage_date)}
    expected = ""
    if bill.expected is not None:
        expected = gettext("expected from %(day)s") % {"day": dates.numeric_day(bill.expected)}
    notes = dict.fromkeys(source.note or said.source(source) for source in bill.sources)
    touched = [rule.key for rule in law.steps if rule.key in bill.steps]
    return Line(
        (
            Cell(said.bill(bill.key), small=expected),
            Cell(tag=Tag(law_words.stage_name(bill.stage), TagState.WAITING), small=since),
            Cell(
                "; ".join(said.step_title(key) for key in touched),
                small=_people(max((people.get(key, 0) for key in touched), default=0), law),
            ),
            Cell(small="; ".join(notes)),
        )
    )


def _people(count: int, law: Law) -> str:
    """Of the step that most people have open; people are recorded for one country only."""
    if law.key != law_words.WITH_PEOPLE:
        return ""
    if count < LEAST:
        return gettext("Fewer than ten people have such a step open.")
    text = ngettext(
        "%(count)s person has such a step open.", "At least %(count)s people have such a step open.", count
    )
    return text % {"count": count}
