"""Name search among 200,000 invented people: a table of keys in PostgreSQL against a rapidfuzz scan in memory.

Each person is stored under one spelling, the passport's, and looked for by another, often in another script and
in one case of ten with a slip of a finger; the register itself stores all known spellings and is easier to search.
The scan sees names folded to the same sounds and takes the one scorer of rapidfuzz that comes near the recall that
we promise at the least cost; cheaper ones (ratio of sorted words, Jaro-Winkler) lose one person in fifteen.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import psycopg
from rapidfuzz import fuzz, process
from tests.core.names.groups import GROUPS, spellings

from bench.figures import Figure
from bench.spellings import respell
from hamroh.core.names import Candidate, PaperName, find, fold, search_keys
from hamroh.core.names.folding import sounds
from hamroh.project.demo.names import InventedPerson, invent_people
from hamroh.project.postgres import temporary

PEOPLE = 200_000
QUERIES = 2_000
SCANS = 100
SEED = 20261123
TODAY = date(2026, 11, 23)
FIRST = 10
LOOK_UP = """
    SELECT person.id, person.name FROM (
        SELECT person_id, count(*) AS hits FROM bench_name_key WHERE key = ANY(%s)
        GROUP BY person_id ORDER BY hits DESC, person_id LIMIT %s) AS found
    JOIN bench_person AS person ON person.id = found.person_id ORDER BY found.hits DESC, person.id
"""


Query = tuple[int, str]
Connection = psycopg.Connection[tuple[object, ...]]


class KeyTable:
    """The people and their keys, as the register keeps them."""

    def __init__(self, connection: Connection, names: Sequence[PaperName]) -> None:
        self.cursor = connection.cursor()
        self.cursor.execute("CREATE TABLE bench_person (id int PRIMARY KEY, name text NOT NULL)")
        self.cursor.execute("CREATE TABLE bench_name_key (key text NOT NULL, person_id int NOT NULL)")
        with self.cursor.copy("COPY bench_person FROM STDIN") as copy:
            for at, name in enumerate(names):
                copy.write_row((at, name.whole))
        with self.cursor.copy("COPY bench_name_key FROM STDIN") as copy:
            for at, name in enumerate(names):
                for key in search_keys(name.surname, name.given, name.patronymic):
                    copy.write_row((key, at))
        self.cursor.execute("CREATE INDEX ON bench_name_key (key, person_id)")
        self.cursor.execute("VACUUM ANALYZE bench_name_key")
        self.cursor.execute("VACUUM ANALYZE bench_person")

    def look_up(self, keys: list[str], limit: int) -> list[Candidate[int]]:
        self.cursor.execute(LOOK_UP, (keys, limit), prepare=True)
        return [Candidate(int(str(at)), (str(name),)) for at, name in self.cursor]


def measure(*, quick: bool = False) -> list[Figure]:
    """The ratio of the 95th percentiles, and how many people are among the first ten."""
    count, asked = (PEOPLE // 10, QUERIES // 10) if quick else (PEOPLE, QUERIES)
    people = list(invent_people(count, seed=SEED, today=TODAY))
    chance = random.Random(SEED)
    chosen = [chance.randrange(count) for _ in range(asked)]
    queries = [(at, respell(people[at], chance)) for at in chosen]
    hard_names, hard_queries = _hard(people)
    names = [*(person.passport for person in people), *hard_names]
    scanning = scan([name.whole for name in names])
    with _table(names) as table:

        def search(text: str) -> list[int]:
            return [match.ref for match in find(text, table.look_up, FIRST)]

        for _, text in queries[:200]:
            search(text)
        ours, found = timed(queries, search)
        _, hard = timed(hard_queries, search)
    theirs, theirs_found = timed(queries[:SCANS], scanning)
    return [
        Figure("name search, 95th percentile, ms", ours, theirs, ours / theirs, "≤ 0.02"),
        Figure("name search, recall among the first ten", found, theirs_found, found, "≥ 0.98"),
        Figure("name search, recall on 57 groups of hard spellings", hard, None, hard, "≥ 0.98"),
    ]


@contextmanager
def _table(names: Sequence[PaperName]) -> Iterator[KeyTable]:
    with (
        temporary.cluster(durable=True) as cluster,
        psycopg.connect(cluster.url, autocommit=True) as connection,
    ):
        yield KeyTable(connection, names)


def timed(queries: Sequence[Query], search: Callable[[str], list[int]]) -> tuple[float, float]:
    """The 95th percentile in milliseconds, and the share of queries whose person was found."""
    times, hits = [], 0
    for at, text in queries:
        started = time.perf_counter()
        found = search(text)
        times.append(1000 * (time.perf_counter() - started))
        hits += at in found
    return sorted(times)[int(len(times) * 0.95)], hits / len(queries)


def scan(names: Sequence[str]) -> Callable[[str], list[int]]:
    choices = [_heard(name) for name in names]

    def search(text: str) -> list[int]:
        found = process.extract(_heard(text), choices, scorer=fuzz.token_set_ratio, limit=FIRST)
        return [at for _, _, at in found]

    return search


def _heard(text: str) -> str:
    return " ".join(sorted(map(sounds, fold(text).split())))


def _hard(people: Sequence[InventedPerson]) -> tuple[list[PaperName], list[Query]]:
    """For each hard group one more person under its passport's spelling, and a query for each other spelling.

    The rest of the name is that of some invented person, in Latin where stored and in Russian where asked.
    """
    names, queries = [], []
    for at, (group, _) in enumerate(GROUPS):
        passport, *others = spellings(group)
        like = people[at]
        names.append(PaperName(passport, like.passport.given, like.passport.patronymic))
        rest = f"{like.russian.given} {like.russian.patronymic}"
        queries += [(len(people) + at, f"{other} {rest}") for other in others]
    return names, queries
