"""The words of changes in the law: phrases for values and conditions, areas, and what becomes of a step."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext, gettext_lazy

from hamroh.core.law.moves import MoveKind
from hamroh.journeys.law import DEFAULT_PACK
from hamroh.packs.comparing import Area


def phrases() -> Mapping[str, str]:
    """Phrases for `Sayings` in the language that is active."""
    return {name: str(text) for name, text in _PHRASES.items()}


_PHRASES: Mapping[str, object] = {
    "all": gettext_lazy(" and "),
    "any": gettext_lazy(" or "),
    "not": gettext_lazy("not: {what}"),
    "known": gettext_lazy("{fact} is known"),
    "is": gettext_lazy("{fact} is {value}"),
    "in": gettext_lazy("{fact} is one of {value}"),
    "in_group": gettext_lazy("{fact} belongs to {value}"),
    "before": gettext_lazy("{fact} is before {value}"),
    "after": gettext_lazy("{fact} is after {value}"),
    "on_or_before": gettext_lazy("{fact} is not after {value}"),
    "on_or_after": gettext_lazy("{fact} is not before {value}"),
    "at_least": gettext_lazy("{fact} is at least {value}"),
    "ends_after": gettext_lazy("one of {fact} ends after {value}"),
    "reached": gettext_lazy("{age} years old ({day})"),
    "not_reached": gettext_lazy("not yet {age} years old ({day})"),
    "always": gettext_lazy("always"),
    "never": gettext_lazy("never"),
    "today": gettext_lazy("the day of the plan"),
    "nothing_known": gettext_lazy("nothing known"),
    "side_by_side": gettext_lazy(" or, also published, "),
    "calendar_days": gettext_lazy("calendar days: {count}"),
    "working_days": gettext_lazy("working days: {count}"),
    "months": gettext_lazy("months: {count}"),
    "covered_months": gettext_lazy("months paid: {count}"),
    "next_days": gettext_lazy("days after: {count}"),
    "days_ahead": gettext_lazy("days ahead: {count}"),
    "working_days_ahead": gettext_lazy("working days ahead: {count}"),
    "working_days_before": gettext_lazy("working days before: {count}"),
}

_AREAS: Mapping[Area, Callable[[], str]] = {
    Area.PACK: lambda: gettext("The pack"),
    Area.VALUE: lambda: gettext("Values and terms"),
    Area.STEP: lambda: gettext("Steps"),
    Area.FINDING: lambda: gettext("What a plan says beside the steps"),
    Area.CONTRADICTION: lambda: gettext("Contradictions"),
    Area.RULE: lambda: gettext("Named conditions"),
    Area.MOMENT: lambda: gettext("Days that terms start from"),
    Area.GROUP: lambda: gettext("Groups of citizenship"),
    Area.CALENDAR: lambda: gettext("Calendars"),
    Area.OVERRIDE: lambda: gettext("Suspended terms"),
    Area.BILL: lambda: gettext("Bills"),
    Area.SUM: lambda: gettext("Sums"),
    Area.DOCUMENT: lambda: gettext("Kinds of paper"),
    Area.FACT: lambda: gettext("Questions"),
    Area.OTHER: lambda: gettext("Other rules"),
    Area.WORDING: lambda: gettext("Words"),
}

_KINDS: Mapping[MoveKind, Callable[[], str]] = {
    MoveKind.APPEARS: lambda: gettext("New step"),
    MoveKind.DISAPPEARS: lambda: gettext("No longer asked"),
    MoveKind.EARLIER: lambda: gettext("An earlier day"),
    MoveKind.LATER: lambda: gettext("A later day"),
    MoveKind.NO_DAY: lambda: gettext("No day can be named"),
    MoveKind.NEW_DAY: lambda: gettext("A day is named now"),
    MoveKind.DEARER: lambda: gettext("Dearer"),
    MoveKind.CHEAPER: lambda: gettext("Cheaper"),
    MoveKind.NO_SUM: lambda: gettext("The sum is not known"),
    MoveKind.NEW_SUM: lambda: gettext("A sum is known now"),
    MoveKind.OUTCOME: lambda: gettext("No plan can be made as before"),
    MoveKind.CONSULTANT: lambda: gettext("The consultant comes first"),
    MoveKind.FREED: lambda: gettext("No consultant is needed any more"),
}


def area_name(area: Area) -> str:
    """The heading of a part of the law."""
    return _AREAS[area]()


def kind_name(kind: MoveKind) -> str:
    """What became of a step."""
    return _KINDS[kind]()


WITH_PEOPLE = DEFAULT_PACK
"""The pack under which people's plans are kept here."""


def stage_name(stage: str) -> str:
    """How far a bill has come; a stage that we have no word for as the pack writes it."""
    names = {
        "proposed": gettext("proposed"),
        "drafted": gettext("drafted by a ministry"),
        "introduced": gettext("before the parliament"),
        "first_reading": gettext("passed the first reading"),
        "second_reading": gettext("passed the second reading"),
        "adopted": gettext("adopted, not signed yet"),
        "signed": gettext("signed, not in force yet"),
    }
    return names.get(stage, stage)
