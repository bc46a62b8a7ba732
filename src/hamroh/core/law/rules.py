"""The compiled law: what stands in a pack, checked and ready to be applied. Built by `compile_law`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from hamroh.core.calendars import Calendar
from hamroh.core.law.conditions import Group, Reads, Test
from hamroh.core.law.events import EventRule
from hamroh.core.law.offences import Offence
from hamroh.core.law.parameters import Confidence, Parameter, Source
from hamroh.core.law.paying import AnswerRules
from hamroh.core.law.residence import Residence

Reckoned = tuple[date, date, date | None, date | None]
"""Of a term from one anchor: safe, latest, the working day before, the advised day."""

Reckoner = Callable[[date], Reckoned | None]


class StepKind(StrEnum):
    """Who has to act: the person, the state while he waits, his employer, or who lets him live there."""

    ACT = "act"
    WAIT = "wait"
    EMPLOYER = "employer"
    HOST = "host"


class FeeKind(StrEnum):
    """What is known of a price."""

    FIXED = "fixed"
    UP_TO = "up_to"
    ALTERNATIVES = "alternatives"
    UNKNOWN = "unknown"
    """No rule known: not published, or not found."""
    SET_BY_CENTRE = "set_by_centre"


class FindingKind(StrEnum):
    """What a finding means for the person."""

    NOT_NEEDED = "not_needed"
    IMPOSSIBLE = "impossible"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Case:
    """One ground of a step: when it holds, which term, why, by which act, how sure."""

    when: Test
    term: Parameter | None
    reasons: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: Confidence
    facts: tuple[str, ...] = ()
    """What its condition, and that of its step, look at."""


@dataclass(frozen=True, slots=True)
class FeeRule:
    """A price of a step. `parameters` has one entry for each region when the price is regional."""

    key: str
    kind: FeeKind
    when: Test
    parameters: Mapping[str, Parameter]
    regional: bool
    moment: str
    doubt: str = ""
    times: str = ""
    """A fact with a whole number that multiplies the price, such as months paid together."""


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A paper to bring, and for whom."""

    key: str
    when: Test


@dataclass(frozen=True, slots=True)
class IfLate:
    """What happens after `latest` and what to do then."""

    key: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step of a procedure. `produces` is the fact that marks it as done and names its day."""

    key: str
    procedure: str
    kind: StepKind
    when: Test
    done: Test
    produces: str
    needs: tuple[str, ...]
    desks: tuple[str, ...]
    by_state: bool
    anchor: str
    cases: tuple[Case, ...]
    advised: Parameter | None
    fees: tuple[FeeRule, ...]
    documents: tuple[DocumentRule, ...]
    if_late: IfLate | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that later terms start from: a fact, or else what is expected from an earlier moment."""

    key: str
    fact: str
    after: str
    """A fact, another moment or `today`; empty when only the fact will do."""
    term: Parameter | None
    times: str
    """A fact with a whole number that multiplies the term, such as the months paid."""


@dataclass(frozen=True, slots=True)
class FindingRule:
    """Something that the plan has to say beside its steps."""

    key: str
    kind: FindingKind
    when: Test
    consultant: bool
    sources: tuple[Source, ...]
    confidence: Confidence
    facts: tuple[str, ...] = ()
    """What its condition looks at."""
    since: str = ""
    """The fact with the day on which it arose: an earlier consultation does not clear it. Empty: any does."""


@dataclass(frozen=True, slots=True)
class FactRule:
    """A kind of fact: its type, when to ask for it, and what answers are possible."""

    key: str
    type: str
    choices: tuple[str, ...]
    ask: bool
    tell: bool
    """Nobody is asked; who has it happen tells it, and the plan follows."""
    vital: bool
    """Without it a consultant comes first."""
    when: Test
    future: bool
    not_before: str
    smallest: int
    largest: int


@dataclass(frozen=True, slots=True)
class ContradictionRule:
    """Facts that can't hold together."""

    key: str
    facts: tuple[str, ...]
    when: Test


@dataclass(frozen=True, slots=True)
class Override:
    """An act that suspends terms for a while; no day can be promised meanwhile."""

    key: str
    start: date
    end: date
    steps: frozenset[str]
    sources: tuple[Source, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill that may change steps; never applied, only named."""

    key: str
    stage: str
    stage_date: date
    expected: date | None
    when: Test
    steps: frozenset[str]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class SumRule:
    """A sum over the fees of some steps."""

    key: str
    steps: tuple[str, ...]
    only_with: str


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of paper: who issues it, whether it needs a notarised translation, how long it is valid."""

    key: str
    issuer: str
    translation: bool
    valid: Parameter | None


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """One country's law, compiled. `content_hash` names the pack that it was made from."""

    key: str
    content_hash: str
    currency: str
    languages: tuple[str, ...]
    regions: tuple[str, ...]
    time_zones: Mapping[str, str]
    first: date
    last: date
    calendar: Calendar
    groups: Mapping[str, Group]
    parameters: Mapping[str, Parameter]
    facts: Mapping[str, FactRule]
    contradictions: tuple[ContradictionRule, ...]
    moments: tuple[Moment, ...]
    steps: tuple[StepRule, ...]
    findings: tuple[FindingRule, ...]
    overrides: tuple[Override, ...]
    bills: tuple[Bill, ...]
    sums: tuple[SumRule, ...]
    documents: Mapping[str, DocumentKind]
    boundaries: tuple[date, ...]
    """All days on which anything in the pack changes."""
    term_starts: tuple[date, ...]
    """The days among them on which a term changes."""
    reads: Reads
    residence: Residence | None = None
    offences: tuple[Offence, ...] = ()
    answers: AnswerRules = field(default_factory=AnswerRules)
    events: tuple[EventRule, ...] = ()
    reckoners: dict[object, Reckoner] = field(default_factory=dict)
    memo: dict[object, object] = field(default_factory=dict)
    """What follows from categories alone, kept between plans; holds nothing personal but categories."""
    shared: dict[object, Any] = field(default_factory=dict)
    """The programs of the memo, by what they say."""
    outcomes: list[object] = field(default_factory=list)
    """One for each outcome of comparisons in the memo: how many there are bounds it."""
