"""A process of its own that books, for tests that run many at once and kill some: `open`, `book SEED`, `rush`, `count`.

Each line it prints was said after the commit, so what was printed must be there whatever happens next.
"""

import json
import random
import sys
from datetime import timedelta
from uuid import UUID

import django

django.setup()

from django.db import connection  # noqa: E402 - after the setup

from hamroh.booking import actions, queries  # noqa: E402
from hamroh.booking.models import Purpose, Slot, Visit, VisitPlace  # noqa: E402
from hamroh.core.itinerary.values import Itinerary  # noqa: E402
from hamroh.foundation.actor import SYSTEM, Actor  # noqa: E402
from hamroh.foundation.errors import DomainError  # noqa: E402
from hamroh.foundation.ids import new_id  # noqa: E402
from hamroh.foundation.models import IdempotencyKey  # noqa: E402
from hamroh.foundation.scope import Scope, bound, system_scope  # noqa: E402
from hamroh.network.models import Centre  # noqa: E402
from tests.builders.booking import FILING, NOW, make_house, make_person, paper  # noqa: E402

EXPECTED = {"slot_taken", "hold_expired", "too_late_to_move", "wrong_state", "already_booked", "busy"}


def say(word: str, visit: UUID) -> None:
    sys.stdout.write(f"{word} {visit}\n")
    sys.stdout.flush()


def offer(centre: Centre, chance: random.Random) -> Itinerary | None:
    days = timedelta(days=chance.randrange(2), minutes=chance.randrange(240))
    request = queries.make_request(centre_id=centre.id, wanted=FILING, earliest=NOW + days)
    found = queries.find_visit(centre_id=centre.id, request=request)
    return found if isinstance(found, Itinerary) else None


def book(seed: str) -> None:
    """People who hold, confirm, move and cancel, and the sweeps between them, until somebody ends it."""
    chance = random.Random(seed)
    with system_scope():
        centre = Centre.objects.get()
        people = [make_person() for _ in range(4)]
    say("ready", new_id())
    while True:
        person = chance.choice(people)
        try:
            with bound(Scope(actor=person.id, person=person.id)):
                step(centre, person, chance)
            if chance.random() < 0.2:
                sweep(chance)
        except DomainError as error:
            if error.code not in EXPECTED:
                raise


def step(centre: Centre, person: Actor, chance: random.Random) -> None:
    itinerary = offer(centre, chance)
    request = queries.make_request(centre_id=centre.id, wanted=FILING, earliest=NOW)
    now = NOW + timedelta(minutes=chance.randrange(60))
    mine = list(Visit.objects.filter(state__in=["held", "confirmed"]).order_by("id"))
    verb = chance.choice(["hold", "hold", "hold", "confirm", "move", "cancel"])
    if verb == "hold" and itinerary:
        held = actions.hold_visit(
            actor=person,
            now=now,
            key=str(new_id()),
            centre_id=centre.id,
            person_id=person.id,
            purpose=Purpose.FILING,
            request=request,
            itinerary=itinerary,
        )
        say("held", held.visit_id)
    elif mine and verb == "confirm":
        number = paper(person.id.int % 10**30 if person.id else 0)
        visit = chance.choice(mine).id
        actions.confirm_visit(actor=person, now=now, key=str(new_id()), visit_id=visit, identity_hash=number)
        say("confirmed", visit)
    elif mine and verb == "move" and itinerary:
        moved = actions.move_visit(
            actor=person,
            now=now,
            key=str(new_id()),
            visit_id=chance.choice(mine).id,
            request=request,
            itinerary=itinerary,
        )
        say("moved", moved.visit_id)
    elif mine and verb == "cancel":
        visit = chance.choice(mine).id
        actions.cancel_visit(actor=person, now=now, key=str(new_id()), visit_id=visit)
        say("cancelled", visit)


def sweep(chance: random.Random) -> None:
    now = NOW + timedelta(minutes=chance.randrange(90))
    with system_scope():
        actions.expire_holds(actor=SYSTEM, now=now)
        actions.release_due_places(actor=SYSTEM, now=now)


def rush() -> None:
    """As many as come want the very same places; each says whether it got them."""
    with system_scope():
        centre, person = Centre.objects.get(), make_person()
        request = queries.make_request(centre_id=centre.id, wanted=FILING, earliest=NOW)
        itinerary = queries.find_visit(centre_id=centre.id, request=request)
    assert isinstance(itinerary, Itinerary)
    say("ready", new_id())
    sys.stdin.readline()
    with bound(Scope(actor=person.id, person=person.id)):
        try:
            held = actions.hold_visit(
                actor=person,
                now=NOW,
                key="rush",
                centre_id=centre.id,
                person_id=person.id,
                purpose=Purpose.FILING,
                request=request,
                itinerary=itinerary,
            )
            say("held", held.visit_id)
        except DomainError as error:
            say(error.code, new_id())


def count() -> None:
    """What there is, as JSON: read by one who sees everything."""
    with system_scope():
        live = VisitPlace.objects.filter(released_at=None)
        visits = {str(visit.id): visit for visit in Visit.objects.prefetch_related("places")}
        outcomes = IdempotencyKey.objects.filter(operation__in=["hold_visit", "move_visit"])
        answer = {
            "miscounted": len(queries.list_miscounted_slots()),
            "taken": sum(Slot.objects.values_list("taken", flat=True)),
            "live": live.count(),
            "states": {key: visit.state for key, visit in visits.items()},
            "halves": [
                key for key, visit in visits.items()
                if [place.order for place in visit.places.all()] != [1, 2, 3, 4, 5, 6]
            ],
            "kept": sum(
                visit.state in {"held", "confirmed"}
                and all(place.release_at is None and place.released_at is None for place in visit.places.all())
                for visit in visits.values()
            ),
            "active": sum(visit.state in {"held", "confirmed"} for visit in visits.values()),
            "answered": sorted(one["visit"] for one in outcomes.values_list("outcome", flat=True) if one),
            "unfinished": outcomes.filter(outcome=None).count(),
        }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SHOW fsync")
        (answer["fsync"],) = cursor.fetchone() or ("",)
    sys.stdout.write(json.dumps(answer))


def open_house(capacity: int) -> None:
    """An empty centre with two open days."""
    with system_scope():
        Visit.objects.all().delete()
        for table in (Slot, IdempotencyKey):
            table.objects.all().delete()
        if not Centre.objects.exists():
            make_house(days=2, capacity=0)
        centre = Centre.objects.get()
        centre.desk_kinds.update(capacity=capacity)
        first = NOW.date()
        actions.open_days(actor=SYSTEM, centre_id=centre.id, first=first, last=first + timedelta(days=1))


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "book":
        book(rest[0])
    elif verb == "open":
        open_house(int(rest[0]))
    else:
        {"rush": rush, "count": count}[verb]()
