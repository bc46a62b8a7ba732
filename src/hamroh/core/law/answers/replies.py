"""An answer as it goes out: its lines for people beside the same as data for programs."""

from datetime import date
from typing import NamedTuple

from hamroh.core.law.answers import output, saying
from hamroh.core.law.answers.late import answer_late
from hamroh.core.law.answers.patent import answer_patent, answer_payment
from hamroh.core.law.answers.saying import Line
from hamroh.core.law.answers.stay import answer_stay
from hamroh.core.law.answers.supposing import Supposition
from hamroh.core.law.facts import Facts
from hamroh.core.law.rules import Law


class Reply(NamedTuple):
    """Lines to put into words, and data as `packs/schemas/answers.schema.json` describes them."""

    lines: tuple[Line, ...]
    data: dict[str, object]


def reply_payment(*, law: Law, facts: Facts, today: date, months: int) -> Reply:
    """When to pay next and how much for so many months."""
    answer = answer_payment(law=law, facts=facts, today=today, months=months)
    return Reply(saying.say_payment(answer, today), output.payment_to_data(answer, facts))


def reply_patent(*, law: Law, facts: Facts, today: date) -> Reply:
    """Whether the patent or permit lives, and if not since when."""
    answer = answer_patent(law=law, facts=facts, today=today)
    return Reply(saying.say_patent(answer), output.patent_to_data(answer, facts))


def reply_stay(*, law: Law, facts: Facts, today: date) -> Reply:
    """How many days one may still stay."""
    answer = answer_stay(law=law, facts=facts, today=today)
    return Reply(saying.say_stay(answer), output.stay_to_data(answer, facts))


def reply_late(*, law: Law, facts: Facts, today: date, repeated: bool) -> Reply:
    """What is late and what then; `repeated`: it happened before within a year."""
    answer = answer_late(law=law, facts=facts, today=today, repeated=repeated)
    return Reply(saying.say_late(answer), output.late_to_data(answer))


def reply_supposition(found: Supposition, facts: Facts) -> Reply:
    """What would move; `facts` are those that hold now."""
    return Reply(saying.say_supposition(found), output.supposition_to_data(found, facts))
