"""A plan: what the law asks of a person, in order. Keys and values, no sentences."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hamroh.core.law.facts import Facts
from hamroh.core.law.parameters import Confidence, Source
from hamroh.core.law.rules import Bill, FeeKind, FindingKind, IfLate, Override, StepKind, StepRule

# Named tuples where plans are made by the thousand: a frozen dataclass takes three times as long to make.


class Outcome(StrEnum):
    """What came of the question."""

    PLAN = "plan"
    QUESTIONS = "questions"
    CONTRADICTION = "contradiction"
    NO_RULE_KNOWN = "no_rule_known"


class Doubt(StrEnum):
    """Why a consultant comes before any desk."""

    LATE = "late"
    WAS_LATE = "was_late"
    OVERDUE = "overdue"
    FINDING = "finding"
    LOW_CONFIDENCE = "low_confidence"
    UNKNOWN_FACT = "unknown_fact"
    NO_RULE_KNOWN = "no_rule_known"
    SUSPENDED = "suspended"
    CONTRADICTION = "contradiction"


class Fee(NamedTuple):
    """A price in minor units. Several amounts are figures published side by side, the highest first."""

    key: str
    kind: FeeKind
    amounts: tuple[int, ...]
    confidence: Confidence
    sources: tuple[Source, ...]
    doubt: str = ""

    @property
    def amount(self) -> int | None:
        """The amount to reckon with: the highest; None when none is known."""
        return self.amounts[0] if self.amounts else None


class Grounds(NamedTuple):
    """Why a step is asked: keys of reasons, the acts, how sure. Shared between plans."""

    reasons: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: Confidence
    documents: tuple[str, ...]
    suspended: Override | None
    facts: tuple[str, ...] = ()
    """The kinds of fact that this rests on, known or not."""


class Step(NamedTuple):
    """A step with its days. All days None: the law names none, or none can be promised.

    `safe` is shown; late only after `latest`; `working_day` is the last working day on or before `safe`;
    `advised` is what practice adds. `expected` is when the state should have acted, or when the step can
    first be taken. `anchor` is the fact or moment that the days are counted from; `assumed` says that
    it has not happened yet and was reckoned from the plan's day.
    """

    rule: StepRule
    grounds: Grounds
    done: bool
    safe: date | None
    latest: date | None
    working_day: date | None
    advised: date | None
    expected: date | None
    anchor_day: date | None
    assumed: bool
    term_count: int | None
    """How many days or months the term has, for the words of its reasons."""
    fees: tuple[Fee, ...]

    @property
    def key(self) -> str:
        """The step's stable name."""
        return self.rule.key

    @property
    def kind(self) -> StepKind:
        """Who has to act."""
        return self.rule.kind

    @property
    def if_late(self) -> IfLate | None:
        """What to do after `latest`."""
        return self.rule.if_late


class Finding(NamedTuple):
    """Something to say beside the steps."""

    key: str
    kind: FindingKind
    sources: tuple[Source, ...]
    confidence: Confidence
    facts: tuple[str, ...] = ()
    """The kinds of fact that this rests on, known or not."""


class ConsultantReason(NamedTuple):
    """Why a consultant comes first; `about` names the step, finding, fact or contradiction."""

    doubt: Doubt
    about: str


class Contradiction(NamedTuple):
    """Facts that can't hold together."""

    key: str
    facts: tuple[str, ...]


class Question(NamedTuple):
    """A fact that is still needed."""

    fact: str
    type: str
    choices: tuple[str, ...]


class Total(NamedTuple):
    """A sum of fees, alternatives by the highest. `open` names the fees whose amount is not in it."""

    key: str
    items: tuple[Fee, ...]
    amount: int
    open: tuple[str, ...]
    up_to: bool
    """Whether a part of it is only a price cap."""


class Plan(NamedTuple):
    """The answer for one set of facts on one day."""

    outcome: Outcome
    on: date
    pack: str
    content_hash: str
    facts: Facts
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    consultant_first: tuple[ConsultantReason, ...] = ()
    bills: tuple[Bill, ...] = ()
    totals: tuple[Total, ...] = ()

    def step(self, key: str) -> Step | None:
        """The step of this name, if the plan has it."""
        return next((step for step in self.steps if step.rule.key == key), None)
