"""What a desk did: the floor's row, the facts that follow, and the plan made anew, all or nothing."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from hamroh.booking.access import get_visit
from hamroh.documents.actions import revoke_document
from hamroh.documents.figures import SERVICE
from hamroh.documents.queries import attempt_of
from hamroh.floor import actions as floor
from hamroh.floor.actions import Served
from hamroh.floor.models import Ticket
from hamroh.floor.queries import last_undone, services_done
from hamroh.floor.results import Result
from hamroh.flows.planning import replan_within
from hamroh.flows.serving.attempts import give_up_next_time
from hamroh.flows.serving.facts import CONSULTANT, HAND_OVER, TELLING, facts_of
from hamroh.foundation.actor import Actor
from hamroh.foundation.transactions import flow
from hamroh.journeys import actions as journeys
from hamroh.journeys.law import law_for
from hamroh.journeys.models import Trust
from hamroh.journeys.queries import read_plan
from hamroh.network.queries import get_centre, service_key


def serve(
    *,
    actor: Actor,
    now: datetime,
    key: str,
    desk_id: UUID,
    result: Result,
    ticket_id: UUID | None = None,
    paid_months: int | None = None,
    go_on: bool = True,
) -> Served:
    """Record a result, the facts that it proves, and the plan that follows from them.

    The facts are verified: a desk saw the paper. The months that a patent was paid for are a claim until the
    tax office has matched the payment. `go_on=False` ends the day after a consultation: no other desk is to
    be gone to today. Raises what `floor.actions.serve` raises, and `no_law_in_force`.
    """
    with flow(actor=actor, why="serve"):
        served = floor.serve(
            actor=actor, now=now, key=key, desk_id=desk_id, result=result, ticket_id=ticket_id
        )
        visit = get_visit(actor=actor, visit_id=served.visit_id)
        service = service_key(served.service_id)
        if visit.person_id is not None and service in TELLING:
            today = day_at(visit.centre_id, now)
            _record(
                actor=actor,
                now=now,
                person_id=visit.person_id,
                served=served,
                service=service,
                today=today,
                paid_months=paid_months,
            )
        if service == CONSULTANT and not go_on and served.next_service_id is not None:
            floor.leave(actor=actor, now=now, key=f"{key}:leave", ticket_id=served.ticket_id)
    return served


def undo(*, actor: Actor, now: datetime, key: str, desk_id: UUID) -> Ticket:
    """Take back the last thing that a desk did, and the facts that had followed from it.

    Raises what `floor.actions.undo_last` raises.
    """
    with flow(actor=actor, why="undo_last"):
        ticket = floor.undo_last(actor=actor, now=now, key=key, desk_id=desk_id)
        _revoke_attempt(actor, now, ticket)
        if ticket.person_id is None:
            return ticket
        undone = [
            evidence_of(one.pk) for one in ticket.services.order_by("position") if one.state == "at_desk"
        ]
        taken = journeys.take_back_facts(
            actor=actor, now=now, person_id=ticket.person_id, evidence=frozenset(undone)
        )
        if taken:
            today = day_at(ticket.centre_id, now)
            replan_within(actor=actor, now=now, person_id=ticket.person_id, today=today)
    return ticket


def _revoke_attempt(actor: Actor, now: datetime, ticket: Ticket) -> None:
    """A refusal that was taken back leaves no paper that says otherwise, and no visit booked because of it."""
    undone = last_undone(ticket_id=ticket.pk)
    if undone is None or undone.kind != "refused" or undone.desk is None:
        return
    paper = attempt_of(centre_id=ticket.centre_id, at=undone.at, desk=undone.desk.number)
    if paper is None:
        return
    revoke_document(actor=actor, now=now, number=paper.number, reason="undone")
    service = str(paper.facts.get(SERVICE, ""))
    give_up_next_time(now=now, visit_id=ticket.visit_id, service=service, since=undone.at)


def evidence_of(ticket_service_id: UUID) -> str:
    """How a fact names the service whose result proves it; never the result's content."""
    return f"service:{ticket_service_id}"


def day_at(centre_id: UUID, now: datetime) -> date:
    """The centre's day, which is what the law calls a day."""
    return now.astimezone(ZoneInfo(get_centre(centre_id=centre_id).time_zone)).date()


def _record(
    *,
    actor: Actor,
    now: datetime,
    person_id: UUID,
    served: Served,
    service: str,
    today: date,
    paid_months: int | None,
) -> None:
    plan = read_plan(person_id, law=law_for(person_id, now=now), today=today)
    facts = facts_of(
        service=service,
        result=served.result,
        plan=plan,
        done=services_done(served.ticket_id),
        today=today,
    )
    evidence = evidence_of(served.ticket_service_id)
    changed = journeys.record_facts(
        actor=actor, now=now, person_id=person_id, facts=facts, trust=Trust.VERIFIED, evidence=evidence
    )
    if service == HAND_OVER and paid_months is not None:
        changed += journeys.record_facts(
            actor=actor,
            now=now,
            person_id=person_id,
            facts={"paid_months": paid_months},
            trust=Trust.CLAIMED,
            evidence=evidence,
        )
    if changed:
        replan_within(actor=actor, now=now, person_id=person_id, today=today)
