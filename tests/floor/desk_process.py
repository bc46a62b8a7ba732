"""One desk of the floor as a process of its own: `python -m tests.floor.desk_process ACTION …`, answers in JSON.

lay: builds the house with N tickets. work: calls and serves at desk D until nobody waits, from the moment
the gate file appears. grab: calls one given ticket at desk D.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from hamroh.foundation.actor import Actor, ActorKind, Grant

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")


def lay(tickets: int) -> dict[str, object]:
    """The house with four copy desks and people waiting for them."""
    from hamroh.floor import actions
    from hamroh.network.models import Desk
    from tests.floor.house import build_house, key, minutes

    house = build_house()
    for number in (41, 42, 43):
        like = house.desks[3]
        Desk.objects.create(centre=house.centre, desk_kind=like.desk_kind, number=number, room="copy")
    made = [str(house.arrive("copy").id) for _ in range(tickets)]
    desks = Desk.objects.filter(centre=house.centre, desk_kind=house.desks[3].desk_kind).order_by("number")
    for desk in desks:
        actions.open_desk(actor=house.at(3), now=minutes(0), key=key(), desk_id=desk.id)
    return {"centre": str(house.centre.id), "desks": [str(desk.id) for desk in desks], "tickets": made}


def work(centre: str, desk: str, gate: str) -> dict[str, object]:
    """Call, serve, call the next, until the line is empty; busy locks are tried again."""
    from hamroh.floor import actions
    from hamroh.floor.results import Result, ResultKind
    from tests.floor.house import key, minutes

    who = _reception(centre)
    desk_id = UUID(desk)
    called: list[str] = []
    for at in _moments(gate):
        call = actions.call_next(actor=who, now=minutes(at), key=key(), desk_id=desk_id)
        if call is None:
            break
        called.append(call.number)
        result = Result(ResultKind.DONE)
        actions.serve(actor=who, now=minutes(at), key=key(), desk_id=desk_id, result=result)
    return {"called": called}


def grab(centre: str, desk: str, gate: str, ticket: str) -> dict[str, object]:
    """Call this ticket, which others call at the same moment."""
    from hamroh.floor import actions
    from hamroh.foundation.errors import DomainError
    from tests.floor.house import key, minutes

    who = _reception(centre)
    at = next(_moments(gate))
    try:
        actions.call_ticket(
            actor=who,
            now=minutes(at),
            key=key(),
            desk_id=UUID(desk),
            ticket_id=UUID(ticket),
            reason=actions.OwnChoice.CAME_TO_DESK,
        )
    except DomainError as error:
        return {"refused": error.code}
    return {"refused": ""}


def _reception(centre: str) -> "Actor":
    from hamroh.accounts.roles import Role
    from hamroh.foundation.ids import new_id

    return Actor(ActorKind.STAFF, new_id(), frozenset({Grant(Role.RECEPTION, UUID(centre))}))


def say(line: str) -> None:
    """Tell the test that started this process."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _moments(gate: str) -> Iterator[float]:
    say("ready")
    while not Path(gate).exists():
        time.sleep(0.005)
    yield from (1 + n / 10 for n in range(10_000))


def main(action: str, *arguments: str) -> None:
    """Run one action under the system's scope: this process stands for several people."""
    import django

    django.setup()
    from hamroh.foundation.scope import system_scope

    with system_scope():
        if action == "lay":
            answer = lay(int(arguments[0]))
        elif action == "work":
            answer = work(*arguments)
        else:
            answer = grab(*arguments)
    say(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
