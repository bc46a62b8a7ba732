"""A pack's values and conditions as short phrases. The words come from outside, in whichever language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hamroh.core.law.parameters import Known
from hamroh.core.law.terms import Term

PHRASES = (
    *("all", "any", "not", "known", "is", "in", "in_group", "before", "after", "on_or_before", "on_or_after"),
    *(
        "at_least",
        "ends_after",
        "reached",
        "not_reached",
        "always",
        "never",
        "today",
        "nothing_known",
        "side_by_side",
    ),
    *("calendar_days", "working_days", "months", "covered_months", "next_days", "days_ahead"),
    *("working_days_ahead", "working_days_before"),
)


@dataclass(frozen=True, slots=True)
class Sayings:
    """Phrases with gaps by name, for each of `PHRASES`, and the letters of the currency."""

    phrases: Mapping[str, str]
    currency: str = ""

    def say(self, name: str, **gaps: object) -> str:
        """One phrase; a name without a phrase (a new unit) is said as it is."""
        if name not in self.phrases:
            return " ".join([name, *map(str, gaps.values())])
        return self.phrases[name].format_map(gaps)

    def condition(self, condition: Mapping[str, Any]) -> str:
        """A condition of a pack in words."""
        for word in ("all", "any"):
            if word in condition:
                parts = [self.condition(one) for one in condition[word]]
                whole = self.say(word).join(parts) or self.say("always" if word == "all" else "never")
                return f"({whole})" if len(parts) > 1 else whole
        if "not" in condition:
            return self.say("not", what=self.condition(condition["not"]))
        if "rule" in condition:
            return f"«{condition['rule']}»"
        if "known" in condition:
            return self.say("known", fact=condition["known"])
        if "age" in condition:
            word = "reached" if condition.get("reached") else "not_reached"
            return self.say(word, age=condition["age"], day=condition["on"])
        return self._comparison(condition)

    def _comparison(self, condition: Mapping[str, Any]) -> str:
        word = next((key for key in condition if key != "fact"), "known")
        value = condition.get(word)
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        fact = condition.get("fact", "")
        return self.say(word, fact=self.say("today") if fact == "today" else fact, value=text)

    def entries(self, entries: tuple[Known, ...], unit: str) -> str:
        """What is known of a parameter in one period."""
        if not entries:
            return self.say("nothing_known")
        return self.say("side_by_side").join(self._content(one.value, unit) for one in entries)

    def _content(self, value: object, unit: str) -> str:
        if isinstance(value, Term):
            return self.say(value.unit.value, count=value.count)
        if isinstance(value, int) and not isinstance(value, bool) and unit == "kopecks":
            return f"{value // 100:,}.{value % 100:02} {self.currency}".replace(",", "\u00a0")
        return str(value)

    def plain(self, value: object) -> str:
        """Anything else that stands in a pack."""
        if isinstance(value, dict) and set(value) & {"all", "any", "not", "rule", "known", "fact", "age"}:
            return self.condition(value)
        if isinstance(value, dict):
            return ", ".join(f"{key}: {self.plain(one)}" for key, one in value.items())
        if isinstance(value, list):
            return ", ".join(self.plain(one) for one in value)
        return value.isoformat() if isinstance(value, date) else str(value)


ENGLISH: Mapping[str, str] = {
    "all": " and ",
    "any": " or ",
    "not": "not {what}",
    "known": "{fact} is known",
    "is": "{fact} is {value}",
    "in": "{fact} is one of {value}",
    "in_group": "{fact} belongs to {value}",
    "before": "{fact} is before {value}",
    "after": "{fact} is after {value}",
    "on_or_before": "{fact} is not after {value}",
    "on_or_after": "{fact} is not before {value}",
    "at_least": "{fact} is at least {value}",
    "ends_after": "one of {fact} ends after {value}",
    "reached": "{age} years old on {day}",
    "not_reached": "not yet {age} years old on {day}",
    "always": "always",
    "never": "never",
    "today": "the day of the plan",
    "nothing_known": "nothing known",
    "side_by_side": " or, also published, ",
    "calendar_days": "calendar days: {count}",
    "working_days": "working days: {count}",
    "months": "months: {count}",
    "covered_months": "covered months: {count}",
    "next_days": "days after: {count}",
    "days_ahead": "days ahead: {count}",
    "working_days_ahead": "working days ahead: {count}",
    "working_days_before": "working days before: {count}",
}
