"""What changes between two packs or two days is said line by line, with what it rests on."""

from datetime import date
from typing import Any

import pytest

from hamroh.core.law import PackError, ParsedPack, compile_law
from hamroh.core.law.moves import MoveKind
from hamroh.packs.comparing import ENGLISH, Area, Change, compare_days, compare_packs
from hamroh.packs.comparing.counting import Side, count_all, count_people, hidden
from hamroh.packs.comparing.saying import PHRASES
from hamroh.packs.comparing.snapshots import ALWAYS, NEVER, decided
from hamroh.packs.loader import load_pack, parse_pack, read_texts
from tests.core.law.mini import SOURCE, STEP, SURE, make_files, put

JULY = date(2026, 7, 1)


def _changes(*path: Any) -> list[tuple[str, str, str, str | None, str | None]]:
    found = compare_packs(ParsedPack(make_files(), "a"), ParsedPack(put(make_files(), *path), "b"), ENGLISH)
    return [(one.area.value, one.key, one.field, one.before, one.after) for one in found]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (
            ("parameters/price.yaml", "values", JULY, {"value": 123456789, **SURE}),
            ("parameters", "price", "2026-07-01", None, "1\u00a0234\u00a0567.89 XXX"),
        ),
        (
            ("parameters/term/days.yaml", "values", date(2020, 1, 1), "value", "count", 7),
            ("parameters", "term.days", "2020-01-01", "working days: 5", "working days: 7"),
        ),
        (
            (
                "parameters/price.yaml",
                "values",
                date(2026, 1, 1),
                [{"value": 1, **SURE}, {"value": 2, **SURE}],
            ),
            ("parameters", "price", "2026-01-01", "1.00 XXX", "0.01 XXX or, also published, 0.02 XXX"),
        ),
        (
            (*STEP, "when", {"all": [{"rule": "friend"}, {"not": {"known": "months"}}]}),
            ("steps", "file", "when", "citizenship is known", "(«friend» and not months is known)"),
        ),
        (
            (*STEP, "when", {"any": [{"age": 18, "on": "today"}, {"fact": "entry_date", "before": JULY}]}),
            (
                *("steps", "file", "when", "citizenship is known"),
                "(not yet 18 years old on today or entry_date is before 2026-07-01)",
            ),
        ),
        (
            (*STEP, "desks", ["photo", "application"]),
            ("steps", "file", "desks", "application", "photo, application"),
        ),
        (
            ("pack.yaml", "groups", "friends", 0, "members", ["UZ", "KG"]),
            ("groups", "friends", "2020-01-01 – 2026-06-30", "UZ", "KG, UZ"),
        ),
        (("calendars/2026.yaml", "off", []), ("calendars", "2026-01-01", "off", "off", None)),
        (
            ("rules.yaml", "contradictions", {"odd": {"facts": ["months"], "when": {"known": "months"}}}),
            ("contradictions", "odd", "when", None, "months is known"),
        ),
        (
            ("documents.yaml", "documents", "passport", "issuer", "us"),
            ("documents", "passport", "issuer", "state", "us"),
        ),
        (("pack.yaml", "languages", ["en", "ru"]), ("pack", "languages", "", "en", "en, ru")),
    ],
)
def test_each_change_is_one_line(path: tuple[Any, ...], line: tuple[str, ...]) -> None:
    assert line in _changes(*path)


def test_sources_stand_beside_the_new_value_and_alone_change_nothing() -> None:
    better = [{**SOURCE[0], "act": "better act"}]
    value = {"value": 200, "confidence": "high", "sources": better}
    new = put(make_files(), "parameters/price.yaml", "values", date(2026, 1, 1), value)
    (change,) = compare_packs(ParsedPack(make_files(), "a"), ParsedPack(new, "b"), ENGLISH)
    assert [source.act for source in change.sources] == ["better act"]
    assert change.to_data()["sources"] == ["better act 1"]
    assert _changes(*STEP, "if_late", "sources", better) == []


