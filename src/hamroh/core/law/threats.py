"""Which offence may follow on a day, and what: a pure look-up for explanations, never advice to go and pay.

A fine and a late filing can be two offences within a year and a ground for removal (care.md): whoever shows
what is found here names the whole range of the law and a consultant before any office.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hamroh.core.law.indexed import index_for, to_minor
from hamroh.core.law.offences import Offence, Sanction, Subject
from hamroh.core.law.parameters import Confidence, Known, Source, times
from hamroh.core.law.rules import Law


class Threat(NamedTuple):
    """What may follow on one day, in minor units; amounts None: no fine, or the index of the day is not known."""

    offence: Offence
    sanction: Sanction
    least: int | None
    most: int | None
    confidence: Confidence
    sources: tuple[Source, ...]

    @property
    def fine_unknown(self) -> bool:
        """Whether there is a fine whose sum nobody knows yet."""
        return self.sanction.fine is not None and self.most is None


OTHER_REGION = "other"


def offences_at(
    law: Law,
    day: date,
    *,
    step: str | None = None,
    region: str | None = None,
    subject: Subject | None = None,
    days_late: int | None = None,
    repeated: bool = False,
) -> tuple[Threat, ...]:
    """What may follow by the law of this day, in the order of the pack; nothing outside its known days.

    What is not given narrows nothing: without `days_late` every rung of a ladder is named, without a region
    (or in `other`) both those inside and outside a group of regions. `day` is also the day on which
    proceedings would be initiated, which decides the index of a fine.
    """
    if not law.first <= day <= law.last:
        return ()
    return tuple(
        _threat(offence, sanction, day)
        for offence in law.offences
        if (step is None or step in offence.steps) and _in_region(offence, region)
        for sanction in offence.sanctions
        if sanction.since <= day <= sanction.until
        and (subject is None or sanction.subject is subject)
        and (repeated or not sanction.repeated)
        and _on_rung(sanction, days_late)
    )


def _in_region(offence: Offence, region: str | None) -> bool:
    if region is None or region == OTHER_REGION:
        return True
    return (not offence.regions or region in offence.regions) and region not in offence.outside


def _on_rung(sanction: Sanction, days_late: int | None) -> bool:
    if days_late is None:
        return True
    return sanction.late_from <= days_late and (sanction.late_to is None or days_late <= sanction.late_to)


def _threat(offence: Offence, sanction: Sanction, day: date) -> Threat:
    known = tuple(_amounts(sanction, day))
    confidence = max([sanction.confidence, *(one.confidence for one in known)], key=lambda one: one.rank)
    amounts = sorted(int(str(one.value)) for one in known)
    least, most = (amounts[0], amounts[-1]) if amounts else (None, None)
    sources = tuple(dict.fromkeys([*sanction.sources, *(source for one in known for source in one.sources)]))
    return Threat(offence, sanction, least, most, confidence, sources)


def _amounts(sanction: Sanction, day: date) -> Iterator[Known]:
    fine = sanction.fine
    if fine is None:
        return
    bounds = [Known(one, Confidence.HIGH, ()) for one in (fine.least, fine.most)]
    if fine.index is None or fine.basis is None:
        yield from bounds
        return
    for index in index_for(fine.index, fine.basis, day):
        for bound in bounds:
            yield to_minor(times(index, bound))
