"""What a person does on the phone, each step at its own moment of the demo's past."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from hamroh.core.law import Outcome
from hamroh.flows.onboarding.doors import keep_by_card, keep_by_phone
from hamroh.flows.planning import replan_and_remind
from hamroh.flows.visiting.booking import Offer, hold_offer, offer_visit
from hamroh.flows.visiting.changing import cancel_booking, move_booking
from hamroh.flows.visiting.confirming import CONSENT_VERSION, Identity, confirm_booking
from hamroh.foundation.actor import ANONYMOUS
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.journeys.actions import record_facts
from hamroh.journeys.law import law_in_force
from hamroh.journeys.queries import read_plan
from hamroh.network.models import Centre
from hamroh.people.actions import give_consent
from hamroh.people.models import Purpose
from hamroh.project.demo.people.acting import as_person
from hamroh.project.demo.people.cast import Character
from hamroh.project.demo.people.told import Facts

_PAUSE = timedelta(minutes=3)
"""Between two pages."""

_TRIES = 4


@dataclass(frozen=True, slots=True)
class Phone:
    """A character who is known now, at a moment, with the day that it is there."""

    one: Character
    person_id: UUID
    facts: Facts
    now: datetime
    today: date


def keep_plan(
    one: Character, facts: Facts, *, now: datetime, today: date, by_card: bool = False, remind: bool = True
) -> Phone:
    """Answer the questions and keep the plan, by phone or by card; most want to be reminded."""
    if by_card:
        person_id, _ = keep_by_card(
            actor=ANONYMOUS, language=one.language, text_version=CONSENT_VERSION, now=now, is_invented=True
        )
    else:
        person_id = keep_by_phone(
            actor=ANONYMOUS,
            phone=one.phone,
            language=one.language,
            text_version=CONSENT_VERSION,
            now=now,
            is_invented=True,
        )
    with as_person(person_id) as actor:
        record_facts(actor=actor, now=now, person_id=person_id, facts=facts)
        replan_and_remind(actor=actor, now=now, person_id=person_id, today=today)
        if remind and not by_card:
            give_consent(
                actor=actor,
                person_id=person_id,
                purpose=Purpose.REMINDERS,
                language=one.language,
                text_version=CONSENT_VERSION,
                now=now + _PAUSE,
            )
    return Phone(one, person_id, facts, now, today)


def book(phone: Phone, centre: Centre, *, from_day: date | None = None) -> UUID | None:
    """Hold the earliest visit that the plan asks for and confirm it; None when there is none."""
    for _ in range(_TRIES - 1):
        try:
            return _book(phone, centre, from_day)
        except DomainError as error:
            # The worker lives in the present, where a hold of the past is over at once.
            if error.code != "hold_expired":
                raise
    return _book(phone, centre, from_day)


def _book(phone: Phone, centre: Centre, from_day: date | None) -> UUID | None:
    held_at, confirmed_at = phone.now + _PAUSE, phone.now + 2 * _PAUSE
    with as_person(phone.person_id) as actor:
        offer = _offer(phone, centre, held_at, from_day)
        if offer is None:
            return None
        held = hold_offer(actor=actor, now=held_at, key=str(new_id()), person_id=phone.person_id, offer=offer)
        confirm_booking(
            actor=actor,
            now=confirmed_at,
            key=str(new_id()),
            visit_id=held.visit_id,
            identity=_identity(phone.one),
            facts=phone.facts,
            today=phone.today,
            language=phone.one.language,
        )
    return held.visit_id


def move(phone: Phone, visit_id: UUID, centre: Centre, *, now: datetime, from_day: date) -> UUID | None:
    """Move a confirmed visit to the earliest time from another day on; the old one stays when there is none."""
    with as_person(phone.person_id) as actor:
        offer = _offer(phone, centre, now, from_day)
        if offer is None or offer.itinerary is None:
            return None
        moved = move_booking(
            actor=actor,
            now=now,
            key=str(new_id()),
            visit_id=visit_id,
            request=offer.request,
            itinerary=offer.itinerary,
        )
    return moved.visit_id


def cancel(phone: Phone, visit_id: UUID, *, now: datetime) -> None:
    """Give a visit up."""
    with as_person(phone.person_id) as actor:
        cancel_booking(actor=actor, now=now, key=str(new_id()), visit_id=visit_id)


def _offer(phone: Phone, centre: Centre, now: datetime, from_day: date | None) -> Offer | None:
    plan = read_plan(phone.person_id, law=law_in_force(now=now), today=phone.today)
    if plan.outcome is not Outcome.PLAN:
        return None
    try:
        offer = offer_visit(plan=plan, centre=centre, now=now, from_day=from_day)
    except DomainError as error:
        # Registered for months, and nothing else is asked of them now.
        if error.code != "nothing_to_book":
            raise
        return None
    return offer if offer.itinerary else None


def _identity(one: Character) -> Identity:
    name = one.person.passport
    return Identity(name.surname, name.given, one.country, one.passport)
