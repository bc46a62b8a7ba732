"""Answers to single questions (until when, how much, am I late, what if), each with its reasons: pure, no words.

Plans are made in core.law.planning, the months of the advance payment in core.advance; neither is done twice here.
"""

from hamroh.core.law.answers.stay import StayAnswer, StayOutcome, answer_stay

__all__ = ["StayAnswer", "StayOutcome", "answer_stay"]
