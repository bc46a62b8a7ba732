"""Fields in the behaviour of the GOV.UK Design System: words first, typed values stay, errors at the field."""

from dataclasses import dataclass, field
from typing import ClassVar

from hamroh.ui.parts.base import Part


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend; `target` is the id of the field that the link leads to."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Problems(Part):
    """The error summary: on top of the page, takes focus, says the same words as the fields."""

    template: ClassVar[str] = "ui/parts/problems.html"
    items: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Field(Part):
    """What every field has. With `heading` its label or legend is the page's h1."""

    name: str
    label: str
    hint: str = field(default="", kw_only=True)
    error: str = field(default="", kw_only=True)
    heading: bool = field(default=False, kw_only=True)

    @property
    def id(self) -> str:
        """The id of the element that an error links to."""
        return f"id_{self.name}"

    @property
    def described_by(self) -> str:
        """Ids of hint and error, for `aria-describedby`."""
        parts = [f"{self.id}_hint"] if self.hint else []
        return " ".join([*parts, f"{self.id}_error"] if self.error else parts)


@dataclass(frozen=True, slots=True)
class TextInput(Field):
    template: ClassVar[str] = "ui/parts/text_input.html"
    value: str = field(default="", kw_only=True)
    kind: str = field(default="text", kw_only=True)
    """text, tel, email, password, search"""
    inputmode: str = field(default="", kw_only=True)
    autocomplete: str = field(default="off", kw_only=True)
    maxlength: int | None = field(default=None, kw_only=True)
    narrow: bool = field(default=False, kw_only=True)
    focus: bool = field(default=False, kw_only=True)
    """Takes focus when the page opens: only where a scanner types."""
    language: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class TextArea(Field):
    template: ClassVar[str] = "ui/parts/text_area.html"
    value: str = field(default="", kw_only=True)
    rows: int = field(default=4, kw_only=True)
    spellcheck: bool = field(default=True, kw_only=True)
    machine: bool = field(default=False, kw_only=True)
    """Text for machines: every sign as wide as the next, lines are not broken."""


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    text: str
    hint: str = ""
    language: str = ""
    disabled: bool = False
    """Shown with why, and not to be chosen; in a select only."""


@dataclass(frozen=True, slots=True)
class Radios(Field):
    template: ClassVar[str] = "ui/parts/radios.html"
    options: tuple[Option, ...] = field(default=(), kw_only=True)
    value: str = field(default="", kw_only=True)

    @property
    def choices(self) -> tuple[tuple[str, Option, bool], ...]:
        """Id, option and whether it is chosen; the first has the id that errors link to."""
        return tuple(
            (self.id if n == 0 else f"{self.id}_{n}", option, option.value == self.value)
            for n, option in enumerate(self.options)
        )


@dataclass(frozen=True, slots=True)
class Select(Field):
    template: ClassVar[str] = "ui/parts/select.html"
    options: tuple[Option, ...] = field(default=(), kw_only=True)
    value: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Checkbox(Field):
    template: ClassVar[str] = "ui/parts/checkbox.html"
    checked: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class DateInput(Field):
    """Day, month and year as three number fields named `<name>_day` and so on; no picker.

    `wrong` names the parts that are at fault (`day`, `month`, `year`); empty with an error means all.
    """

    template: ClassVar[str] = "ui/parts/date_input.html"
    day: str = field(default="", kw_only=True)
    month: str = field(default="", kw_only=True)
    year: str = field(default="", kw_only=True)
    wrong: frozenset[str] = field(default=frozenset(), kw_only=True)
    birthday: bool = field(default=False, kw_only=True)

    def _is_wrong(self, part: str) -> bool:
        return bool(self.error) and (not self.wrong or part in self.wrong)

    @property
    def day_is_wrong(self) -> bool:
        """Whether the day must be mended."""
        return self._is_wrong("day")

    @property
    def month_is_wrong(self) -> bool:
        """Whether the month must be mended."""
        return self._is_wrong("month")

    @property
    def year_is_wrong(self) -> bool:
        """Whether the year must be mended."""
        return self._is_wrong("year")

    @property
    def target(self) -> str:
        """The id of the first part at fault, for the error summary."""
        parts = ("day", "month", "year")
        return f"{self.id}_{next((part for part in parts if part in self.wrong), 'day')}"


@dataclass(frozen=True, slots=True)
class Progress(Part):
    """How far one is in a row of questions, from 1."""

    template: ClassVar[str] = "ui/parts/progress.html"
    here: int
    total: int

    @property
    def marks(self) -> tuple[str, ...]:
        """A class for each question."""
        return tuple(
            "past" if n < self.here else "here" if n == self.here else "" for n in range(1, self.total + 1)
        )
