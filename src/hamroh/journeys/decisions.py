"""The state's decision on an application for a patent: who waits for it, and the record that it came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from hamroh.accounts.roles import Role
from hamroh.foundation.actor import Actor, ActorKind
from hamroh.foundation.errors import DomainError
from hamroh.foundation.locks import lock_row
from hamroh.foundation.transactions import action
from hamroh.journeys.actions import record_facts, take_back_facts
from hamroh.journeys.models import PersonFact, PlanStep, Trust
from hamroh.people.models import Person, PersonCentre

MAY_DECIDE = frozenset({Role.REGISTRAR, Role.MANAGER})
"""Who meets the state: at a centre that the person is linked to."""
_APPLIED, _DECIDED, _ISSUED = "patent_applied_on", "patent_decided_on", "patent_issued_on"
_MARK = "decision:"


@dataclass(frozen=True, slots=True)
class Decision:
    """How an application of a person stands.

    `is_claimed`: only the person says that they applied. `key` names the record of the decision, empty without one.
    """

    person_id: UUID
    applied_on: date | None
    is_claimed: bool
    decided_on: date | None
    is_issued: bool
    key: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An application that lies with the state; `is_claimed`: only the person says so."""

    person_id: UUID
    applied_on: date
    is_claimed: bool


def waiting_for_decision(centre_id: UUID, *, start: int = 0, limit: int = 25) -> Sequence[Waiting]:
    """Whose application lies with the state: people linked to the centre, the oldest application first."""
    rows = _waiting(centre_id).order_by("value", "person_id")[start : start + limit]
    return [Waiting(row.person_id, _day(row), _is_claimed(row)) for row in rows]


def count_waiting(centre_id: UUID) -> int:
    """How many they are."""
    return _waiting(centre_id).count()


def decided_lately(centre_id: UUID, *, limit: int = 25) -> Sequence[tuple[UUID, date]]:
    """Whose decision was recorded and whose patent is not handed over: the newest record first."""
    rows = _of_centre(centre_id, _DECIDED).filter(~_has(_ISSUED))
    shown = rows.order_by("-recorded_at", "-id")[:limit]
    return [(row.person_id, _day(row)) for row in shown]


def decision_of(person_id: UUID) -> Decision:
    """How the application of a person stands."""
    kinds = (_APPLIED, _DECIDED, _ISSUED)
    rows = PersonFact.objects.filter(person_id=person_id, kind__in=kinds, superseded_at=None)
    facts = {row.kind: row for row in rows.exclude(value=None).order_by("kind")}
    applied, decided = facts.get(_APPLIED), facts.get(_DECIDED)
    evidence = decided.evidence if decided else ""
    return Decision(
        person_id,
        _day(applied) if applied else None,
        _is_claimed(applied) if applied else False,
        _day(decided) if decided else None,
        _ISSUED in facts,
        evidence.removeprefix(_MARK) if evidence.startswith(_MARK) else "",
    )


def record_decision(
    *, actor: Actor, now: datetime, person_id: UUID, day: date, today: date, key: UUID
) -> bool:
    """Keep as verified that the state decided on `day` and the patent can be collected; False when `key` did it.

    Raises `not_allowed`, `not_found`, `not_filed`, `decision_known`, `answer_in_future`,
    `decision_before_application`.
    """
    _require_may_decide(actor, person_id)
    with action(actor=actor, why="record_decision"):
        lock_row(Person.objects.all(), person_id)
        if PersonFact.objects.filter(person_id=person_id, evidence=f"{_MARK}{key}").exists():
            return False
        _check(decision_of(person_id), day, today)
        record_facts(
            actor=actor,
            now=now,
            person_id=person_id,
            facts={_DECIDED: day},
            trust=Trust.VERIFIED,
            evidence=f"{_MARK}{key}",
        )
    return True


def take_back_decision(*, actor: Actor, now: datetime, person_id: UUID, key: UUID) -> bool:
    """Take back a decision that was recorded by mistake; False when it was taken back already.

    Raises `not_allowed`, `not_found`, and `nothing_to_undo`, also once the patent was handed over.
    """
    _require_may_decide(actor, person_id)
    evidence = f"{_MARK}{key}"
    with action(actor=actor, why="take_back_decision"):
        lock_row(Person.objects.all(), person_id)
        rows = PersonFact.objects.filter(person_id=person_id, evidence=evidence)
        if rows.filter(taken_back_at__isnull=False).exists():
            return False
        found = decision_of(person_id)
        if found.key != str(key) or found.is_issued:
            raise DomainError("nothing_to_undo")
        take_back_facts(actor=actor, now=now, person_id=person_id, evidence=frozenset({evidence}))
    return True


def _check(found: Decision, day: date, today: date) -> None:
    if found.applied_on is None:
        raise DomainError("not_filed")
    if found.decided_on is not None or found.is_issued:
        raise DomainError("decision_known")
    if day > today:
        raise DomainError("answer_in_future")
    if day < found.applied_on:
        raise DomainError("decision_before_application")


def _require_may_decide(actor: Actor, person_id: UUID) -> None:
    places = [grant.place for grant in actor.grants if grant.role in MAY_DECIDE]
    linked = PersonCentre.objects.filter(person_id=person_id, centre_id__in=places)
    if actor.kind is not ActorKind.STAFF or not linked.exists():
        raise DomainError("not_allowed")


def _waiting(centre_id: UUID) -> "QuerySet[PersonFact]":
    """The application's facts; the plan knows best whether a decision is still to come."""
    step = PlanStep.objects.filter(
        person_id=OuterRef("person_id"), plan__superseded_at=None, key="state_decision", done=False
    )
    return _of_centre(centre_id, _APPLIED).filter(Exists(step), ~_has(_DECIDED), ~_has(_ISSUED))


def _of_centre(centre_id: UUID, kind: str) -> "QuerySet[PersonFact]":
    rows = PersonFact.objects.filter(person__centres__centre_id=centre_id, kind=kind, superseded_at=None)
    return rows.exclude(value=None)


def _has(kind: str) -> Exists:
    rows = PersonFact.objects.filter(person_id=OuterRef("person_id"), kind=kind, superseded_at=None)
    return Exists(rows.exclude(value=None))


def _day(fact: PersonFact) -> date:
    return date.fromisoformat(str(fact.value))


def _is_claimed(fact: PersonFact) -> bool:
    return fact.trust == Trust.CLAIMED
