"""What is said to who is late: only what follows from what he told, the rest with an if; never the duty of others."""

from datetime import date
from typing import Any

from hamroh.core.law import Facts
from hamroh.core.law.answers import LateOutcome, answer_late, output
from hamroh.core.law.answers.saying import say_late
from tests.core.law.answers.test_saying import ALL_WORDS, PATENT, _text
from tests.law.test_properties import LAWS

ASTANA: dict[str, Any] = {
    "citizenship": "UZ", "birth_date": date(1998, 3, 4), "ground": "work_home", "region": "71", "registered": "no",
    "progress": "nothing", "permit_months": 3, "employer_full": "no",
}  # fmt: skip
WORDS = ALL_WORDS["kz"]["en"]
IF_WORK = "If you work now without papers, this may follow:"


def _late(values: dict[str, Any], day: date, pack: str = "kz", unknown: tuple[str, ...] = ()) -> list[str]:
    facts = Facts(values, unknown=frozenset(unknown))
    answer = answer_late(law=LAWS[pack], facts=facts, today=day)
    assert output.late_to_data(answer)["outcome"] == answer.outcome
    return _text(say_late(answer), ALL_WORDS[pack]["en"]).splitlines()


def test_the_hosts_lateness_is_not_the_persons() -> None:
    """Entered on Monday 16 November 2026: the host had the 17th, 18th and 19th."""
    assert _late(ASTANA | {"entry_date": date(2026, 11, 16)}, date(2026, 11, 23)) == [
        "You are not late with anything.",
        "Make sure that your host reports your arrival: the last day was 2026-11-19. This is not your duty.",
        "The host is warned or fined and not you. Tell a consultant.",
        "Register yourself in the system of the migration police: safe until 2026-12-15.",
    ]


def test_who_did_not_say_that_he_works_is_warned_with_an_if_and_of_each_offence_once() -> None:
    """Entered on 1 September 2026: 1 October was the latest day for the registration, the permit and the stay."""
    said = _late(ASTANA | {"entry_date": date(2026, 9, 1)}, date(2026, 11, 23))
    assert said[said.index("Work without a permit") - 1] == IF_WORK
    assert said.count(IF_WORK) == said.count("Leaving more than ten days too late") == 1
    law = LAWS["kz"]
    answer = answer_late(
        law=law, facts=Facts(ASTANA | {"entry_date": date(2026, 9, 1)}), today=date(2026, 11, 23)
    )
    data: Any = output.late_to_data(answer)
    supposed = {one["offence"]: one["supposes"] for step in data["late"] for one in step["threats"]}
    assert supposed == {"work_without_permit": "work", "overstay_long": None}
    assert data["others"] == ["host_notice"]


def test_after_a_lapse_work_is_said_with_an_if_and_nothing_is_next() -> None:
    lapsed = PATENT | {"paid_until": date(2026, 11, 13)}
    said = _late(lapsed, date(2026, 11, 23), "ru")
    assert said[said.index("Work without a patent or outside it") - 1] == IF_WORK
    answer = answer_late(law=LAWS["ru"], facts=Facts(lapsed), today=date(2026, 11, 23))
    assert (answer.outcome, answer.next) == (LateOutcome.LATE, None)


def test_a_term_that_cannot_be_named_and_a_finding_are_told_apart() -> None:
    frozen = ASTANA | {"entry_date": date(2026, 11, 16), "registered": "yes"}
    five = frozen | {"employer_full": "yes"}
    full = "One private person may employ five such workers. Look for another employer."
    talk = "Talk to us before you pay or go to an office."
    assert _late(five, date(2026, 11, 16)) == [full, talk]
    five.pop("birth_date")
    both = _late(five, date(2026, 11, 16), unknown=("birth_date",))
    assert both == ["We cannot name every term here. Ask a consultant.", full, talk]
