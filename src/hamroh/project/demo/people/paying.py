"""Months of a patent, paid and vouched for step by step: shown, confirmed by the bank, matched by the tax office."""

from datetime import datetime, timedelta
from uuid import UUID

from hamroh.accounts.roles import Role
from hamroh.billing.advances.models import AdvancePayment
from hamroh.flows.paying.advance import present_advance
from hamroh.flows.paying.answers import confirm_advance, match_advance
from hamroh.flows.paying.patents import patent_of
from hamroh.flows.paying.sheets import price_of
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.journeys.law import law_in_force
from hamroh.people.access import find_by_phone
from hamroh.people.actions import link_person_to_centre
from hamroh.project.demo.people.acting import Team, acting, as_person
from hamroh.project.demo.people.cast import Character


def show_receipt(
    one: Character, person_id: UUID, team: Team, *, now: datetime, months: int = 1
) -> AdvancePayment | None:
    """The person shows the receipt for the next months; None where the law's sums are not published yet."""
    with as_person(person_id) as actor:
        return present(actor, one, person_id, team, now=now, months=months)


def present(
    actor: Actor, one: Character, person_id: UUID, team: Team, *, now: datetime, months: int
) -> AdvancePayment | None:
    """The same by whoever acts, in the bound scope."""
    law, today = law_in_force(now=now), team.day_at(now)
    price = price_of(law, patent_of(person_id, law=law, today=today), months)
    if price.amount is None:
        return None
    return present_advance(
        actor=actor,
        now=now,
        key=str(new_id()),
        person_id=person_id,
        months=months,
        amount=price.amount,
        paid_on=today,
        receipt=f"SAMPLE-{one.number}-{today:%d%m}",
        today=today,
    )


def come_to_reception(one: Character, team: Team, *, now: datetime) -> None:
    """Somebody known by phone stands at the reception: from now on the centre sees them."""
    with acting(team.actor(Role.RECEPTION)) as actor:
        found = find_by_phone(actor=actor, phone=one.phone, centre_id=team.centre.pk, now=now)
        if found is None:
            raise DomainError("not_found")
        link_person_to_centre(
            actor=actor, person_id=found.id, centre_id=team.centre.pk, why="stands_at_reception", now=now
        )


def confirm(advance: AdvancePayment, one: Character, team: Team, *, now: datetime) -> None:
    """The cashier has the bank's word."""
    with acting(team.actor(Role.CASHIER)) as actor:
        confirm_advance(
            actor=actor,
            now=now,
            advance_id=advance.pk,
            evidence=f"SAMPLE bank {one.number}",
            today=team.day_at(now),
            on=team.day_at(now),
            amount=advance.amount,
        )


def match(advance: AdvancePayment, one: Character, team: Team, *, now: datetime) -> None:
    """The manager has read the tax office's answer."""
    with acting(team.actor(Role.MANAGER)) as actor:
        match_advance(
            actor=actor,
            now=now,
            advance_id=advance.pk,
            evidence=f"SAMPLE tax {one.number}",
            paid_until=advance.until,
            today=team.day_at(now),
            on=team.day_at(now),
        )


def later(now: datetime, **span: float) -> datetime:
    """So long after a moment."""
    return now + timedelta(**span)
