"""What a desk may record of a service: typed, closed, and of a medical examination almost nothing.

Of a medical examination only the paper's number, issuer and validity are kept. There is no field in
which a finding could stand, numbers have the shape of numbers, and the issuer is a short name.
"""

import re
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from hamroh.foundation.errors import DomainError


class ResultKind(StrEnum):
    """What came of a service."""

    DONE = "done"
    PAPER = "paper"
    MEDICAL = "medical"
    ACCEPTED = "accepted"
    """A state desk took an application: number of its slip and the day."""


ALLOWED: dict[ResultKind, frozenset[str]] = {
    ResultKind.DONE: frozenset(),
    ResultKind.PAPER: frozenset({"number", "issuer", "issued_on", "valid_until"}),
    ResultKind.MEDICAL: frozenset({"number", "issuer", "valid_until"}),
    ResultKind.ACCEPTED: frozenset({"number", "issued_on"}),
}
NEEDED: dict[ResultKind, frozenset[str]] = {
    ResultKind.DONE: frozenset(),
    ResultKind.PAPER: frozenset({"number"}),
    ResultKind.MEDICAL: frozenset({"number", "issuer", "valid_until"}),
    ResultKind.ACCEPTED: frozenset({"number", "issued_on"}),
}
_NUMBER = re.compile(r"[\w/.\-№ ]{1,40}")
_MEDICAL_NUMBER = re.compile(r"[A-ZА-Я]{0,4}[ №.\-/]*(?=(?:[^\d]*\d){3})[\d/.\-№ ]{3,30}")
_ISSUER = re.compile(r"[\w/.,\-№«»\"'() ]{1,120}")


@dataclass(frozen=True, slots=True)
class Result:
    """What a desk records. Which fields may be filled depends on the kind."""

    kind: ResultKind
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    valid_until: date | None = None

    def __post_init__(self) -> None:
        given = {f.name for f in fields(self) if f.name != "kind" and getattr(self, f.name)}
        for name in sorted(given - ALLOWED[self.kind]):
            raise DomainError("result_field_not_allowed", field=name, kind=self.kind.value)
        for name in sorted(NEEDED[self.kind] - given):
            raise DomainError("result_field_missing", field=name, kind=self.kind.value)
        shape = _MEDICAL_NUMBER if self.kind is ResultKind.MEDICAL else _NUMBER
        if self.number and not (shape.fullmatch(self.number) and re.search(r"\d", self.number)):
            raise DomainError("result_field_malformed", field="number", kind=self.kind.value)
        if self.issuer and not _ISSUER.fullmatch(self.issuer):
            raise DomainError("result_field_malformed", field="issuer", kind=self.kind.value)
        if self.issued_on and self.valid_until and self.valid_until < self.issued_on:
            raise DomainError("result_field_malformed", field="valid_until", kind=self.kind.value)

    def stored(self) -> dict[str, str]:
        """The result as it lies in the database: filled fields only."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, date) else str(value)
            for name, value in values.items()
            if value
        }


def parse_result(data: dict[str, object]) -> Result:
    """A result from plain values, as a page or a partner's program sends them; unknown fields are refused."""
    unknown = sorted(set(data) - {f.name for f in fields(Result)})
    if unknown:
        raise DomainError("result_field_not_allowed", field=unknown[0], kind=str(data.get("kind", "")))
    try:
        kind = ResultKind(str(data.get("kind", "")))
    except ValueError:
        raise DomainError("result_kind_unknown") from None
    return Result(
        kind,
        str(data.get("number") or "").strip(),
        str(data.get("issuer") or "").strip(),
        _day(data, "issued_on", kind),
        _day(data, "valid_until", kind),
    )


def _day(data: dict[str, object], name: str, kind: ResultKind) -> date | None:
    value = data.get(name) or None
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise DomainError("result_field_malformed", field=name, kind=kind.value) from None
