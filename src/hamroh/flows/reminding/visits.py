"""Reminders of a visit: the evening before and in the morning, in the centre's time."""

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.booking.models import Visit
from hamroh.core.itinerary.states import VisitState
from hamroh.flows.reminding.contacts import contact_for, wants_reminders
from hamroh.foundation.actor import Actor
from hamroh.foundation.errors import DomainError
from hamroh.messaging.actions.reminders import cancel_reminders, schedule_reminders
from hamroh.messaging.contract import Contact, DueReminder, NewReminder
from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import ReminderTopic

EVENING = time(18)
MORNING = time(9)
"""No message goes out earlier in the day."""
AHEAD = timedelta(hours=1)
"""Whoever is told later than this before the visit is on the way already."""


def reminders_of_visit(visit: Visit, *, now: datetime) -> list[NewReminder]:
    """The reminders of a confirmed visit that are still ahead; none for a visit of nobody we know.

    The key names the visit: a visit that is moved is another one.
    """
    if visit.person_id is None:
        return []
    starts = visit.starts_at.astimezone(ZoneInfo(visit.centre.time_zone))
    moments = {
        "evening": datetime.combine(starts.date() - timedelta(days=1), EVENING, tzinfo=starts.tzinfo),
        "morning": datetime.combine(starts.date(), MORNING, tzinfo=starts.tzinfo),
    }
    return [
        NewReminder(
            key=f"visit:{visit.id}:{name}",
            person_id=visit.person_id,
            topic=ReminderTopic.VISIT,
            subject_id=visit.id,
            kind=MessageKind.VISIT_NEAR,
            due_at=moment,
            until=visit.starts_at,
            params=_said(visit),
        )
        for name, moment in moments.items()
        if now < moment <= visit.starts_at - AHEAD
    ]


def remind_of_visit(*, actor: Actor, now: datetime, visit_id: UUID) -> None:
    """Keep the reminders of a visit that was just confirmed or moved; part of the flow that did it.

    Raises DomainError `not_found`. Reminders of a visit that is not confirmed are never sent.
    """
    visit = _visit(visit_id)
    if visit is None:
        raise DomainError("not_found")
    schedule_reminders(reminders=reminders_of_visit(visit, now=now), actor=actor, now=now)


def forget_visit(*, actor: Actor, now: datetime, visit_id: UUID) -> None:
    """Stop waiting to remind of a visit that was cancelled or moved; part of the flow that did it."""
    cancel_reminders(topic=ReminderTopic.VISIT, subject_ids=[visit_id], actor=actor, now=now)


class Visits:
    """Answers for reminders of visits."""

    def still_true(self, reminder: DueReminder, now: datetime) -> bool:
        """Whether the visit is still confirmed for the same time, and the person wants to be told."""
        visit = _visit(reminder.subject_id)
        if visit is None or visit.state != VisitState.CONFIRMED or visit.starts_at <= now:
            return False
        return reminder.params == _said(visit) and wants_reminders(reminder.person_id)

    def contact(self, reminder: DueReminder) -> Contact | None:
        """How the person is reached now."""
        return contact_for(reminder.person_id)


def _visit(visit_id: UUID) -> Visit | None:
    return Visit.objects.select_related("centre").filter(pk=visit_id).first()


def _said(visit: Visit) -> dict[str, str]:
    starts = visit.starts_at.astimezone(ZoneInfo(visit.centre.time_zone))
    return {"date": starts.date().isoformat(), "time": f"{starts:%H:%M}"}
