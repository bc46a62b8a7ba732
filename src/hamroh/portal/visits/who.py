"""The form that asks who comes: what was typed, and all that is wrong with it at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext

from hamroh.core.names import is_latin_name
from hamroh.foundation.errors import DomainError
from hamroh.people.numbers import plain_paper_number
from hamroh.portal.problems import problem_of
from hamroh.ui.parts import Checkbox, Problem, Problems, TextInput
from hamroh.ui.parts.fields import Field

SURNAME, GIVEN, NUMBER, CONSENT = "surname", "given", "number", "consent"
_FIELD_OF = {
    "name_missing": SURNAME,
    "paper_number_malformed": NUMBER,
    "paper_already_known": NUMBER,
}
_WHOLE_PAGE = ""


@dataclass(frozen=True, slots=True)
class Who:
    """What was typed; `wrong` has the words for each field, under an empty name those for the whole page."""

    values: dict[str, str]
    wrong: Mapping[str, str] = field(default_factory=dict)

    def refused(self, error: DomainError) -> "Who":
        """The same with what the booking refused."""
        return Who(self.values, {_FIELD_OF.get(error.code, _WHOLE_PAGE): problem_of(error)})

    def told(self, words: str) -> "Who":
        """The same with something to know before it is sent again."""
        return Who(self.values, {_WHOLE_PAGE: words})

    @property
    def problems(self) -> Problems | None:
        """The summary on top of the page."""
        items = [Problem(words, f"id_{name}" if name else "main") for name, words in self.wrong.items()]
        return Problems(tuple(items)) if items else None


def read_who(data: QueryDict) -> Who:
    """What came from the browser, unchecked."""
    return Who({name: data.get(name, "").strip() for name in (SURNAME, GIVEN, NUMBER, CONSENT)})


def check_who(who: Who) -> Who:
    """The same with everything that is wrong on its face, in the order of the fields."""
    return Who(who.values, dict(_wrong(who.values)))


def draw_fields(who: Who) -> tuple[Field, ...]:
    """The four fields, each with its own error."""
    return (
        TextInput(
            SURNAME,
            gettext("Surname"),
            hint=gettext("In Latin letters, as in the passport."),
            value=who.values[SURNAME],
            error=who.wrong.get(SURNAME, ""),
            autocomplete="family-name",
            maxlength=120,
        ),
        TextInput(
            GIVEN,
            gettext("Given names"),
            hint=gettext("Leave it empty if the passport has none."),
            value=who.values[GIVEN],
            error=who.wrong.get(GIVEN, ""),
            autocomplete="given-name",
            maxlength=120,
        ),
        TextInput(
            NUMBER,
            gettext("Passport number"),
            hint=gettext("Letters and digits, such as FA1234567. It is stored encrypted."),
            value=who.values[NUMBER],
            error=who.wrong.get(NUMBER, ""),
            narrow=True,
            maxlength=30,
        ),
        Checkbox(
            CONSENT,
            gettext("I agree that the centre keeps my name, passport number and answers to serve me."),
            hint=gettext("You can withdraw this at any time."),
            checked=bool(who.values[CONSENT]),
            error=who.wrong.get(CONSENT, ""),
        ),
    )


def _wrong(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if not values[SURNAME]:
        yield SURNAME, problem_of(DomainError("name_missing"))
    for name in (SURNAME, GIVEN):
        if values[name] and not is_latin_name(values[name]):
            yield name, gettext("Type it in Latin letters, as in the passport.")
    try:
        plain_paper_number(values[NUMBER])
    except DomainError as error:
        yield NUMBER, problem_of(error)
    if not values[CONSENT]:
        yield CONSENT, gettext("Without your consent we can't keep the booking. Tick the box, or leave.")
