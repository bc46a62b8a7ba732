"""All pairs of states of a ticket, and of a service on it."""

from itertools import product

import pytest

from hamroh.core.dispatch.states import SERVICE, TICKET, ServiceState, TicketState

TICKET_PAIRS = [
    "waiting>called",
    "waiting>serving",
    "waiting>away",
    "waiting>done",
    "waiting>left",
    "called>serving",
    "called>waiting",
    "called>away",
    "called>done",
    "called>left",
    "serving>waiting",
    "serving>called",
    "serving>done",
    "serving>left",
    "away>waiting",
    "away>called",
    "away>left",
    "done>called",
    "done>serving",
    "left>waiting",
    "left>called",
    "left>serving",
]
SERVICE_PAIRS = [
    "left>next",
    "left>at_desk",
    "next>left",
    "next>at_desk",
    "next>done",
    "next>failed",
    "at_desk>left",
    "at_desk>next",
    "at_desk>done",
    "at_desk>failed",
    "done>at_desk",
    "done>next",
    "failed>at_desk",
    "failed>next",
]


@pytest.mark.parametrize(("before", "after"), list(product(TicketState, TicketState)))
def test_a_ticket_goes_only_the_known_ways(before: TicketState, after: TicketState) -> None:
    assert TICKET.allowed(before, after) == (f"{before}>{after}" in TICKET_PAIRS)


@pytest.mark.parametrize(("before", "after"), list(product(ServiceState, ServiceState)))
def test_a_service_goes_only_the_known_ways(before: ServiceState, after: ServiceState) -> None:
    assert SERVICE.allowed(before, after) == (f"{before}>{after}" in SERVICE_PAIRS)
