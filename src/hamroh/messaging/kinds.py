"""What can be said in a message, and its words in each language.

A message passes through networks that are not ours, so it carries no personal data: a date at most, and
where to read the rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from hamroh.foundation.errors import DomainError


class MessageKind(StrEnum):
    """Why a message is sent."""

    NEWS = "news"
    DEADLINE_NEAR = "deadline_near"
    PAYMENT_NEAR = "payment_near"
    VISIT_NEAR = "visit_near"
    ONE_TIME_CODE = "one_time_code"


@dataclass(frozen=True, slots=True)
class Template:
    """Subject and body with named gaps. `urgent` ones go out at night too; `secret` is the gap for a code."""

    subject: str
    body: str
    gaps: frozenset[str] = frozenset()
    urgent: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A message in words."""

    subject: str
    body: str


TEMPLATES: dict[MessageKind, Template] = {
    MessageKind.NEWS: Template(
        gettext_noop("You have news from Hamroh"),
        gettext_noop("There is news for you. Read it here: %(link)s"),
    ),
    MessageKind.DEADLINE_NEAR: Template(
        gettext_noop("An important date is near: %(date)s"),
        gettext_noop("The last safe day is %(date)s. What to do stands in your plan: %(link)s"),
        frozenset({"date"}),
    ),
    MessageKind.PAYMENT_NEAR: Template(
        gettext_noop("Time to pay: by %(date)s"),
        gettext_noop(
            "Pay by %(date)s at the latest. The sum and the payment code stand in your plan: %(link)s"
        ),
        frozenset({"date"}),
    ),
    MessageKind.VISIT_NEAR: Template(
        gettext_noop("Your visit: %(date)s, %(time)s"),
        gettext_noop(
            "We are expecting you on %(date)s at %(time)s. The address and what to bring stand here: %(link)s"
        ),
        frozenset({"date", "time"}),
    ),
    MessageKind.ONE_TIME_CODE: Template(
        gettext_noop("Your code for Hamroh"),
        gettext_noop("Your code: %(code)s. Tell it to nobody. We never ask for it."),
        urgent=True,
        secret=True,
    ),
}

_WRITTEN: dict[str, Callable[[str], str]] = {
    "date": lambda value: date.fromisoformat(value).strftime("%d.%m.%Y"),
    "time": lambda value: datetime.strptime(value, "%H:%M").strftime("%H:%M"),  # noqa: DTZ007
}


def check_params(kind: MessageKind, params: Mapping[str, str]) -> None:
    """Refuse gaps that the kind does not have, or values that are no ISO date (`date`) and no HH:MM (`time`).

    Raises DomainError("message_params_wrong").
    """
    try:
        for name, value in params.items():
            _WRITTEN[name](value)
    except (KeyError, ValueError) as error:
        raise DomainError("message_params_wrong", kind=kind) from error
    if set(params) != TEMPLATES[kind].gaps:
        raise DomainError("message_params_wrong", kind=kind)


def render(kind: MessageKind, *, params: Mapping[str, str], language: str, secret: str = "") -> Text:
    """The message in the person's language; `secret` fills the gap of a code."""
    template = TEMPLATES[kind]
    gaps = {name: _WRITTEN[name](value) for name, value in params.items()}
    gaps |= {"link": settings.PUBLIC_URL, "code": secret}
    with translation.override(language):
        return Text(gettext(template.subject) % gaps, gettext(template.body) % gaps)
