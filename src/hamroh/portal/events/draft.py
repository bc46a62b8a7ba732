"""What is being told, kept in the session until it is confirmed; and the last telling, which can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest

from hamroh.core.law import Facts, Value, next_questions, read_facts, value_to_data
from hamroh.core.law.answers import facts_told, possible_events
from hamroh.core.law.answers.telling import BACK, LEFT
from hamroh.core.law.events import EventRule
from hamroh.portal.questions import answers
from hamroh.portal.situation import Situation

DRAFT, LAST = "event", "event_told"
JOURNEY = (LEFT, BACK)


@dataclass(frozen=True, slots=True)
class Draft:
    """An event and what was told of it so far."""

    event: EventRule
    told: Mapping[str, Value | None]

    def next_kind(self, situation: Situation) -> str | None:
        """What to ask now: the event's own facts, then what the plan needs to know besides; None when all is told."""
        for kind in JOURNEY if self.event.journey else self.event.asks:
            if kind not in self.told:
                return kind
        then = self.facts_then(situation)
        found = next_questions(law=situation.law, facts=then, today=situation.today)
        return found[0].fact if found else None

    def facts_then(self, situation: Situation) -> Facts:
        """The facts that hold after it."""
        return facts_told(law=situation.law, event=self.event, facts=situation.facts, told=self.told)

    def changes(self, situation: Situation) -> dict[str, Value | None]:
        """The facts that differ; None for one that no longer holds."""
        before, then = situation.facts, self.facts_then(situation)
        kinds = [*then.values, *(kind for kind in before.values if kind not in then.values)]
        return {
            kind: then.values.get(kind) for kind in kinds if before.values.get(kind) != then.values.get(kind)
        } | dict.fromkeys(then.unknown - before.unknown)


@dataclass(frozen=True, slots=True)
class Told:
    """The last telling of today."""

    event: str
    telling: UUID | None
    """Of a kept plan; None: of this session's answers."""
    before: Mapping[str, object]


def begin(request: HttpRequest, event: str) -> None:
    """Begin to tell of an event; what was begun before is forgotten."""
    request.session[DRAFT] = {"key": event, "told": {}}


def draft_of(request: HttpRequest, situation: Situation) -> Draft | None:
    """What is being told; None when nothing is, or it can't happen to this person any more."""
    held = request.session.get(DRAFT, {"key": "", "told": {}})
    possible = possible_events(law=situation.law, facts=situation.facts, today=situation.today)
    event = next((one for one in possible if one.key == held["key"]), None)
    if event is None:
        return None
    return Draft(event, _read(held["told"], event, situation))


def _read(data: Mapping[str, str | None], event: EventRule, situation: Situation) -> dict[str, Value | None]:
    if event.journey and data.keys() >= set(JOURNEY):
        days: dict[str, Value | None] = {kind: date.fromisoformat(str(data[kind])) for kind in JOURNEY}
        rest = {kind: value for kind, value in data.items() if kind not in JOURNEY}
        return days | _facts(rest, situation)
    return _facts(data, situation)


def _facts(data: Mapping[str, str | None], situation: Situation) -> dict[str, Value | None]:
    facts, _ = read_facts(law=situation.law, data=dict(data), today=situation.today)
    return {**facts.values, **dict.fromkeys(facts.unknown)}


def say(request: HttpRequest, told: Mapping[str, Value | None]) -> None:
    """Remember what was told; None means "I don't know", or that it did not happen."""
    held = request.session[DRAFT]
    plain = {kind: value_to_data(value) for kind, value in told.items()}
    request.session[DRAFT] = {**held, "told": {**held["told"], **plain}}


def forget(request: HttpRequest) -> None:
    """Nothing is being told any more."""
    request.session.pop(DRAFT, None)


def remember(request: HttpRequest, told: Told, today: date) -> None:
    """Keep the way back until tomorrow or the next telling."""
    request.session[LAST] = {
        "event": told.event,
        "telling": str(told.telling) if told.telling else "",
        "before": dict(told.before),
        "on": today.isoformat(),
    }


def last_told(request: HttpRequest, situation: Situation) -> Told | None:
    """What was told today and can be taken back; None when there is nothing."""
    held = request.session.get(LAST)
    events = {one.key for one in situation.law.events}
    if not held or held["on"] != situation.today.isoformat() or held["event"] not in events:
        return None
    return Told(held["event"], UUID(held["telling"]) if held["telling"] else None, held["before"])


def forget_last(request: HttpRequest) -> None:
    """There is no way back any more, or it was taken."""
    request.session.pop(LAST, None)


def session_answers(request: HttpRequest) -> dict[str, object]:
    """The answers of this session as they are kept."""
    return dict(request.session.get(answers.SESSION_KEY, {}))


def restore_answers(request: HttpRequest, before: Mapping[str, object]) -> None:
    """The answers of this session as they were."""
    request.session[answers.SESSION_KEY] = dict(before)
