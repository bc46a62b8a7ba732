"""Days, sums and facts as the command line prints them: the same in every language, with the words of a pack.

Pages and messages write days out; here the server's libraries may be missing, so days stand as on papers.
"""

from datetime import date

from hamroh.core.law import Stay, Value
from hamroh.packs.wording import Wording


def plain_day(value: date) -> str:
    """As on papers: 16.11.2026."""
    return f"{value:%d.%m.%Y}"


def plain_number(minor: int) -> str:
    """A sum without its currency, in groups of three; hundredths only when there are some."""
    whole = f"{minor // 100:,}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{whole},{minor % 100:02}" if minor % 100 else whole


def plain_sum(minor: int, words: Wording) -> str:
    """A sum with the currency of the pack."""
    return words.text("labels.roubles", amount=plain_number(minor))


def plain_fact(kind: str, value: Value, words: Wording) -> str:
    """A fact behind the question that asks for it; one that nobody is asked for stands alone."""
    question = f"questions.{kind}.ask"
    said = _value(kind, value, words)
    return f"{words.text(question)} {said}" if words.has(question) else said


def _value(kind: str, value: Value, words: Wording) -> str:
    if isinstance(value, date):
        return plain_day(value)
    if isinstance(value, tuple):
        return ", ".join(_stay(one) for one in value) or "0"
    keys = (f"choices.{kind}.{value}", f"answers.countries.{value}")
    return next((words.text(key) for key in keys if words.has(key)), str(value))


def _stay(one: Stay) -> str:
    return f"{plain_day(one.entered)}–{plain_day(one.left)}"
