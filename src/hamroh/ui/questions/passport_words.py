"""What is wrong with the typed lines of a passport, in words and with the place marked."""

from dataclasses import dataclass

from django.utils.translation import gettext

from hamroh.core.mrz import FieldError
from hamroh.core.mrz import Problem as Cause


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where it is, what it is, what may stand there; and the line in three pieces, the middle one at fault."""

    place: str
    cause: str = ""
    proposal: str = ""
    before: str = ""
    marked: str = ""
    after: str = ""


def unusable(text: str) -> Mistake:
    """The lines are sound, but what they say is no answer."""
    return Mistake(text, gettext("Answer this question yourself."))


def mistake_of(error: FieldError, lines: tuple[str, ...]) -> Mistake:
    """One error of the reading. `lines` are those in which its columns are counted."""
    if not error.line or not lines:
        return Mistake(_cause(error, len(lines)))
    line = lines[error.line - 1]
    first, last = error.first_column - 1, error.last_column
    return Mistake(
        place=_place(error),
        cause=_cause(error, len(lines)),
        proposal=error.proposal or "",
        before=line[:first],
        marked=line[first:last],
        after=line[last:],
    )


def sentences_of(error: FieldError, lines: int) -> str:
    """Where one error is and what it is, of so many lines; nothing of what was typed."""
    cause = _cause(error, lines)
    return f"{_place(error)}. {cause}" if error.line else cause


def _place(error: FieldError) -> str:
    values = {"line": error.line, "first": error.first_column, "last": error.last_column}
    name = _field(error.field)
    if not name:
        return gettext("Line %(line)s") % values
    return gettext("Line %(line)s, signs %(first)s to %(last)s: %(field)s") % {**values, "field": name}


def _field(field: str) -> str:
    names = {
        "number": gettext("number of the passport"),
        "born": gettext("date of birth"),
        "expires": gettext("valid until"),
        "personal": gettext("personal number"),
        "nationality": gettext("citizenship"),
        "issuer": gettext("who issued it"),
        "names": gettext("surname and name"),
        "kind": gettext("kind of document"),
        "sex": gettext("sex"),
    }
    return names.get(field, "")


def _cause(error: FieldError, lines: int) -> str:
    causes = {
        Cause.EMPTY: gettext("Type the two lines, one below the other."),
        Cause.LINES: gettext("A passport has two such lines, a card has three."),
        Cause.CHARACTER: gettext("Such a sign does not stand here."),
        Cause.KIND: gettext("This is neither a passport nor an identity card."),
        Cause.CHECK_DIGIT: gettext("The check digit after it says that a sign is wrong."),
        Cause.COMPOSITE: gettext("The last digit of the line says that a sign is wrong."),
        Cause.DATE: gettext("There is no such day."),
        Cause.SEX: gettext("Here stands M, F or <."),
        Cause.NAME: gettext("The name is missing."),
    }
    if error.problem is not Cause.LENGTH:
        return causes[error.problem]
    counts = {"wanted": 30 if lines == 3 else 44, "typed": error.last_column}
    return gettext("The line has %(wanted)s signs, you typed %(typed)s.") % counts
