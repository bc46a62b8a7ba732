"""Reminders as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.html import format_html
from django.utils.translation import gettext

from hamroh.core.telling.states import ReminderState
from hamroh.flows.reminding.contacts import wants_reminders, zone_of
from hamroh.messaging.kinds import render
from hamroh.messaging.queries import KeptReminder, list_reminders
from hamroh.people.access import hide
from hamroh.people.models import ContactKind
from hamroh.people.queries import contact_of, get_person
from hamroh.ui import dates
from hamroh.ui.parts import Row, Summary

WAITING = frozenset({ReminderState.DUE, ReminderState.CLAIMED})


@dataclass(frozen=True, slots=True)
class DrawnReminders:
    """What the page shows. `way` is empty while we know no way; `reached` says that a letter would arrive."""

    wanted: bool
    way: str
    language: str
    ahead: Summary
    said: Summary

    @property
    def reached(self) -> bool:
        """Whether reminders arrive as things stand."""
        return self.wanted and bool(self.way)


def draw_reminders(person_id: UUID) -> DrawnReminders:
    """In the person's own scope; texts stand in the language in which they will be sent."""
    language, zone = get_person(person_id).language, zone_of(person_id)
    kept = list_reminders(person_id=person_id)
    return DrawnReminders(
        wanted=wants_reminders(person_id),
        way=_way(person_id),
        language=language,
        ahead=_rows([one for one in kept if one.state in WAITING], language, zone),
        said=_rows([one for one in kept if one.state == ReminderState.SENT], language, zone),
    )


def hidden_mailbox(address: str) -> str:
    """An address on a screen that others may see: its first letter and its host."""
    name, _, host = address.partition("@")
    return f"{name[:1]}•••@{host}"


def _way(person_id: UUID) -> str:
    mailbox = contact_of(person_id, ContactKind.EMAIL, confirmed_only=True)
    if mailbox:
        return gettext("We write to you by e-mail: %(address)s.") % {"address": hidden_mailbox(mailbox)}
    phone = contact_of(person_id, ContactKind.PHONE, confirmed_only=True)
    return gettext("We write to you by SMS: %(number)s.") % {"number": hide(phone)} if phone else ""


def _rows(kept: Sequence[KeptReminder], language: str, zone: ZoneInfo) -> Summary:
    return Summary(
        tuple(
            Row(
                dates.moment_html(one.due_at, zone=zone.key),
                format_html(
                    '<span lang="{}">{}</span>',
                    language,
                    render(one.kind, params=one.params, language=language).subject,
                ),
            )
            for one in kept
        )
    )
