"""The register's own search, `find_by_name` through row-level security as a reception calls it, against the same
scan in memory as `bench/names.py`. 200,000 invented people of one centre, each stored under one spelling.
"""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

import psycopg

from bench import names
from bench.database import migrated
from bench.figures import Figure
from bench.spellings import respell
from hamroh.core.names import PaperName, search_keys
from hamroh.project.demo.names import invent_people

CENTRE = UUID(int=7)
STAFF = UUID(int=8)
NOW = datetime(2026, 11, 23, tzinfo=UTC)
SPELLING = 2**64
"""Ids of spellings are those of their people, so much further on."""


def measure(*, quick: bool = False) -> list[Figure]:
    """The ratio of the 95th percentiles, and how many people are among the first ten."""
    count, asked = (names.PEOPLE // 10, names.QUERIES // 10) if quick else (names.PEOPLE, names.QUERIES)
    people = list(invent_people(count, seed=names.SEED, today=names.TODAY))
    chance = random.Random(names.SEED)
    queries = [(at, respell(people[at], chance)) for at in chance.choices(range(count), k=asked)]
    spellings = [person.passport for person in people]
    with migrated() as url:
        fill(url, spellings, [person.born for person in people])
        ours, found = _search(queries)
    theirs, theirs_found = names.timed(queries[: names.SCANS], names.scan([name.whole for name in spellings]))
    what = "the register's search through its walls"
    return [
        Figure(f"{what}, 95th percentile, ms", ours, theirs, ours / theirs, "≤ 0.02"),
        Figure(f"{what}, recall among the first ten", found, theirs_found, found, "≥ 0.98"),
    ]


def _search(queries: Sequence[names.Query]) -> tuple[float, float]:
    import django

    django.setup()
    from hamroh.foundation.scope import Scope, bound
    from hamroh.people.queries import find_by_name

    def search(text: str) -> list[int]:
        return [found.person_id.int for found in find_by_name(text, limit=names.FIRST)]

    with bound(Scope(actor=STAFF, centres=frozenset({CENTRE}), compartments=frozenset({"service"}))):
        for _, text in queries[:200]:
            search(text)
        return names.timed(queries, search)


def fill(url: str, spellings: Sequence[PaperName], born: Sequence[date]) -> None:
    """The people, their names, keys and links to the centre, as the register's own actions would leave them."""
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # histories are not what we measure
        cursor.execute("SET hamroh.maintenance = 'on'")
        cursor.execute(
            "INSERT INTO network_centre (id, key, names, address, city, country, region_code, time_zone, phone,"
            " opening, walk_in_percent, branch_abroad, is_demo, is_active) VALUES (%s, 'bench', '{}', '', '', 'RU',"
            " '', 'UTC', '', '{}', 0, false, false, true)",
            [CENTRE],
        )
        columns = "id, language, region_code, is_invented, created_at, birth_date"
        with cursor.copy(f"COPY people_person ({columns}) FROM STDIN") as copy:
            for at, day in enumerate(born):
                copy.write_row((UUID(int=at), "uz", "", True, NOW, day))
        with cursor.copy(
            "COPY people_personcentre (id, person_id, centre_id, why, since) FROM STDIN"
        ) as copy:
            for at in range(len(spellings)):
                copy.write_row((UUID(int=at), UUID(int=at), CENTRE, "bench", NOW))
        columns = "id, person_id, script, source, surname, given, patronymic, is_preferred, recorded_at"
        with cursor.copy(f"COPY people_personname ({columns}) FROM STDIN") as copy:
            for at, name in enumerate(spellings):
                ids = (UUID(int=at + SPELLING), UUID(int=at))
                whole = (name.surname, name.given, name.patronymic)
                copy.write_row((*ids, "latn", "passport_page", *whole, True, NOW))
        with cursor.copy("COPY people_namekey (person_id, name_id, key) FROM STDIN") as copy:
            for at, name in enumerate(spellings):
                for key in search_keys(name.surname, name.given, name.patronymic):
                    copy.write_row((UUID(int=at), UUID(int=at + SPELLING), key[:80]))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
