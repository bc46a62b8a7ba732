"""Packs are complete, and what is broken in one is named."""

import copy
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from hamroh.core.law import PackError, ParsedPack, Value, make_plan
from hamroh.core.law.facts import Facts
from hamroh.packs.check import check_pack
from hamroh.packs.loader import list_packs, load_law, load_pack, parse_pack
from hamroh.packs.wording import load_wording, plural_form, reason_texts

PACK = load_pack("ru")


def test_every_pack_is_fit_for_use() -> None:
    assert list_packs() == ("kz", "ru")
    assert {key: check_pack(load_pack(key)) for key in list_packs()} == {"kz": (), "ru": ()}


def _broken(file: str, *path: str, value: object) -> tuple[str, ...]:
    files: dict[str, Any] = copy.deepcopy(dict(PACK.files))
    place = files[file]
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return check_pack(ParsedPack(files, "changed"))


@pytest.mark.parametrize(
    ("file", "path", "value", "problem"),
    [
        ("uz", ("steps", "registration", "title"), None, "steps.registration.title: this text is missing"),
        ("uz", ("steps", "registration", "title"), "Встаньте на миграционный учёт", "equals the text of ru"),
        ("tg", ("fees", "photo"), "photo", "equals the text of en"),
        ("kk", ("labels", "roubles"), "{sum} рубль", "the placeholders differ"),
        ("ky", ("reasons", "state_decides"), "{count} күн", "plural forms go with"),
        (
            "ru",
            ("labels", "days_left"),
            {"one": "{count}", "other": "{count}"},
            "the plural forms of this language",
        ),
        (
            "tg",
            ("labels", "days_left"),
            {"one": "{count}", "other": "{count}"},
            "the plural forms of this language",
        ),
        ("en", ("fees", "bribe"), "Bribe", "fees.bribe: nobody needs this text"),
        (
            "ru",
            ("fees", "photo"),
            "раз два три четыре пять шесть семь восемь девять десять и ещё одно",
            "more than 12",
        ),
    ],
)
def test_wrong_wording_is_named(file: str, path: tuple[str, ...], value: object, problem: str) -> None:
    found = _broken(f"wording/{file}.yaml", *path, value=value)
    assert any(problem in one for one in found), found


def test_a_pack_that_does_not_compile_says_only_that() -> None:
    assert _broken("pack.yaml", "key", value=7) == ("pack.yaml: key: a text is needed here",)
    files = {name: data for name, data in PACK.files.items() if not name.endswith("tg.yaml")}
    assert check_pack(ParsedPack(files, "x")) == ("wording/tg.yaml: file: this file is missing",)


def test_a_question_rests_only_on_those_above_it() -> None:
    found = _broken("facts.yaml", "facts", "region", "when", value={"fact": "ground", "is": "work"})
    assert found == (
        "facts.yaml: facts.region: its condition looks at ground, which is asked below it; move it up",
    )


def test_a_key_that_stands_twice_is_an_error() -> None:
    with pytest.raises(PackError, match="stands twice"):
        parse_pack({"pack.yaml": b"key: ru\nkey: kz\n"})


def test_yes_and_no_and_on_are_words() -> None:
    assert parse_pack({"a.yaml": b"on: no\nyes: true\n"}).files["a.yaml"] == {"on": "no", "yes": True}


def test_an_unknown_pack_and_a_text_that_is_none_are_named() -> None:
    with pytest.raises(PackError, match="there is no pack"):
        load_pack("xx")
    with pytest.raises(PackError, match="a text is needed"):
        load_wording(ParsedPack({"wording/en.yaml": {"a": 5}}, "x"), "en")


def test_the_hash_follows_names_and_contents() -> None:
    first = parse_pack({"a.yaml": b"1", "b.yaml": b"2"}).content_hash
    assert first == parse_pack({"b.yaml": b"2", "a.yaml": b"1"}).content_hash
    assert first != parse_pack({"a.yaml": b"12", "b.yaml": b""}).content_hash
    assert first != parse_pack({"a.yaml": b"1", "c.yaml": b"2"}).content_hash


@pytest.mark.parametrize("language", ["en", "ru"])
def test_plural_forms_agree_with_cldr(language: str) -> None:
    rule = Locale.parse(language).plural_form
    assert [plural_form(language, n) for n in range(1000)] == [rule(n) for n in range(1000)]


@pytest.mark.parametrize("language", ["uz", "tg", "ky", "kk"])
def test_other_languages_need_one_form(language: str) -> None:
    assert {plural_form(language, n) for n in range(200)} == {"other"}


@pytest.mark.parametrize("pack", list_packs())
def test_uzbek_is_written_with_its_own_letters(pack: str) -> None:
    texts = [text for text in load_wording(load_pack(pack), "uz").texts.values() if isinstance(text, str)]
    assert [text for text in texts if re.search(r"['‘’`]|[А-я]", text)] == []


@pytest.mark.parametrize("pack", list_packs())
@pytest.mark.parametrize("language", ["ru", "tg", "ky", "kk"])
def test_cyrillic_words_hold_no_latin_letters(pack: str, language: str) -> None:
    texts = load_wording(load_pack(pack), language).texts.values()
    plain = [text if isinstance(text, str) else text["other"] for text in texts]
    assert [text for text in plain if re.search(r"[A-Za-z]", re.sub(r"{\w+}", "", text))] == []


def test_a_reason_with_a_length_is_left_out_when_none_can_be_promised() -> None:
    values: dict[str, Value] = {"citizenship": "UZ", "birth_date": date(1990, 1, 1), "region": "63"}
    facts = Facts(values | {"ground": "work", "progress": "nothing"}, unknown=frozenset({"entry_date"}))
    step = make_plan(law=load_law("ru"), facts=facts, today=date(2026, 11, 23)).steps[0]
    assert reason_texts(load_wording(PACK, "en"), step) == (
        "The safe day counts the day of entry as the first.",
    )


def test_each_file_of_the_packs_names_its_sources() -> None:
    folder = Path(__file__).resolve().parents[2] / "src" / "hamroh" / "packs"
    silent = [
        path.name
        for path in folder.glob("*/parameters/**/*.yaml")
        if not re.search(r"^ *(product|index|.*sources):", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert silent == []
