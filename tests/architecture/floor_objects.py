"""A desk, a ticket and a record of an attempt in the small world of the table of addresses."""

from typing import TYPE_CHECKING

from hamroh.booking.models import Purpose
from hamroh.booking.queries import Wanted, make_request
from hamroh.documents.actions import issue_document
from hamroh.documents.figures import attempt_figures
from hamroh.documents.models import DocumentKind, IssuedDocument
from hamroh.floor import actions as floor
from hamroh.floor.models import Ticket
from hamroh.foundation import clock
from hamroh.foundation.actor import SYSTEM
from hamroh.foundation.ids import new_id
from hamroh.foundation.scope import system_scope
from hamroh.foundation.series import next_number
from hamroh.foundation.transactions import flow
from hamroh.network import actions as network
from hamroh.network.models import Desk, Service
from tests.builders import network as builder

if TYPE_CHECKING:
    from tests.architecture.objects import World


def a_service() -> Service:
    """A photograph, which the reception's roles take."""
    return Service.objects.filter(key="photo").first() or builder.service("photo")


def a_desk(world: "World") -> Desk:
    """The desk for it."""
    found = Desk.objects.filter(centre=world.centre).first()
    if found is not None:
        return found
    kind = a_service().desk_kind
    network.set_desk_kind(
        actor=SYSTEM, centre_id=world.centre.id, desk_kind_id=kind.id, minutes=5, capacity=1
    )
    return network.add_desk(actor=SYSTEM, centre_id=world.centre.id, desk_kind_id=kind.id, number=5)


def a_ticket(world: "World") -> Ticket:
    """Dilshod waits for his photograph."""
    a_desk(world)
    now = clock.now()
    with system_scope():
        found = Ticket.objects.filter(centre=world.centre, ended_at=None).first()
        if found is not None:
            return found
        request = make_request(centre_id=world.centre.id, wanted=[Wanted("photo")], earliest=now)
        return floor.check_in_walk_in(
            actor=SYSTEM,
            now=now,
            key=str(new_id()),
            centre_id=world.centre.id,
            person_id=world.person.id,
            purpose=Purpose.COLLECTING,
            request=request,
        )


def an_attempt(world: "World") -> IssuedDocument:
    """The desk could not serve him."""
    ticket, now = a_ticket(world), clock.now()
    figures = attempt_figures(reason="closed", desk=5, service="photo", present_since=ticket.arrived_at)
    with system_scope(), flow(actor=SYSTEM, why="an_attempt"):
        return issue_document(
            actor=SYSTEM,
            now=now,
            kind=DocumentKind.ATTEMPT,
            number=next_number("AS", now.year),
            person_id=world.person.id,
            centre_id=world.centre.id,
            place=world.centre.key,
            figures=figures,
        )
