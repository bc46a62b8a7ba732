"""Our own papers in words: the same for the page that checks them, for lists and for print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from hamroh.core.credentials import Claims
from hamroh.ui import dates, sums
from hamroh.ui.parts import Fact, Paper, PaperLine, Qr, Row

Texts = Mapping[str, str]
Value = TypeVar("Value")
_RECEIPT, _ATTEMPT = "receipt", "attempt"
_RUSSIAN = "ru"


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """A paper's claims with the names that its keys stand for, in all languages."""

    claims: Claims
    place: Texts
    zone: str
    services: Mapping[str, Texts]


def paper_name(kind: str) -> str:
    """What sort of paper it is."""
    return {_RECEIPT: gettext("Receipt"), _ATTEMPT: gettext("Record of an attempt")}.get(
        kind, gettext("Paper")
    )


def revocation_reason(code: str) -> str:
    """Why a paper no longer holds."""
    texts = {
        "wrong_sum": gettext("The cashier took a wrong sum"),
        "wrong_person": gettext("It was made for somebody else"),
        "service_not_given": gettext("The service was not given"),
    }
    return texts.get(code, gettext("It was issued by mistake"))


def attempt_reason(code: str) -> str:
    """Why a desk could not serve."""
    texts = {
        "system_down": gettext("The system of the office was down"),
        "refused": gettext("The office refused to accept the papers"),
        "closed": gettext("The office was closed"),
        "our_equipment": gettext("Equipment or a program of the centre did not work"),
        "our_papers": gettext("A paper that this desk needs was missing"),
        "our_closing": gettext("The desk had to stop work"),
    }
    return texts.get(code, gettext("The desk could not serve"))


def moment(value: datetime, zone: str) -> SafeString:
    """A moment as papers have it: always with its year."""
    return dates.moment_html(value, zone=zone, today=date.min)


def service_keys(claims: Claims) -> frozenset[str]:
    """The services that a paper names, to look up `PaperFacts.services`."""
    figures = dict(claims.figures)
    return frozenset(f"{figures.get('for', '')} {figures.get('service', '')}".split())


def big_fact(facts: PaperFacts) -> Fact | None:
    """The sum of a receipt: the biggest thing on it. Other papers have none."""
    figures = dict(facts.claims.figures)
    amount, currency = figures.get("amount"), str(figures.get("currency", ""))
    if not isinstance(amount, int) or currency not in sums.SIGNS:
        return None
    return Fact(gettext("Receipt for"), sums.amount(amount, currency))


def rows_of(facts: PaperFacts) -> list[Row]:
    """What to compare with the print: what for, when, where, number, and what happened at the desk."""
    claims, figures = facts.claims, dict(facts.claims.figures)
    rows = [
        Row(gettext("What for"), _services(facts, figures.get("for"))),
        Row(gettext("What happened"), attempt_reason(str(figures.get("reason", "")))),
        Row(gettext("Service"), _services(facts, figures.get("service"))),
        Row(gettext("Desk"), str(figures.get("desk", ""))),
        Row(gettext("Number on the slip"), str(figures.get("ticket", ""))),
        Row(gettext("In the centre since"), _moment(facts, figures.get("since"))),
        Row(gettext("When"), moment(claims.issued_at, facts.zone)),
        Row(gettext("Next time"), _moment(facts, figures.get("next"))),
        Row(gettext("Number"), claims.number),
        Row(gettext("Where"), _in_language(facts.place) or claims.place),
    ]
    left_out = {gettext("What happened")} if claims.kind != _ATTEMPT else set()
    return [row for row in rows if row.value and row.key not in left_out]


def sheet_of(
    facts: PaperFacts, *, text: str, short_code: str, revoked: str = "", passport: str = ""
) -> Paper:
    """The paper for print, in the language that is active with Russian beside it.

    `text` is what the QR code carries; `revoked` says in words that and why it no longer holds. `passport` is the
    masked number of whose paper it is: it stands in print, where it can be compared with the passport, and never in
    what is signed.
    """
    both = get_language() != _RUSSIAN
    own, russian = _printed(facts, passport), _in_russian(lambda: _printed(facts, passport))
    fact = big_fact(facts)
    sample = "" if settings.PRODUCTION else gettext("SAMPLE")
    return Paper(
        title=paper_name(facts.claims.kind),
        title_russian=_in_russian(lambda: paper_name(facts.claims.kind)) if both else "",
        lines=tuple(
            PaperLine(row.key, row.value, pair.key if both else "", pair.value if both else "")
            for row, pair in zip(own, russian, strict=True)
        ),
        fact=fact,
        qr=Qr(text, gettext("Code to check this paper"), sample=sample),
        short_code=short_code,
        revoked=revoked,
    )


def _printed(facts: PaperFacts, passport: str) -> list[Row]:
    whose = [Row(gettext("Passport, the last three signs"), passport[-3:])] if passport else []
    return whose + rows_of(facts)


def _in_russian(make: Callable[[], Value]) -> Value:
    with translation.override(_RUSSIAN):
        return make()


def _services(facts: PaperFacts, keys: object) -> str:
    words = str(keys or "").split()
    return ", ".join(_in_language(facts.services.get(word, {})) or word for word in words)


def _moment(facts: PaperFacts, seconds: object) -> str:
    if not isinstance(seconds, int):
        return ""
    try:
        return moment(datetime.fromtimestamp(seconds, UTC), facts.zone)
    except (OverflowError, ValueError, OSError):
        return ""


def _in_language(texts: Texts) -> str:
    found = (texts.get(language) for language in (get_language() or "en", _RUSSIAN, "en"))
    return next((text for text in found if text), "")
