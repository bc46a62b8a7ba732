"""How a person wants to be reminded."""

from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.journeys.queries import law_of_plan, plan_in_force
from hamroh.messaging.contract import Address, Contact
from hamroh.messaging.models import Channel
from hamroh.network.queries import get_centre
from hamroh.people.models import ContactKind, Purpose
from hamroh.people.queries import contact_of, get_person, has_consent

_ROADS = ((ContactKind.EMAIL, Channel.MAIL), (ContactKind.PHONE, Channel.SMS))
_ZONE = "Europe/Moscow"
"""For somebody without a centre and a region: of the zones of our centres the one where the morning comes last."""


def contact_for(person_id: UUID) -> Contact | None:
    """The confirmed mailbox, else the confirmed phone, of a person who consented to reminders; None otherwise.

    The zone is that of the person's own centre. Needs the system's scope.
    """
    if not wants_reminders(person_id):
        return None
    person = get_person(person_id)
    for kind, channel in _ROADS:
        value = contact_of(person_id, kind, confirmed_only=True)
        if value is not None:
            return Contact(person.language, zone_of(person_id), Address(channel, value))
    return None


def wants_reminders(person_id: UUID) -> bool:
    """Whether the person's consent to reminders stands; asked again before each hand-over."""
    return has_consent(person_id, Purpose.REMINDERS)


def zone_of(person_id: UUID) -> ZoneInfo:
    """The time zone in which the person lives, as far as we know: the own centre's, else the plan's region's."""
    centre_id = get_person(person_id).home_centre_id
    if centre_id:
        return ZoneInfo(get_centre(centre_id=centre_id).time_zone)
    plan = plan_in_force(person_id)
    if plan is None:
        return ZoneInfo(_ZONE)
    return ZoneInfo(law_of_plan(plan).time_zones.get(str(plan.facts.get("region")), _ZONE))
