"""Refusals of the doors in words: what happened and what to do."""

from django.utils.translation import gettext, ngettext

from hamroh.foundation.errors import DomainError

CODES = frozenset(
    {
        "phone_malformed",
        "phone_country_missing",
        "code_wrong",
        "code_expired",
        "code_spent",
        "card_unknown",
        "contact_in_use",
        "rate_limited",
        "busy",
    }
)


def problem_of(error: DomainError) -> str:
    """The words for a refusal, in the language that is active; one that is not of the doors is raised on."""
    if error.code not in CODES:
        raise error
    if error.code == "rate_limited":
        minutes = max(1, -(-_number(error, "seconds") // 60))
        return ngettext(
            "Too many tries. Wait %(minutes)s minute.", "Too many tries. Wait %(minutes)s minutes.", minutes
        ) % {"minutes": minutes}
    left = _number(error, "left")
    if error.code == "code_wrong" and left:
        return ngettext(
            "The code does not fit. %(left)s try is left.",
            "The code does not fit. %(left)s tries are left.",
            left,
        ) % {"left": left}
    return {
        "phone_country_missing": gettext(
            "Begin the number with the country: +992 Tajikistan, +998 Uzbekistan, +996 Kyrgyzstan."
        ),
        "phone_malformed": gettext("Check the number. It begins with the country code: +7 900 123 45 67."),
        "code_wrong": gettext("The code does not fit. Ask for a new one."),
        "code_expired": gettext("The code was valid for ten minutes. Ask for a new one."),
        "code_spent": gettext("There is no valid code. Ask for a new one."),
        "card_unknown": gettext("We do not know this card. Check the letters and digits."),
        "contact_in_use": gettext(
            "Another plan is kept under this number. Sign out, then sign in with the number."
        ),
        "busy": gettext("This is being changed right now. Try once more."),
    }[error.code]


def _number(error: DomainError, name: str) -> int:
    value = error.data.get(name, 0)
    return value if isinstance(value, int) else 0
