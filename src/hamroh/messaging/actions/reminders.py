"""Keeping reminders, claiming those whose turn has come, and settling each of them once."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from hamroh.core.telling.states import ReminderState
from hamroh.core.telling.timing import polite_time
from hamroh.foundation.actor import SYSTEM, Actor
from hamroh.foundation.scope import system_scope
from hamroh.foundation.transactions import action, flow
from hamroh.messaging.actions.messages import queue_message
from hamroh.messaging.contract import NewReminder, ReminderSource, as_due
from hamroh.messaging.kinds import check_params
from hamroh.messaging.models import Reminder, ReminderTopic

LEASE = timedelta(minutes=2)


def schedule_reminders(*, reminders: Iterable[NewReminder], actor: Actor, now: datetime) -> None:
    """Keep reminders; safe to repeat.

    A known key learns its new subject. If it was said already it is not said again; otherwise it waits for
    its turn anew, also when it was cancelled or asked in vain: so two plans with the same dates remind once,
    and an act that was undone is reminded of. One past its `until` is left out.
    """
    wanted = sorted((each for each in reminders if each.until > now), key=lambda each: each.key)
    for each in wanted:
        check_params(each.kind, each.params)
    # Whoever makes a plan for a person need not be one who may read that person's reminders.
    with system_scope(), action(actor=actor, why="schedule_reminders"):
        rows = [_row(each, now) for each in wanted]
        Reminder.objects.bulk_create(rows, ignore_conflicts=True)
        ours = Reminder.objects.filter(pk__in=[row.pk for row in rows])
        new = set(ours.values_list("key", flat=True))
        for each in wanted:
            if each.key in new:
                continue
            known = Reminder.objects.filter(key=each.key)
            # Also where it was said: its message may still be on its way, and is asked "still true?" again.
            known.update(subject_id=each.subject_id, until=each.until)
            known.exclude(state=ReminderState.SENT).update(
                due_at=each.due_at,
                turn_at=each.due_at,
                params=each.params,
                state=ReminderState.DUE,
                settled_at=None,
            )


def cancel_reminders(
    *, topic: ReminderTopic, subject_ids: Collection[UUID], actor: Actor, now: datetime
) -> int:
    """Cancel what still waits about these subjects (plan steps, visits); returns how many there were.

    Nothing is lost by forgetting to call this: a reminder is asked "still true?" when its turn comes.
    """
    # Whoever changes a plan need not be one who may read the person's reminders.
    with system_scope(), action(actor=actor, why="cancel_reminders"):
        return Reminder.objects.filter(
            topic=topic,
            subject_id__in=list(subject_ids),
            state__in=[ReminderState.DUE, ReminderState.CLAIMED],
        ).update(state=ReminderState.CANCELLED, turn_at=None, settled_at=now)


def claim_due(*, now: datetime, limit: int = 100) -> list[UUID]:
    """Take up to `limit` reminders whose turn has come into one's hands for the time of a lease.

    Others claim past them. When the one who claimed vanishes, they come up again after the lease.
    """
    with flow(actor=SYSTEM, why="claim_reminders"):
        ids = list(
            Reminder.objects.select_for_update(skip_locked=True)
            .filter(turn_at__lte=now)
            .order_by("turn_at", "id")
            .values_list("id", flat=True)[:limit]
        )
        Reminder.objects.filter(id__in=ids).update(state=ReminderState.CLAIMED, turn_at=now + LEASE)
    return ids


def take_turn(
    *, reminder_id: UUID, sources: Mapping[ReminderTopic, ReminderSource], now: datetime
) -> ReminderState:
    """Settle one claimed reminder: ask whether it is still true, and queue its message in the same transaction.

    At night in the person's zone it is put off until the morning and asked again then, unless the morning
    is too late. Returns its state.
    """
    with flow(actor=SYSTEM, why="take_turn"):
        row = Reminder.objects.select_for_update(of=("self",)).get(id=reminder_id)
        if row.state != ReminderState.CLAIMED:
            return ReminderState(row.state)
        row.state = _decided(row, sources=sources, now=now)
        if row.state != ReminderState.DUE:
            row.turn_at = None
            row.settled_at = now
        row.save(update_fields=["state", "turn_at", "settled_at"])
        return ReminderState(row.state)


def _decided(
    row: Reminder, *, sources: Mapping[ReminderTopic, ReminderSource], now: datetime
) -> ReminderState:
    reminder = as_due(row)
    source = sources[reminder.topic]
    if now >= row.until or not source.still_true(reminder, now):
        return ReminderState.NO_LONGER_TRUE
    contact = source.contact(reminder)
    if contact is None:
        return ReminderState.UNREACHABLE
    polite = polite_time(now, contact.zone)
    if now < polite < row.until:
        row.turn_at = polite
        return ReminderState.DUE
    queue_message(
        key=f"reminder:{row.key}",
        person_id=row.person_id,
        kind=reminder.kind,
        params=reminder.params,
        language=contact.language,
        to=contact.address,
        reminder_id=row.id,
        until=row.until,
        actor=SYSTEM,
        now=now,
    )
    return ReminderState.SENT


def _row(new: NewReminder, now: datetime) -> Reminder:
    return Reminder(
        key=new.key,
        person_id=new.person_id,
        topic=new.topic,
        subject_id=new.subject_id,
        kind=new.kind,
        params=new.params,
        due_at=new.due_at,
        turn_at=new.due_at,
        until=new.until,
        created_at=now,
    )
