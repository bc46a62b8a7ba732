"""Who stands at a desk and who waits before it, as view objects."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from hamroh.core.names import PaperName, differs, same_paper_names
from hamroh.floor.queries import Current, InLine, Recent
from hamroh.people.access import PaperCard, PersonCard
from hamroh.people.models import NameSource
from hamroh.people.queries import list_names
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Table
from hamroh.workspace.shell import Workplace
from hamroh.workspace.words import country_name, language_names, names_by_id


@dataclass(frozen=True, slots=True)
class Here:
    """The person at the desk: the number is the title, the name stands beside it."""

    number: str
    band: str
    time: str
    called: bool
    name: str
    born: str
    other: str
    speaks: str
    invented: bool
    names_differ: tuple[str, str] | None
    papers: Table
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Something that the desk did a short while ago."""

    words: str
    number: str
    at: str
    ticket_id: object
    can_undo: bool
    can_call_again: bool


def draw_here(place: Workplace, current: Current, person: PersonCard | None, desk_words: str) -> Here:
    """Who is called or served; what a state's desk must not see is not in `current`."""
    minutes = int((place.now - current.since).total_seconds() // 60)
    called = current.state == "called"
    names = person.names if person else ()
    state = gettext("called") if called else gettext("now at the desk")
    return Here(
        number=current.number,
        band=f"{desk_words}: {state}",
        time=gettext("%(minutes)s min of %(expected)s")
        % {"minutes": max(minutes, 0), "expected": current.expected_minutes},
        called=called,
        name=names[0] if names else gettext("without a name"),
        born=dates.numeric_day(person.birth_date) if person and person.birth_date else "",
        other=", ".join([*names[1:2], *(country_name(paper.country) for paper in _papers(person)[:1])]),
        speaks=language_names(current.languages),
        invented=person is not None and person.is_invented,
        names_differ=_differing(person),
        papers=_paper_table(person, current),
        others=tuple(
            names_by_id().get(str(one.service_id), "") for one in current.others if one.state == "left"
        ),
    )


def draw_line(waiting: list[InLine], desk_number: int) -> Table:
    """The line before a desk, the next one lit."""
    lines = (
        Line(
            (
                Cell(one.number, small=gettext("came back to you") if one.sent_back else ""),
                Cell(language_names(one.languages)),
                Cell(str(one.minutes)),
            ),
            here=first == 0,
        )
        for first, one in enumerate(waiting)
    )
    caption = gettext("Waiting for desk %(number)s: %(count)s") % {
        "number": desk_number,
        "count": len(waiting),
    }
    columns = (
        Column(gettext("Number")),
        Column(gettext("Language")),
        Column(gettext("Waits, min"), number=True),
    )
    return Table(caption, columns, tuple(lines), Empty(gettext("Nobody waits. Who comes appears here.")))


def draw_done(recent: list[Recent], zone: str) -> list[Done]:
    """What the desk did last."""
    words = {
        "served": gettext("served"),
        "refused": gettext("could not be served"),
        "not_shown": gettext("did not come"),
        "returned_to_queue": gettext("back in the line"),
        "sent_to": gettext("sent to another desk"),
    }
    return [
        Done(
            words.get(one.kind, one.kind),
            one.number,
            dates.clock(one.at, zone=zone),
            one.ticket_id,
            one.can_undo,
            one.can_call_again,
        )
        for one in recent
    ]


def _papers(person: PersonCard | None) -> tuple[PaperCard, ...]:
    return person.papers if person else ()


def _paper_table(person: PersonCard | None, current: Current) -> Table:
    lines = [
        Line(
            (
                Cell(gettext("Passport"), small=country_name(paper.country)),
                Cell(paper.masked_number),
                Cell(dates.numeric_day(paper.valid_until) if paper.valid_until else ""),
            )
        )
        for paper in (person.papers if person else ())
    ]
    names = names_by_id()
    lines += [
        Line(
            (
                Cell(names.get(str(one.service_id), "")),
                Cell(str(one.result.get("number", ""))),
                Cell(_day(one.result.get("valid_until", ""))),
            )
        )
        for one in current.others
        if one.result.get("number")
    ]
    columns = (
        Column(gettext("Paper")),
        Column(gettext("Number")),
        Column(gettext("Valid until")),
    )
    return Table(gettext("Papers"), columns, tuple(lines), Empty(gettext("No papers are recorded yet.")))


def _day(text: str) -> str:
    return dates.numeric_day(datetime.fromisoformat(text).date()) if text else ""


def _differing(person: PersonCard | None) -> tuple[str, str] | None:
    """The passport's spelling and the translation's, when one is not the other's."""
    if person is None:
        return None
    found = {
        name.source: PaperName(name.surname, name.given, name.patronymic) for name in list_names(person.id)
    }
    passport = found.get(NameSource.PASSPORT_PAGE) or found.get(NameSource.PASSPORT_MRZ)
    translation = found.get(NameSource.TRANSLATION)
    if passport is None or translation is None:
        return None
    # The father's name often stands in one of the two only.
    first, second = (
        PaperName(passport.surname, passport.given),
        PaperName(translation.surname, translation.given),
    )
    return (first.whole, second.whole) if differs(same_paper_names(first, second)) else None
