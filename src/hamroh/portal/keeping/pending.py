"""What a session holds between two pages of a door: the phone that awaits its code, the card just made.

Sealed, so that a stolen table of sessions tells no number and opens no plan.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from hamroh.foundation.fields import seal, unseal

PHONE, CARD = "door_phone", "door_card"
CARD_SHOWN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A phone whose code was sent; `keep` when consent was given on the way."""

    phone: str
    keep: bool


def await_code(request: HttpRequest, awaited: Awaited) -> None:
    """Remember the phone until its code is typed."""
    request.session[PHONE] = {"phone": seal(awaited.phone, place=PHONE), "keep": awaited.keep}


def awaited_code(request: HttpRequest) -> Awaited | None:
    """The phone that awaits its code."""
    held = request.session.get(PHONE)
    return Awaited(unseal(held["phone"], place=PHONE), held["keep"]) if held else None


def forget_code(request: HttpRequest) -> None:
    """The code was typed."""
    request.session.pop(PHONE, None)


def show_card(request: HttpRequest, code: str, now: datetime) -> None:
    """Let the card be seen, printed and saved for a quarter of an hour; after that nobody can see it."""
    request.session[CARD] = {"code": seal(code, place=CARD), "until": (now + CARD_SHOWN).isoformat()}


def shown_card(request: HttpRequest, now: datetime) -> str | None:
    """The code of the card that was just made."""
    held = request.session.get(CARD)
    if not held or now >= datetime.fromisoformat(held["until"]):
        request.session.pop(CARD, None)
        return None
    return unseal(held["code"], place=CARD)
