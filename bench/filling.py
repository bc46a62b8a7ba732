"""Invented people with their facts, copied into a throw-away database as the register's own actions leave them."""

import json
import os
import random
from datetime import UTC, date, datetime
from uuid import UUID

import psycopg

from bench.plain_plan import Person
from bench.plans import invent_people

PEOPLE = int(os.environ.get("HAMROH_BENCH_PEOPLE", "150000"))
"""`./hamroh bench --people N` sets it."""
NOW = datetime(2026, 11, 23, tzinfo=UTC)
FACTS = 2**64
"""Ids of facts come after those of people."""


def fill_facts(url: str, count: int) -> None:
    """So many people with what they answered; histories are not what is measured."""
    people = [person for person, _ in invent_people(random.Random(4), count)]
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET hamroh.maintenance = 'on'")
        columns = "id, language, region_code, is_invented, created_at"
        with cursor.copy(f"COPY people_person ({columns}) FROM STDIN") as copy:
            for at in range(count):
                copy.write_row((UUID(int=at + 1), "uz", "", True, NOW))
        columns = "id, person_id, kind, value, trust, evidence, recorded_at"
        number = FACTS
        with cursor.copy(f"COPY journeys_personfact ({columns}) FROM STDIN") as copy:
            for at, person in enumerate(people):
                for kind, value in facts_of(person).items():
                    number += 1
                    copy.write_row(
                        (UUID(int=number), UUID(int=at + 1), kind, json.dumps(value), "claimed", "", NOW)
                    )
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def facts_of(person: Person) -> dict[str, str]:
    """The facts of an invented person as they are stored."""
    facts = {"ground": "work", "progress": "nothing", "registered": "no"}
    for kind in Person.__slots__:
        value = getattr(person, kind)
        if value is not None:
            facts[kind] = value.isoformat() if isinstance(value, date) else value
    return facts
