"""What a ticket, and a service on it, may become."""

from enum import StrEnum

from hamroh.core.states import Transitions


class TicketState(StrEnum):
    """Where somebody with a number is."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    AWAY = "away"
    """Did not come when called, or stepped out: nobody calls until he is back."""
    DONE = "done"
    LEFT = "left"


class ServiceState(StrEnum):
    """How far a service on a ticket is."""

    LEFT = "left"
    NEXT = "next"
    """The dispatcher's choice: the person waits for this one."""
    AT_DESK = "at_desk"
    DONE = "done"
    FAILED = "failed"
    """Tried today and refused, or the desk could not."""


TICKET = Transitions(
    {
        # To being served only by undoing.
        TicketState.WAITING: frozenset(
            {
                TicketState.CALLED,
                TicketState.SERVING,
                TicketState.AWAY,
                TicketState.DONE,
                TicketState.LEFT,
            }
        ),
        TicketState.CALLED: frozenset(
            {TicketState.SERVING, TicketState.WAITING, TicketState.AWAY, TicketState.DONE, TicketState.LEFT}
        ),
        TicketState.SERVING: frozenset(
            {TicketState.WAITING, TicketState.CALLED, TicketState.DONE, TicketState.LEFT}
        ),
        TicketState.AWAY: frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.LEFT}),
        # Only by undoing, or because somebody who had gone is back.
        TicketState.DONE: frozenset({TicketState.CALLED, TicketState.SERVING}),
        TicketState.LEFT: frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.SERVING}),
    }
)

SERVICE = Transitions(
    {
        ServiceState.LEFT: frozenset({ServiceState.NEXT, ServiceState.AT_DESK}),
        # To done and failed only by undoing: a desk had sent somebody back to what was done or tried already.
        ServiceState.NEXT: frozenset(
            {ServiceState.LEFT, ServiceState.AT_DESK, ServiceState.DONE, ServiceState.FAILED}
        ),
        ServiceState.AT_DESK: frozenset(
            {ServiceState.LEFT, ServiceState.NEXT, ServiceState.DONE, ServiceState.FAILED}
        ),
        # Undone, or another desk found that it must be done again.
        ServiceState.DONE: frozenset({ServiceState.AT_DESK, ServiceState.NEXT}),
        ServiceState.FAILED: frozenset({ServiceState.AT_DESK, ServiceState.NEXT}),
    }
)
