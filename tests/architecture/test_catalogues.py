"""What the check of catalogues refuses."""

import polib
import pytest

from hamroh.project.messages import LANGUAGES, PLURALS, rules


def _entry(text: str, translation: str, **more: object) -> polib.POEntry:
    return polib.POEntry(msgid=text, msgstr=translation, **more)


def test_every_text_of_the_house_is_translated() -> None:
    assert rules.problems() == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (_entry("Yes", ""), "not translated"),
        (_entry("Yes", "Ha", flags=["fuzzy"]), "fuzzy"),
        (_entry("%(n)s days", "kun"), "other placeholders"),
        (_entry("%(n)s of %(m)s", "%(n)s / %(n)s"), "other placeholders"),
        (_entry("<b>Yes</b>", "<i>Ha</i>"), "other tags"),
        (_entry("Yes", "Ha "), "space at an end"),
        (_entry("You", "So'm"), "Uzbek is written with ʻ (U+02BB) and ʼ (U+02BC)"),
    ],
)
def test_a_faulty_translation_is_refused(entry: polib.POEntry, fault: str) -> None:
    assert list(rules.faults(entry, "uz")) == [fault]


def test_a_form_for_one_carries_the_number_too() -> None:
    entry = polib.POEntry(msgid="one day", msgid_plural="%(n)s days")
    entry.msgstr_plural = {0: "bir kun", 1: "%(n)s kun"}
    assert list(rules.faults(entry, "uz")) == ["other placeholders"]


def test_a_text_that_is_missing_or_no_longer_used_is_refused() -> None:
    file = polib.POFile()
    file.metadata = {"Plural-Forms": PLURALS["uz"]}
    file.append(_entry("Old", "Eski"))
    found = rules.check_file("ui/uz", file, {("", "New", "")}, "uz")
    assert [line.split(":")[1].strip() for line in found] == [
        "missing, run `./hamroh messages extract`",
        "no longer used, run extract",
    ]


def test_russian_or_english_words_in_another_language_are_refused_unless_listed() -> None:
    key = ("", "Passport", "")
    words = dict.fromkeys(LANGUAGES, "Паспорт") | {"uz": "Passport", "tg": "Шиноснома"}
    catalogues = {language: {key: _entry("Passport", words[language])} for language in LANGUAGES}
    found = rules.check_words(catalogues, rules.read_same_words("ky | Паспорт"))
    assert found == [
        "kk: same as English or Russian: 'Паспорт'",
        "uz: same as English or Russian: 'Passport'",
    ]


def test_a_formatted_string_in_gettext_is_refused() -> None:
    assert rules.formatted_calls('x = 1\ny = gettext(f"{x} days")\nz = _("fine")') == [2]
