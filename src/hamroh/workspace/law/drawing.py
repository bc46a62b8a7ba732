"""Releases and their changes as tables."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from django.utils.translation import get_language, gettext, ngettext

from hamroh.core.law.moves import MoveKind
from hamroh.journeys.law import law_of, pack_of
from hamroh.journeys.models import LawRelease
from hamroh.journeys.wording import LawWords, words_of_law
from hamroh.packs.comparing import Area, Change, compare_packs
from hamroh.ui import dates
from hamroh.ui.parts import Cell, Column, Empty, Line, Row, Summary, Table, Tag, TagState
from hamroh.workspace.law import words
from hamroh.workspace.shell import Workplace

SHOWN = 60
"""Lines of one area on the page; the whole is `./hamroh law diff`'s."""


@lru_cache(maxsize=8)
def _changes(pack: str, old: str, new: str, _language: str) -> tuple[Change, ...]:
    return compare_packs(pack_of(pack, old), pack_of(pack, new), words.phrases())


def change_tables(old: LawRelease, new: LawRelease) -> list[Table]:
    """What the new release changes, a table for each part of the law."""
    language = get_language() or "en"
    changes = _changes(new.pack, old.content_hash, new.content_hash, language)
    said = words_of_law(law_of(new), language)
    return [_area(area, list(some), said) for area, some in groupby(changes, key=lambda one: one.area)]


def _area(area: Area, changes: list[Change], said: LawWords) -> Table:
    left = len(changes) - SHOWN
    small = ""
    if left > 0:
        small = ngettext("%(count)s more line", "%(count)s more lines", left) % {"count": left}
    columns = (
        Column(gettext("What")),
        Column(gettext("Was")),
        Column(gettext("Will be")),
        Column(gettext("Rests on")),
    )
    lines = tuple(_line(one, said) for one in changes[:SHOWN])
    return Table(words.area_name(area), columns, lines, Empty(gettext("Nothing")), caption_small=small)


def _line(change: Change, said: LawWords) -> Line:
    place = f"{change.key} {change.field}".strip()
    title = said.step_title(change.key) if change.area is Area.STEP and said.knows_step(change.key) else ""
    rests = "; ".join(
        dict.fromkeys(said.source(source) for source in change.sources if said.knows_act(source))
    )
    return Line(
        (
            Cell(title or place, small=place if title else ""),
            Cell("–" if change.before is None else change.before or gettext("nobody")),
            Cell("–" if change.after is None else change.after or gettext("nobody")),
            Cell(small=rests),
        )
    )


def people_rows(release: LawRelease) -> Summary | None:
    """For how many people the release moves what; None until it was counted."""
    counts = release.counts
    if counts is None:
        return None
    rows = [
        Row(gettext("People with recorded facts"), counts["people"]),
        Row(gettext("Something moves for"), counts["moved"]),
        Row(gettext("May be worse off"), counts["may_be_worse"]),
    ]
    said = words_of_law(law_of(release), get_language() or "en")
    for one in counts["moves"]:
        title = said.step_title(one["step"]) if said.knows_step(one["step"]) else gettext("The whole plan")
        rows.append(Row(f"{title}: {words.kind_name(MoveKind(one['kind']))}", one["people"]))
    return Summary(tuple(rows))


def release_table(place: Workplace, releases: Iterable[LawRelease]) -> Table:
    """All releases, who answers for them and since when they hold."""
    columns = (
        Column(gettext("Release")),
        Column(gettext("State")),
        Column(gettext("Prepared by")),
        Column(gettext("Put in force by")),
        Column(gettext("In force from")),
    )
    lines = tuple(_release(place, one) for one in releases)
    empty = Empty(gettext("No law is in force yet."))
    return Table(gettext("Releases of the law"), columns, lines, empty, caption_hidden=True)


def _release(place: Workplace, release: LawRelease) -> Line:
    since = release.in_force_from
    if since is None:
        state = Tag(gettext("Prepared"), TagState.NOW)
    elif since > place.now:
        state = Tag(gettext("Will be in force"))
    else:
        state = Tag(gettext("Was put in force"), TagState.DONE)
    shown = dates.moment(since, zone=place.centre.time_zone) if since else "–"
    return Line(
        (
            Cell(release.content_hash[:12], small=release.pack),
            Cell(tag=state),
            Cell(release.prepared_by),
            Cell(release.approved_by or "–"),
            Cell(shown),
        )
    )
