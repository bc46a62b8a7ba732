"""What if: the same person with one thing changed, planned by the same engine. Nothing is recorded."""

from datetime import date, timedelta
from typing import NamedTuple

from hamroh.core.law.answers.stay import StayAnswer, answer_stay
from hamroh.core.law.facts import Facts, Value
from hamroh.core.law.moves import Move, compare_plans
from hamroh.core.law.paying import Change
from hamroh.core.law.plan import Plan
from hamroh.core.law.planning import make_plan
from hamroh.core.law.rules import Law
from hamroh.core.law.stays import Stay


class Supposition(NamedTuple):
    """Two plans, two answers on the stay, and what differs."""

    before: Plan
    after: Plan
    stay_before: StayAnswer
    stay_after: StayAnswer
    moves: tuple[Move, ...]
    findings_added: tuple[str, ...]
    findings_gone: tuple[str, ...]
    forgotten: tuple[str, ...]
    """Facts that no longer hold then."""


def suppose(
    *,
    law: Law,
    facts: Facts,
    today: date,
    then: Facts | None = None,
    on: date | None = None,
    other: Law | None = None,
) -> Supposition:
    """Compare today's plan with that of other facts, another day or another law (a release, a folder)."""
    changed, law_then, day = then or facts, other or law, on or today
    before, after = (
        make_plan(law=law, facts=facts, today=today),
        make_plan(law=law_then, facts=changed, today=day),
    )
    old, new = ([one.key for one in plan.findings] for plan in (before, after))
    return Supposition(
        before=before,
        after=after,
        stay_before=answer_stay(law=law, facts=facts, today=today),
        stay_after=answer_stay(law=law_then, facts=changed, today=day),
        moves=compare_plans(before, after),
        findings_added=tuple(key for key in new if key not in old),
        findings_gone=tuple(key for key in old if key not in new),
        forgotten=tuple(sorted(kind for kind in facts.values if kind not in changed.values)),
    )


def law_changes(*, law: Law, after: date, until: date) -> tuple[date, ...]:
    """The days on which something of the law that is known already changes, or after which it is not known any more.

    Bills are none of them: they are not law.
    """
    return tuple(day for day in law.boundaries if after < day <= min(until, law.last))


def suppose_new_law(*, law: Law, facts: Facts, day: date) -> Supposition:
    """What the law changes on a day: the plan of the day before beside that of the day, the facts the same."""
    return suppose(law=law, facts=facts, today=day - timedelta(days=1), on=day)


def facts_elsewhere(*, law: Law, facts: Facts, region: str) -> Facts:
    """The facts of somebody who wants to work in another region; unchanged when the pack has no such rule."""
    return _told(law, facts, "region", region)


def facts_leaving(*, law: Law, facts: Facts, left: date) -> Facts:
    """The facts of somebody who leaves on a day and does not say when he comes back."""
    return _told(law, facts, "leave", left)


def facts_after_leaving(*, law: Law, facts: Facts, left: date, back: date) -> Facts:
    """The facts of somebody who leaves on one day and comes back on another, not before.

    The present stay joins the earlier ones; a person who can't tell his earlier stays still can't.
    """
    residence = law.residence
    if residence is None:
        return facts
    entered, earlier = facts.values.get(residence.entry), facts.values.get(residence.earlier)
    found = facts.with_answer(residence.entry, back)
    if isinstance(entered, date) and isinstance(earlier, tuple):
        found = found.with_answer(residence.earlier, (*earlier, Stay(entered, left)))
    return _told(law, found, "back", back)


def _told(law: Law, facts: Facts, kind: str, value: Value) -> Facts:
    """What no longer holds is not known, and not asked for: nobody can answer for that day."""
    change = law.answers.changes.get(kind, Change())
    for gone in facts.values.keys() & set(change.forget):
        facts = facts.with_answer(gone, None)
    return facts.with_answer(change.fact, value) if change.fact else facts
