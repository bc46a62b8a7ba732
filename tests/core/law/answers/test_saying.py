"""Every answer has words in six languages, whatever the facts; and the words that matter are the right ones."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamroh.core.law import Facts, Law, Stay
from hamroh.core.law.answers import (
    answer_late,
    answer_patent,
    answer_payment,
    answer_stay,
    facts_after_leaving,
    output,
    suppose,
)
from hamroh.core.law.answers.saying import (
    Line,
    Name,
    Sum,
    line,
    say_late,
    say_patent,
    say_payment,
    say_stay,
    say_supposition,
)
from hamroh.core.law.moves import MoveKind
from hamroh.packs.lines import in_words
from hamroh.packs.loader import load_pack
from hamroh.packs.wording import Wording, frames, load_wording
from tests.core.law.mini import make_law, make_more, put
from tests.law.test_properties import DAYS, LAWS, SITUATIONS

LAW = LAWS["ru"]
ALL_WORDS = {
    key: {language: load_wording(load_pack(key), language) for language in law.languages}
    for key, law in LAWS.items()
}
WORDS = ALL_WORDS["ru"]
TODAY = date(2026, 11, 23)
PATENT: dict[str, Any] = {
    "citizenship": "UZ", "birth_date": date(1990, 1, 1), "ground": "work", "region": "63", "progress": "patent",
    "entry_date": date(2026, 8, 20), "registered_until": date(2026, 12, 13), "patent_issued_on": date(2026, 9, 14),
    "paid_until": date(2026, 12, 13), "contract_copy": "yes",
}  # fmt: skip


def _text(lines: tuple[Line, ...], wording: Wording = WORDS["en"]) -> str:
    words = in_words(lines, wording, day=date.isoformat, money=lambda minor: f"{minor // 100} R")
    return "\n".join(words)


def _all_lines(law: Law, facts: Facts, today: date) -> list[tuple[Line, ...]]:
    there = facts_after_leaving(law=law, facts=facts, left=today, back=today)
    payment = answer_payment(law=law, facts=facts, today=today, months=4)
    stay, late = (
        answer_stay(law=law, facts=facts, today=today),
        answer_late(law=law, facts=facts, today=today),
    )
    found = suppose(law=law, facts=facts, today=today, then=there)
    for data in (
        output.stay_to_data(stay, facts),
        output.payment_to_data(payment, facts),
        output.late_to_data(late),
        output.supposition_to_data(found, facts),
    ):
        assert data["outcome"]
    return [
        say_stay(stay),
        say_patent(payment.patent),
        say_payment(payment, today),
        say_late(late),
        say_supposition(found),
    ]


@settings(deadline=None, max_examples=150)
@given(SITUATIONS, DAYS)
def test_every_answer_can_be_said_in_every_language(situation: tuple[Law, Facts], today: date) -> None:
    law, facts = situation
    for lines in _all_lines(law, facts, today):
        assert lines
        for wording in ALL_WORDS[law.key].values():
            assert "{" not in _text(lines, wording)


@given(SITUATIONS, DAYS)
@settings(deadline=None, max_examples=100)
def test_stay_and_patent_never_disagree_about_a_day(situation: tuple[Law, Facts], today: date) -> None:
    """A stay by the paid patent ends with it; no number ever comes with low confidence."""
    law, facts = situation
    stay = answer_stay(law=law, facts=facts, today=today)
    patent = answer_patent(law=law, facts=facts, today=today)
    if stay.last_day is not None:
        assert stay.confidence != "low"
        assert (stay.days_left or 0) == (stay.last_day - today).days
    if stay.rule == "paid_patent" and stay.last_day and patent.until and patent.longest:
        assert min(stay.last_day, patent.longest) == patent.until


def test_two_sums_are_both_said_with_the_days() -> None:
    """Covered to 13 December: the 12th is safe, 5 working days before are 11, 10, 9, 8 and 7 December."""
    answer = answer_payment(law=LAW, facts=Facts(PATENT), today=TODAY)
    assert _text(say_payment(answer, TODAY)).splitlines() == [
        "Pay by: 2026-12-12. It is the day before the last paid day.",
        "Better by: 2026-12-07. The money needs working days to arrive.",
        "1 month costs 11936 R or 11766 R. Two sums are published.",
        "It is paid until: 2026-12-13.",
        "After this payment it is paid until: 2027-01-13.",
        "This rests on what you told us. We have seen no paper.",
    ]


def test_late_for_the_bank_and_on_the_last_day_it_says_so() -> None:
    facts = Facts(PATENT)
    late = _text(
        say_payment(answer_payment(law=LAW, facts=facts, today=date(2026, 12, 9)), date(2026, 12, 9))
    )
    assert "Pay now." in late
    last = _text(
        say_payment(answer_payment(law=LAW, facts=facts, today=date(2026, 12, 13)), date(2026, 12, 13))
    )
    assert "Today is the last paid day." in last
    gone = _text(
        say_payment(answer_payment(law=LAW, facts=facts, today=date(2026, 12, 14)), date(2026, 12, 14))
    )
    assert "A late payment does not revive it." in gone
    assert "Pay" not in gone


def test_months_without_a_published_sum_have_their_days() -> None:
    text = _text(say_payment(answer_payment(law=LAW, facts=Facts(PATENT), today=TODAY, months=2), TODAY))
    assert "Month from 2027-01-14: the sum is not published yet." in text
    assert "Month from 2026-12-14: 11936 R or 11766 R." in text
    end = PATENT | {"patent_issued_on": date(2025, 12, 14), "entry_date": date(2025, 12, 1)}
    text = _text(say_payment(answer_payment(law=LAW, facts=Facts(end), today=TODAY), TODAY))
    assert "Payments keep it alive until: 2026-12-13." in text
    assert "costs" not in text


def test_verified_facts_are_told_apart() -> None:
    facts = Facts(PATENT, frozenset(PATENT))
    text = _text(say_patent(answer_patent(law=LAW, facts=facts, today=TODAY)))
    assert text.endswith("This rests on papers that were seen.")


def test_days_used_are_counted_out() -> None:
    """Entered 16 November: the 23rd is day 8; 90 in a row end on 13 February."""
    values: dict[str, Any] = {
        "citizenship": "UZ",
        "birth_date": date(1990, 1, 1),
        "ground": "work",
        "progress": "nothing",
    }
    facts = Facts(values | {"region": "63", "entry_date": date(2026, 11, 16), "stays": ()})
    answer = answer_stay(law=LAW, facts=facts, today=TODAY)
    data: Any = output.stay_to_data(answer, facts)
    assert (data["by"]["kind"], [one["used"] for one in data["used"]]) == ("row", [8, 8])
    assert _text(say_stay(answer)).splitlines()[:5] == [
        "Last day of your stay: 2027-02-13.",
        "82 days are left after today.",
        "The law allows 90 days without a break.",
        "Without a break: 8 days of 90.",
        "In this year: 8 days of 90.",
    ]


def test_what_follows_an_offence_is_the_laws_range_and_a_consultant_first() -> None:
    files = put(make_more(), "facts.yaml", "facts", "entry_date", "ask", False)
    sanctions = files["offences.yaml"]["offences"]["late_file"]["sanctions"]
    sanctions[0] = sanctions[0] | {"confidence": "medium", "arrest_days": 3, "fine": {"min": 100, "max": 100}}
    sanctions[1] = sanctions[1] | {"to": date(2028, 1, 1)}
    law = make_law(files)

    def keys(entered: date, today: date) -> list[str]:
        facts = Facts({"citizenship": "UZ", "entry_date": entered})
        answer = answer_late(law=law, facts=facts, today=today)
        late: Any = output.late_to_data(answer)["late"]
        assert late[0]["threats"][0]["offence"] == "late_file"
        return [one.key for one in say_late(answer)]

    assert keys(date(2026, 3, 2), date(2026, 3, 10)) == [
        "answers.late.step",
        "if_late.file",
        "offences.late_file",
        *(f"answers.late.{key}" for key in ("warning", "fine_of", "arrest", "appeal")),
        "answers.unsure",
        "answers.late.article",
        "answers.late.consultant_first",
    ]
    assert keys(date(2026, 3, 2), date(2026, 3, 20))[3:5] == [
        "answers.late.fine",
        "answers.late.removal_possible",
    ]
    only = make_law(put(make_more(), "facts.yaml", "facts", "entry_date", "ask", False))
    facts = Facts({"citizenship": "UZ", "entry_date": date(2026, 3, 2)})
    warned = [one.key for one in say_late(answer_late(law=only, facts=facts, today=date(2026, 3, 10)))]
    assert warned[3:5] == ["answers.late.warning", "answers.late.appeal"]
    unset = put(files, "parameters/index.yaml", "values", date(2026, 1, 1), None)
    unset["offences.yaml"]["offences"]["late_file"].pop("appeal")
    unset["procedures/only.yaml"]["steps"]["file"].pop("if_late")
    law = make_law(unset)
    assert keys(date(2026, 3, 2), date(2026, 3, 20))[1:3] == [
        "offences.late_file",
        "answers.late.fine_unknown",
    ]


def test_the_state_that_is_late_is_said_to_be() -> None:
    facts = Facts(PATENT | {"progress": "applied", "patent_applied_on": date(2026, 9, 1)})
    facts = facts.without(["patent_issued_on", "paid_until"])
    text = _text(say_late(answer_late(law=LAW, facts=facts, today=date(2026, 10, 1))))
    assert "the state is late, not you." in text


def test_a_region_with_one_sum_and_a_day_that_no_calendar_knows() -> None:
    """Moscow 2026: 10 000 roubles. Five working days before 6 January 2015 lie in no known calendar."""
    moscow = Facts(PATENT | {"region": "77"})
    text = _text(say_payment(answer_payment(law=LAW, facts=moscow, today=TODAY), TODAY))
    assert "1 month costs 10000 R." in text
    two = _text(say_payment(answer_payment(law=LAW, facts=moscow, today=TODAY, months=2), TODAY))
    assert "Month from 2026-12-14: 10000 R." in two
    days = {
        "patent_issued_on": date(2015, 1, 1),
        "paid_until": date(2015, 1, 6),
        "entry_date": date(2015, 1, 1),
    }
    early = answer_payment(law=LAW, facts=Facts(PATENT | days), today=date(2015, 1, 2))
    assert (early.bank_safe, early.safe) == (None, date(2015, 1, 5))
    assert "Better by" not in _text(say_payment(early, date(2015, 1, 2)))
    bare = early._replace(safe=None)
    assert not _text(say_payment(bare, date(2015, 1, 2))).startswith("Pay by")


def test_a_rule_that_is_not_quite_sure_says_so() -> None:
    facts = Facts({"citizenship": "UZ", "until": date(2026, 3, 10), "entry_date": date(2026, 3, 1)})
    rules = make_more()
    rules["stay.yaml"]["stay"]["rules"]["paper"]["confidence"] = "medium"
    answer = answer_stay(law=make_law(rules), facts=facts, today=date(2026, 3, 10))
    assert [one.key for one in say_stay(answer)] == [
        "answers.stay.until",
        "answers.unsure",
        "answers.claimed",
    ]


def test_a_new_finding_is_said() -> None:
    moved = Facts(PATENT | {"region": "77"})
    text = _text(say_supposition(suppose(law=LAW, facts=Facts(PATENT), today=TODAY, then=moved)))
    assert "Moscow and its oblast test an app for registration." in text


@pytest.mark.parametrize("kind", list(MoveKind))
def test_each_move_has_a_frame(kind: MoveKind) -> None:
    assert f"answers.what_if.{kind}" in frames("en")


def test_what_if_says_what_moves() -> None:
    paid = Facts(PATENT | {"paid_until": date(2027, 1, 13), "registered_until": date(2027, 1, 13)})
    text = _text(say_supposition(suppose(law=LAW, facts=Facts(PATENT), today=TODAY, then=paid)))
    assert "Pay for the next month: later, 2027-01-12 and not 2026-12-12." in text
    assert "the sum is not known then, now it is 11936 R" in text
    assert "Your stay would then be different:" in text
    same = _text(say_supposition(suppose(law=LAW, facts=paid, today=TODAY)))
    assert same == "Nothing changes in your plan."
    asked = suppose(law=LAW, facts=Facts(PATENT), today=TODAY, then=Facts())
    assert _text(say_supposition(asked)).startswith("We still need to know:")
    wrong = suppose(law=LAW, facts=paid, today=TODAY, then=paid.with_answer("entry_date", date(2027, 1, 1)))
    assert _text(say_supposition(wrong)).startswith("These answers do not fit together:")
    far = suppose(law=LAW, facts=paid, today=TODAY, on=date(2029, 1, 1))
    assert _text(say_supposition(far)) == "We know no rule for this day. Ask a consultant."


def test_a_fact_that_no_question_asks_for_is_left_out_and_another_key_is_an_error() -> None:
    words = WORDS["en"]
    assert in_words((Line("questions.nobody.ask"),), words, day=str, money=str) == ()
    with pytest.raises(KeyError):
        in_words((line("nothing"),), words, day=str, money=str)
    said = (
        line("late.article", act=Name("acts.115-FZ"), article="5"),
        line("pay.month", day=TODAY, sum=Sum(5)),
    )
    assert in_words(said, words, day=str, money=str)[1] == "Month from 2026-11-23: 5."
    assert frames("xx") == {}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=3))
def test_more_days_used_before_never_lengthen_a_stay(gaps: list[tuple[int, int]]) -> None:
    entered = date(2026, 11, 16)
    stays: list[Stay] = []
    for back, length in gaps:
        start = date(2025, 6, 1).toordinal() + back
        stays.append(Stay(date.fromordinal(start), date.fromordinal(start + length)))
    values: dict[str, Any] = {
        "citizenship": "UZ",
        "birth_date": date(1990, 1, 1),
        "ground": "work",
        "progress": "nothing",
        "region": "63",
    }
    base = Facts(values | {"entry_date": entered, "stays": ()})
    free = answer_stay(law=LAW, facts=base, today=TODAY)
    used = answer_stay(law=LAW, facts=base.with_answer("stays", tuple(stays)), today=TODAY)
    if used.last_day and free.last_day:
        assert used.last_day <= free.last_day


ANNULLED = {**PATENT, "patent_annulled_on": date(2026, 11, 2)}


def test_an_annulled_patent_is_dead_and_nobody_is_told_that_all_is_well() -> None:
    """Annulled on 2 November though paid to 13 December: no next day is named, a consultant comes first."""
    late = answer_late(law=LAW, facts=Facts(ANNULLED), today=TODAY)
    assert late.next is None
    assert _text(say_late(late)).splitlines() == [
        "The patent is annulled. Working now is an offence.",
        "Talk to us before you pay or go to an office.",
    ]
    facts = Facts(ANNULLED, verified=frozenset({"patent_annulled_on"}))
    assert _text(say_patent(answer_patent(law=LAW, facts=facts, today=TODAY))).splitlines() == [
        "Your patent has not been alive since: 2026-11-02.",
        "A late payment does not revive it. Stop work and talk to us.",
        "Ask a consultant of the centre. The talk is free.",
        "This rests on papers that were seen.",
    ]


def test_one_sum_that_is_a_guess_is_said_to_be_unsure() -> None:
    """Tatarstan 2024: 1200 x 2.400 x 1.45 = 4176, and 1.45 is only guessed."""
    facts = Facts(
        {**PATENT, "region": "16", "patent_issued_on": date(2024, 2, 10), "paid_until": date(2024, 4, 9)}
        | {"entry_date": date(2024, 1, 1), "patent_applied_on": date(2024, 1, 20)}
    )
    answer = answer_payment(law=LAW, facts=facts, today=date(2024, 3, 20))
    assert "costs 4176 R.\nSources are not fully clear" in _text(say_payment(answer, date(2024, 3, 20)))
