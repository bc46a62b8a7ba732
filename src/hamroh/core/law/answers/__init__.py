"""Answers to single questions (until when, how much, am I late, what if), each with its reasons: pure, no words.

Plans are made in core.law.planning, the months of the advance payment in core.advance; neither is done twice here.
"""

from hamroh.core.law.answers.late import LateAnswer, LateOutcome, LateStep, answer_late
from hamroh.core.law.answers.patent import (
    PatentAnswer,
    PatentOutcome,
    PaymentAnswer,
    answer_patent,
    answer_payment,
)
from hamroh.core.law.answers.stay import StayAnswer, StayOutcome, answer_stay
from hamroh.core.law.answers.supposing import (
    Supposition,
    facts_after_leaving,
    facts_elsewhere,
    facts_leaving,
    law_changes,
    suppose,
    suppose_new_law,
)
from hamroh.core.law.answers.telling import facts_told, possible_events

__all__ = [
    "LateAnswer",
    "LateOutcome",
    "LateStep",
    "PatentAnswer",
    "PatentOutcome",
    "PaymentAnswer",
    "StayAnswer",
    "StayOutcome",
    "Supposition",
    "answer_late",
    "answer_patent",
    "answer_payment",
    "answer_stay",
    "facts_after_leaving",
    "facts_elsewhere",
    "facts_leaving",
    "facts_told",
    "law_changes",
    "possible_events",
    "suppose",
    "suppose_new_law",
]