def test_words_are_compared_too() -> None:
    old, new = make_files(), make_files()
    old["wording/en.yaml"], new["wording/en.yaml"] = {"fees": {"price": "Price"}}, {"fees": {"price": "Cost"}}
    found = compare_packs(ParsedPack(old, "a"), ParsedPack(new, "b"), ENGLISH)
    assert found == (Change(Area.WORDING, "en", "fees.price", "Price", "Cost"),)


def test_a_pack_that_does_not_compile_is_refused() -> None:
    with pytest.raises(PackError):
        _changes("pack.yaml", "key", 7)


def test_between_two_days_of_the_russian_pack() -> None:
    """From 31 August 2025 to 20 January 2026: 271-FZ brought duties, order 734 the deflator 2.842."""
    pack = load_pack("ru")
    found = compare_days(pack, compile_law(pack), date(2025, 8, 31), date(2026, 1, 20), ENGLISH)
    lines = {(one.area, one.key): (one.before, one.after) for one in found}
    assert lines[Area.VALUE, "duty.patent"] == ("0.00 RUB", "4\u00a0200.00 RUB")
    assert lines[Area.VALUE, "advance.deflator"] == ("2.594", "2.842")
    assert lines[Area.FINDING, "trade_bans_samara"][0] == "never"
    assert lines[Area.GROUP, "moscow_test"][0] == ""
    assert lines[Area.BILL, "organised_recruitment"][0] is None
    assert compare_days(pack, compile_law(pack), JULY, JULY, ENGLISH) == ()


DAY = {"fact": "today", "before": JULY}
OTHER = {"known": "months"}


@pytest.mark.parametrize(
    ("condition", "on", "result"),
    [
        (DAY, date(2026, 6, 30), ALWAYS),
        (DAY, JULY, NEVER),
        ({"not": DAY}, JULY, ALWAYS),
        ({"not": DAY}, date(2026, 6, 30), NEVER),
        ({"not": OTHER}, JULY, {"not": OTHER}),
        ({"all": [DAY, OTHER]}, JULY, NEVER),
        ({"all": [{"not": DAY}, OTHER]}, JULY, OTHER),
        ({"any": [{"not": DAY}, OTHER]}, JULY, ALWAYS),
        ({"any": [DAY, OTHER, {"rule": "friend"}]}, JULY, {"any": [OTHER, {"rule": "friend"}]}),
        ({"fact": "today", "on_or_after": JULY}, JULY, ALWAYS),
        ({"fact": "entry_date", "on_or_after": JULY}, JULY, {"fact": "entry_date", "on_or_after": JULY}),
    ],
)
def test_a_condition_reads_as_it_does_on_a_day(condition: Any, on: date, result: Any) -> None:
    assert decided(condition, on) == result


def test_every_phrase_has_english_words() -> None:
    assert set(ENGLISH) == set(PHRASES)


PERSON = (
    '{"citizenship": "UZ", "birth_date": "1998-03-14", "entry_date": "2026-11-16", "region": "63",'
    ' "ground": "work", "progress": "nothing"}'
)
NEWCOMER = date(2026, 11, 23)


def _dearer() -> dict[str, str]:
    texts = read_texts("ru")
    name = "parameters/duty/patent.yaml"
    return {**texts, name: texts[name].replace("value: 420000", "value: 500000")}


def test_people_are_counted_in_processes_that_know_no_database() -> None:
    sides = [Side(read_texts("ru"), NEWCOMER), Side(_dearer(), NEWCOMER)]
    batches = iter([[PERSON] * 7, [PERSON.replace("work", "study")] * 5, [PERSON] * 5])
    count = count_all(batches, before=sides[0], after=sides[1], workers=2)
    assert (count.people, count.moved, count.may_be_worse) == (17, 12, 12)
    assert count.moves == {("patent_application", MoveKind.DEARER): 12}


def test_days_that_start_from_the_plans_own_day_do_not_count_as_moved() -> None:
    law = compile_law(parse_pack({name: text.encode() for name, text in read_texts("ru").items()}))
    count = count_people([PERSON], (law, NEWCOMER), (law, date(2026, 11, 24)))
    assert (count.people, count.moved) == (1, 0)


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (1, "<10"), (9, "<10"), (10, "10")])
def test_small_counts_are_hidden(number: int, shown: str) -> None:
    assert hidden(number) == shown
