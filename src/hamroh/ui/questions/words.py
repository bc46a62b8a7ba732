"""The words of each question: the pack's, with our hint where to look for the answer."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from babel import Locale
from django.utils.translation import get_language, gettext

from hamroh.core.countries import COUNTRIES
from hamroh.core.law import Law, Value
from hamroh.core.law.rules import FactRule
from hamroh.ui import dates

NEAR = ("UZ", "TJ", "KG", "KZ", "AM", "AZ", "MD", "BY")
"""Countries that most people who ask come from; the others stand in a list."""
NEAR_REGIONS = ("63", "77", "50", "78")
"""Regions that most people who ask work in; the others follow by name."""
OTHER = "other"
RUSSIA = "ru"
"""The pack whose papers the hints name."""
_NOBODYS = frozenset({"AQ", "BV", "GS", "HM", "IO", "TF", "UM"})
"""Territories without citizens; a machine-readable zone may still name them."""
_AFTER_ITS_LETTER = str.maketrans(
    {
        "ә": "а\uffff",
        "ғ": "г\uffff",
        "ӣ": "и\uffff",
        "қ": "к\uffff",
        "ң": "н\uffff",
        "ө": "о\uffff",
        "ү": "у\uffff",
        "ұ": "у\uffff",
        "ӯ": "у\uffff",
        "ҳ": "х\uffff",
        "ҷ": "ч\uffff",
        "і": "ы\uffff",
    }
)
"""Letters that Tajik, Kyrgyz and Kazakh add come after the Russian ones that they follow in the alphabet."""


class Wording(Protocol):
    """What is asked of the law's words in one language."""

    def question(self, kind: str) -> str:
        """The question that asks for a fact."""

    def why_asked(self, kind: str) -> str:
        """Why we ask it."""

    def choice(self, kind: str, value: str) -> str:
        """One of the answers that can be chosen."""


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """`unknown` is the button for who can't tell; empty where nobody is without an answer."""

    title: str
    hint: str
    why: str
    unknown: str
    choices: dict[str, str]


def question_words(rule: FactRule, law: Law, words: Wording) -> QuestionWords:
    """The words of a question in the language that is active."""
    return QuestionWords(
        title=words.question(rule.key),
        hint=_hint(rule.key, law.key),
        why=words.why_asked(rule.key),
        unknown=_unknown(rule),
        choices=_choices(rule, law, words),
    )


def value_in_words(rule: FactRule, value: Value | None, words: Wording, *, today: date) -> str:
    """What was answered, as a page shows it."""
    if value is None:
        return gettext("not known")
    if isinstance(value, date):
        return dates.day_html(value, today=today)
    if rule.type == "country":
        return country_name(str(value))
    return words.choice(rule.key, str(value)) if rule.type in {"choice", "region"} else str(value)


def country_name(code: str) -> str:
    """A country in the language that is active; in Russian where the CLDR has no name in it."""
    for language in (get_language() or "en", "ru", "en"):
        name = Locale.parse(language.replace("-", "_")).territories.get(code)
        if name:
            return _with_our_letters(str(name)) if language == "uz" else str(name)
    return code


def countries_by_name() -> list[tuple[str, str]]:
    """Codes and names of the countries that are not near, by name."""
    pairs = ((code, country_name(code)) for code in COUNTRIES - _NOBODYS if code not in NEAR)
    return sorted(pairs, key=lambda pair: _order(pair[1]))


def _with_our_letters(name: str) -> str:
    """The CLDR writes Uzbek names with quotation marks; the letters are U+02BB and U+02BC."""
    return name.replace("‘", "ʻ").replace("’", "ʼ")


def _choices(rule: FactRule, law: Law, words: Wording) -> dict[str, str]:
    if rule.type == "country":
        near = {code: country_name(code) for code in NEAR}
        return {**near, OTHER: gettext("Another country")}
    if rule.type == "region":
        return _regions({value: words.choice(rule.key, value) for value in law.regions})
    return {value: words.choice(rule.key, value) for value in rule.choices}


def _regions(names: dict[str, str]) -> dict[str, str]:
    """The near ones, the others by name, last of all `other`."""
    near = [code for code in NEAR_REGIONS if code in names]
    rest = sorted(
        (code for code in names if code not in {*near, OTHER}), key=lambda code: _order(names[code])
    )
    last = [OTHER] if OTHER in names else []
    return {code: names[code] for code in (*near, *rest, *last)}


def _order(name: str) -> str:
    return name.casefold().translate(_AFTER_ITS_LETTER)


def _unknown(rule: FactRule) -> str:
    if rule.key == "citizenship" or rule.type == "number":
        return ""
    return gettext("I don't know the date") if rule.type == "date" else gettext("I don't know")


def _hint(kind: str, pack: str) -> str:
    """Where the answer stands; but for the day of birth these are Russia's papers."""
    if pack != RUSSIA and kind != "birth_date":
        return ""
    hints = {
        "citizenship": gettext("The passport with which you entered Russia."),
        "birth_date": gettext("As in your passport. For example: 14 3 1998"),
        "entry_date": gettext("The date is on the stamp of your migration card. For example: 16 11 2026"),
        "registered_until": gettext("The date is on the registration slip. For example: 6 2 2027"),
        "patent_applied_on": gettext("The date is on the receipt that you were given."),
        "patent_issued_on": gettext("The date is on the front of the patent."),
        "paid_until": gettext("Count the paid months from the day of issue, not from the day of payment."),
        "card_purpose": gettext("It is underlined on the card."),
    }
    return hints.get(kind, "")
