"""The patent that lives by payment, on the Russian pack: every day and sum derived by hand."""

from datetime import date
from typing import Any

import pytest

from hamroh.core.law import Facts, ParsedPack, compile_law
from hamroh.core.law.answers import (
    PatentAnswer,
    PatentOutcome,
    PaymentAnswer,
    answer_patent,
    answer_payment,
)
from hamroh.packs.loader import load_law, load_pack
from tests.core.law.mini import make_files, make_law

LAW = load_law("ru")
BASE: dict[str, Any] = {
    "citizenship": "UZ",
    "birth_date": date(1990, 1, 1),
    "ground": "work",
    "region": "63",
    "progress": "patent",
    "entry_date": date(2026, 8, 1),
}
TODAY = date(2026, 11, 23)
ISSUED = date(2026, 9, 14)


def _alive(today: date = TODAY, unknown: tuple[str, ...] = (), law: Any = LAW, **values: Any) -> PatentAnswer:
    facts = Facts(BASE | values, unknown=frozenset(unknown))
    return answer_patent(law=law, facts=facts, today=today)


def _pay(months: int = 1, today: date = TODAY, **values: Any) -> PaymentAnswer:
    return answer_payment(law=LAW, facts=Facts(BASE | values), today=today, months=months)


def test_it_is_alive_to_its_last_paid_day_and_not_a_day_longer() -> None:
    """Issued on 14 September, three months: 14 September .. 13 December."""
    days: dict[str, Any] = {"patent_issued_on": ISSUED, "paid_until": date(2026, 12, 13)}
    last = _alive(date(2026, 12, 13), **days)
    assert (last.outcome, last.until, last.longest) == (
        PatentOutcome.ALIVE,
        date(2026, 12, 13),
        date(2027, 9, 13),
    )
    after = _alive(date(2026, 12, 14), **days)
    assert (after.outcome, after.ended_since) == (PatentOutcome.ENDED, date(2026, 12, 14))
    assert after.claimed == ("patent_issued_on", "paid_until")
    assert _pay(today=date(2026, 12, 14), **days).price is None  # a late payment revives nothing


def test_paid_months_do_as_well_as_the_last_day() -> None:
    """31 August + 6 months is 28 February, less a day."""
    answer = _alive(patent_issued_on=date(2026, 8, 31), paid_months=6)
    assert answer.until == date(2027, 2, 27)


def test_payments_keep_it_alive_for_twelve_months_at_most() -> None:
    answer = _alive(date(2026, 11, 23), patent_issued_on=date(2025, 11, 10), paid_until=date(2027, 1, 9))
    assert (answer.outcome, answer.ended_since) == (PatentOutcome.ENDED, date(2026, 11, 10))


@pytest.mark.parametrize(
    ("values", "unknown", "outcome", "missing"),
    [
        ({"progress": "nothing"}, (), "none", ()),
        ({"patent_issued_on": ISSUED}, (), "questions", ("paid_until",)),
        ({}, (), "questions", ("patent_issued_on", "paid_until")),
        ({"patent_issued_on": ISSUED}, ("paid_until",), "ask", ("paid_until",)),
        ({"patent_issued_on": ISSUED, "paid_until": date(2026, 9, 1)}, (), "contradiction", None),
    ],
)
def test_what_is_missing_or_clashes_gives_no_day(
    values: dict[str, Any], unknown: tuple[str, ...], outcome: str, missing: tuple[str, ...] | None
) -> None:
    answer = _alive(unknown=unknown, **values)
    assert (answer.outcome.value, answer.until) == (outcome, None)
    assert missing is None or answer.missing == missing


def test_without_a_rule_nothing_is_said() -> None:
    assert _alive(date(2028, 1, 1)).outcome is PatentOutcome.NO_RULE_KNOWN
    bare = make_law(make_files())
    assert _alive(law=bare).outcome is PatentOutcome.NO_RULE_KNOWN
    assert answer_payment(law=bare, facts=Facts(), today=TODAY).patent.outcome is PatentOutcome.NO_RULE_KNOWN


def _law(change: Any) -> Any:
    pack = load_pack("ru")
    files: dict[str, Any] = dict(pack.files)
    payment = dict(files["answers.yaml"]["payment"])
    payment.update(change)
    files["answers.yaml"] = {"payment": payment}
    return compile_law(ParsedPack(files, "changed"))


def test_an_unsure_rule_gives_no_day_and_an_unknown_length_no_rule() -> None:
    days: dict[str, Any] = {"patent_issued_on": ISSUED, "paid_until": date(2026, 12, 13)}
    assert _alive(law=_law({"confidence": "low"}), **days).outcome is PatentOutcome.ASK
    early = _alive(patent_issued_on=date(2014, 12, 1), paid_until=date(2026, 12, 13))
    assert early.outcome is PatentOutcome.NO_RULE_KNOWN


def test_two_published_sums_are_both_said_and_the_turn_of_the_year_is_not_published() -> None:
    """Paid to 13 November; months from 14 November and 14 December 2026 at 11 936 or 11 766 roubles each
    (1200 x 2.842 x 3.5 and x 3.45), the month from 14 January 2027 has no sum yet.
    """
    days: dict[str, Any] = {"patent_issued_on": ISSUED, "paid_until": date(2026, 11, 13)}
    today = date(2026, 11, 2)
    two = _pay(2, today, **days)
    assert two.price is not None
    assert (two.price.amount, two.price.lowest) == (2 * 1193600, 2 * 1176600)
    assert (two.until, two.price_confidence) == (date(2027, 1, 13), "low")
    three = _pay(3, today, **days)
    assert three.price is not None
    assert (three.price.amount, three.price.unpublished) == (None, (date(2027, 1, 14),))


def test_the_day_to_name_lies_before_the_last_covered_one_and_the_banks_counts_days_off() -> None:
    """Last covered day Friday 13 November 2026. Safe: the 12th. Five working days before the 13th:
    12, 11, 10, 9 and 6 November (7 and 8 are days off).
    """
    answer = _pay(1, date(2026, 11, 2), patent_issued_on=ISSUED, paid_until=date(2026, 11, 13))
    assert (answer.safe, answer.bank_safe) == (date(2026, 11, 12), date(2026, 11, 6))
    # The holidays of January: last covered day 13 January 2027; 12 and 11 January, then 31 December is off,
    # so 30, 29 and 28 December.
    new_year = _pay(1, TODAY, patent_issued_on=ISSUED, paid_until=date(2027, 1, 13))
    assert new_year.bank_safe == date(2026, 12, 28)


def test_no_more_months_than_the_year_leaves() -> None:
    """Issued 14 December 2025: the year ends on 13 December 2026; one month is left after 13 November."""
    days: dict[str, Any] = {"patent_issued_on": date(2025, 12, 14), "paid_until": date(2026, 11, 13)}
    answer = _pay(3, date(2026, 11, 2), **days)
    assert (answer.months, answer.beyond_year, answer.until) == (1, True, date(2026, 12, 13))
    full = _pay(1, date(2026, 11, 2), **(days | {"paid_until": date(2026, 12, 13)}))
    assert (full.months, full.beyond_year, full.price, full.until) == (0, True, None, None)


def test_a_region_without_figures_has_days_and_no_sum() -> None:
    answer = _pay(1, region="other", patent_issued_on=ISSUED, paid_until=date(2026, 12, 13))
    assert answer.safe == date(2026, 12, 12)
    assert answer.price is not None
    assert answer.price.unpublished == (date(2026, 12, 14),)
