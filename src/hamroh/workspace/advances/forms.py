"""The four things that are recorded of a payment, each as a form of its own. What was typed stays."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.http import QueryDict
from django.utils.translation import gettext

from hamroh.billing.advances.models import AdvancePayment
from hamroh.core.money import Currency, read_amount
from hamroh.ui.forms import PARTS_OF_A_DAY
from hamroh.ui.parts import DateInput, Option, Problem, Problems, Radios, TextInput
from hamroh.ui.parts.fields import Field
from hamroh.workspace.advances import words
from hamroh.workspace.cashier.words import amount_problem
from hamroh.workspace.typed_days import read_day


class Verb(StrEnum):
    """What is recorded."""

    CONFIRM = "confirm"
    MATCH = "match"
    REFUSE = "refuse"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it came; what can't be read is None."""

    on: date | None
    until: date | None
    until_empty: bool
    amount: int | None
    paper: str
    reason: str
    move: str


def read_form(sent: QueryDict, currency: str) -> Typed:
    """What was typed."""
    money = read_amount(sent.get("amount", ""), Currency(currency)).money
    return Typed(
        on=read_day(sent, "on"),
        until=read_day(sent, "until"),
        until_empty=not any(sent.get(f"until_{part}", "").strip() for part in PARTS_OF_A_DAY),
        amount=money.minor if money else None,
        paper=sent.get("paper", ""),
        reason=sent.get("reason", ""),
        move=sent.get("move", ""),
    )


def first_problem(verb: Verb, typed: Typed, sent: QueryDict, currency: str) -> tuple[str, str] | None:
    """The first field that can't be read, with words; None when all can."""
    numbers = gettext("Type day, month and year in numbers.")
    if verb in {Verb.REFUSE, Verb.UNDO} and not typed.reason:
        return "reason", gettext("Choose the reason.")
    if verb is Verb.UNDO:
        return None
    if typed.on is None:
        return "on", numbers
    if verb is Verb.CONFIRM and typed.amount is None:
        return "amount", amount_problem(read_amount(sent.get("amount", ""), Currency(currency)).problem)
    if verb is Verb.MATCH and typed.until is None and not typed.until_empty:
        return "until", numbers
    return None


def fields_of(verb: Verb, sent: QueryDict, advance: AdvancePayment, today: date) -> tuple[Field, ...]:
    """The fields with what was typed; a new form begins with today."""
    if verb is Verb.UNDO:
        return (_reason(sent, words.undo_reasons(), gettext("What was the mistake?")),)
    fields: list[Field] = []
    if verb is Verb.REFUSE:
        fields.append(_reason(sent, words.mismatches(), gettext("Why is it not counted?")))
    fields.append(_date("on", _labels()[verb], sent, today))
    if verb is Verb.CONFIRM:
        fields.append(_amount(sent))
    if verb is Verb.MATCH:
        fields.append(_until(sent, advance))
    fields.append(TextInput("paper", _paper_label(verb), value=sent.get("paper", ""), maxlength=120))
    return tuple(fields)


def with_problem(fields: tuple[Field, ...], name: str, text: str) -> tuple[tuple[Field, ...], Problems]:
    """The fields with an error at one of them (the first when it is of none), and the summary."""
    at = name if any(field.name == name for field in fields) else fields[0].name
    marked = tuple(replace(field, error=text) if field.name == at else field for field in fields)
    wrong = next(field for field in marked if field.error)
    return marked, Problems((Problem(text, wrong.target if isinstance(wrong, DateInput) else wrong.id),))


def _labels() -> dict[Verb, str]:
    return {
        Verb.CONFIRM: gettext("When did the bank pass the money on?"),
        Verb.MATCH: gettext("Day of the tax office's answer"),
        Verb.REFUSE: gettext("Day of the answer"),
    }


def _paper_label(verb: Verb) -> str:
    return {
        Verb.CONFIRM: gettext("Number of the bank's list or of the operation"),
        Verb.MATCH: gettext("Number of the tax office's answer"),
        Verb.REFUSE: gettext("Number of the answer or of the list"),
    }[verb]


def _amount(sent: QueryDict) -> TextInput:
    return TextInput(
        "amount",
        gettext("Sum in the bank's list"),
        value=sent.get("amount", ""),
        hint=gettext("Read it there, not from the receipt."),
        inputmode="decimal",
        narrow=True,
        maxlength=20,
        focus=True,
    )


def _until(sent: QueryDict, advance: AdvancePayment) -> DateInput:
    hint = gettext("The day until which it shows the patent paid without a gap.")
    if advance.until is None:
        hint += " " + gettext("Leave it empty while the patent is not issued.")
    return _date("until", gettext("Paid until, as the tax office answers"), sent, None, hint)


def _reason(sent: QueryDict, options: tuple[Option, ...], label: str) -> Radios:
    return Radios("reason", label, options=options, value=sent.get("reason", ""))


def _date(name: str, label: str, sent: QueryDict, today: date | None, hint: str = "") -> DateInput:
    blank = (str(today.day), str(today.month), str(today.year)) if today else ("", "", "")
    day, month, year = (
        sent.get(f"{name}_{part}", known) for part, known in zip(PARTS_OF_A_DAY, blank, strict=True)
    )
    return DateInput(name, label, hint=hint, day=day, month=month, year=year)
