"""On which days before a date a person is reminded of it."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.messaging.contract import NewReminder
from hamroh.messaging.kinds import MessageKind
from hamroh.messaging.models import ReminderTopic

DAYS_BEFORE = (7, 3, 1, 0)
AT = time(10)


def reminders_of_step(
    *,
    person_id: UUID,
    step_id: UUID,
    step_key: str,
    kind: MessageKind,
    day: date,
    zone: ZoneInfo,
    now: datetime,
) -> list[NewReminder]:
    """Reminders of a plan step whose last safe day is `day`: at ten in the morning, in the person's zone.

    Mornings that are past already are left out: who has just been told their plan is not reminded at once.
    The key names what is to be done and when, not the plan, so that a new plan with the same day says
    nothing twice. Each is worth saying until the next one is: after an outage nobody hears of one day several times.
    """
    mornings = [datetime.combine(day - timedelta(days=days), AT, tzinfo=zone) for days in DAYS_BEFORE]
    ends = [*mornings[1:], datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)]
    return [
        NewReminder(
            key=f"step:{person_id}:{step_key}:{day.isoformat()}:{days}",
            person_id=person_id,
            topic=ReminderTopic.PLAN_STEP,
            subject_id=step_id,
            kind=kind,
            due_at=morning,
            until=until,
            params={"date": day.isoformat()},
        )
        for days, morning, until in zip(DAYS_BEFORE, mornings, ends, strict=True)
        if morning > now
    ]
