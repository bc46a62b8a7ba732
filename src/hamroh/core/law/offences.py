"""Offences as a pack knows them: by date, by who answers, with what the law threatens. Read by compile_offences."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hamroh.core.law.indexed import Basis
from hamroh.core.law.parameters import Confidence, Parameter, Source


class Subject(StrEnum):
    """Who answers."""

    WORKER = "worker"
    OFFICIAL = "official"
    COMPANY = "company"
    HOST = "host"
    EMPLOYER = "employer"
    """A private person who employs."""


class Supposed(StrEnum):
    """What an offence needs besides a late step, and nobody has told us of: it is named with an "if"."""

    WORK = "work"


class Removal(StrEnum):
    """Whether the person may be made to leave the country."""

    NONE = "none"
    POSSIBLE = "possible"
    CERTAIN = "certain"


@dataclass(frozen=True, slots=True)
class Fine:
    """From and to, in minor units, or in multiples of an index that stands on the day of its basis."""

    least: Decimal
    most: Decimal
    index: Parameter | None
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class Sanction:
    """What the law threatens one subject with, from one day to another."""

    subject: Subject
    since: date
    until: date
    fine: Fine | None
    warning: bool
    removal: Removal
    arrest_days: int
    """At most so many days of arrest; 0: none."""
    stop_days: tuple[int, int] | None
    """The work may be stopped for so many days in place of the fine."""
    late_from: int
    late_to: int | None
    """For so many days of being late; `late_to` None: however many."""
    repeated: bool
    """Only when it happened before within a year."""
    sources: tuple[Source, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Offence:
    """One offence. `steps` are those that it may follow when they are late."""

    key: str
    act: str
    article: str
    steps: frozenset[str]
    regions: frozenset[str]
    """Only in these regions; none: in all. Regions that the pack does not tell apart are never left out."""
    outside: frozenset[str]
    """Not in these regions."""
    appeal: Parameter | None
    supposes: Supposed | None
    sanctions: tuple[Sanction, ...]
