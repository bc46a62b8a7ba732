"""The engine that turns facts, a compiled law pack and a day into a plan: keys and values, no sentences.

Figures, terms and wording belong in the packs; saving plans and telling people belong to the domains.
"""

from hamroh.core.law.compile import ParsedPack, compile_law
from hamroh.core.law.facts import Facts, Trust, Value
from hamroh.core.law.indexed import Basis
from hamroh.core.law.offences import Offence, Removal, Sanction, Subject
from hamroh.core.law.output import because, facts_to_data, plan_to_data, value_to_data
from hamroh.core.law.parameters import Confidence, Known, Parameter, Source
from hamroh.core.law.plan import (
    ConsultantReason,
    Contradiction,
    Doubt,
    Fee,
    Finding,
    Grounds,
    Outcome,
    Plan,
    Question,
    Step,
    Total,
)
from hamroh.core.law.planning import make_plan
from hamroh.core.law.progress import (
    day_to_name,
    days_left,
    is_late,
    late_steps,
    may_book,
    next_step,
    steps_by_day,
)
from hamroh.core.law.questions import check_answer, next_questions, read_facts
from hamroh.core.law.reading import PackError
from hamroh.core.law.rules import Bill, FeeKind, FindingKind, Law, StepKind
from hamroh.core.law.stays import LimitKind, Stay, StayLimit, Stays, days_used
from hamroh.core.law.threats import Threat, offences_at

__all__ = [
    "Basis",
    "Bill",
    "Confidence",
    "ConsultantReason",
    "Contradiction",
    "Doubt",
    "Facts",
    "Fee",
    "FeeKind",
    "Finding",
    "FindingKind",
    "Grounds",
    "Known",
    "Law",
    "LimitKind",
    "Offence",
    "Outcome",
    "PackError",
    "Parameter",
    "ParsedPack",
    "Plan",
    "Question",
    "Removal",
    "Sanction",
    "Source",
    "Stay",
    "StayLimit",
    "Stays",
    "Step",
    "StepKind",
    "Subject",
    "Threat",
    "Total",
    "Trust",
    "Value",
    "because",
    "check_answer",
    "compile_law",
    "day_to_name",
    "days_left",
    "days_used",
    "facts_to_data",
    "is_late",
    "late_steps",
    "make_plan",
    "may_book",
    "next_questions",
    "next_step",
    "offences_at",
    "plan_to_data",
    "read_facts",
    "steps_by_day",
    "value_to_data",
]
