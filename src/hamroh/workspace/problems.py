"""The one place of the workspace where a refusal becomes words: what happened and what to do."""

from collections.abc import Callable

from django.utils.translation import gettext, ngettext

from hamroh.foundation.errors import DomainError


def problem_of(error: DomainError) -> str:
    """The words for a refusal, in the language that is active. One without words is a mistake of ours: raised on."""
    if error.code == "rate_limited":
        seconds = error.data.get("seconds", 60)
        minutes = max(1, -(-(seconds if isinstance(seconds, int) else 60) // 60))
        return ngettext(
            "Too many tries. Wait %(minutes)s minute.",
            "Too many tries. Wait %(minutes)s minutes.",
            minutes,
        ) % {"minutes": minutes}
    words = WORDS.get(error.code)
    if words is None:
        raise error
    return words()


# Whoever brings a page adds the refusals of its actions.
WORDS: dict[str, Callable[[], str]] = {
    "already_reversed": lambda: gettext("This payment was taken back already."),
    "amount_not_positive": lambda: gettext("The sum must be more than nothing."),
    "birth_date_in_future": lambda: gettext("The date of birth lies in the future."),
    "busy": lambda: gettext("Somebody else is changing this right now. Try once more."),
    "contact_in_use": lambda: gettext("Another person signs in with this phone or address."),
    "email_malformed": lambda: gettext("This is no e-mail address."),
    "currencies_differ": lambda: gettext("The prices are in two currencies. Ask the manager to mend them."),
    "idempotency_key_missing": lambda: gettext("This page is out of date. Open it again."),
    "invoice_empty": lambda: gettext(
        "The services of this visit have no price here. There is nothing to pay."
    ),
    "invoice_not_open": lambda: gettext("This invoice is paid or void. Nothing was taken."),
    "key_reused": lambda: gettext("This page is out of date. Open it again."),
    "name_missing": lambda: gettext("Type the surname as in the passport."),
    "not_allowed": lambda: gettext("Your role does not open this here."),
    "not_found": lambda: gettext("This was not found, or it belongs to another centre."),
    "paper_already_known": lambda: gettext(
        "This passport belongs to another person in the list. Search for it."
    ),
    "paper_dates_contradict": lambda: gettext("The paper ends before it begins. Check the dates."),
    "paper_number_malformed": lambda: gettext("A passport number has 5 to 20 letters and digits."),
    "reason_unknown": lambda: gettext("Choose the reason."),
    "phone_malformed": lambda: gettext(
        "A phone number begins with its country code, such as +7 900 123 45 67."
    ),
}
