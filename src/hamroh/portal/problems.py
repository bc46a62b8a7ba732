"""The one place of the portal where a refusal becomes words: what happened and what to do."""

from django.utils.translation import gettext

from hamroh.foundation.errors import DomainError


def problem_of(error: DomainError) -> str:
    """The words for a refusal, in the language that is active."""
    words = _WORDS.get(error.code)
    return words() if words else gettext("This did not work. Nothing was changed. Try once more.")


_WORDS = {
    "slot_taken": lambda: gettext("Somebody was faster: this time is taken. Here is the next one."),
    "busy": lambda: gettext("Many people are booking now. Try once more."),
    "hold_expired": lambda: gettext("The ten minutes are over, the places went back. Choose a time again."),
    "centre_closed": lambda: gettext("The centre is closed now. Come when it is open, or book another time."),
    "come_to_reception": lambda: gettext(
        "Say at the reception that you are here: they give you a place again."
    ),
    "already_booked": lambda: gettext("You have a confirmed visit already. Move it instead."),
    "too_late_to_book": lambda: gettext("This time has passed. Here is the next one."),
    "too_late_to_move": lambda: gettext("The visit has begun, it can't be moved any more."),
    "too_late_to_cancel": lambda: gettext("The visit has begun, it can't be cancelled any more."),
    "nothing_to_book": lambda: gettext("There is nothing to book at this centre now."),
    "other_region": lambda: gettext(
        "This centre is in another region. You file in the region where you work."
    ),
    "no_day": lambda: gettext("No day has a place at every desk. Try another centre."),
    "not_found": lambda: gettext("This was not found. It may be somebody else's or gone."),
    "not_allowed": lambda: gettext("This can't be done here. Ask the centre."),
    "wrong_state": lambda: gettext("This visit has changed meanwhile. Look at it again."),
    "itinerary_wrong": lambda: gettext("These times don't fit any more. Here are new ones."),
    "name_missing": lambda: gettext("Type your surname as in the passport."),
    "paper_number_malformed": lambda: gettext("A passport number has letters and digits, such as FA1234567."),
    "paper_already_known": lambda: gettext(
        "This passport is known to us already. Sign in with your phone or card, or ask the reception."
    ),
    "key_reused": lambda: gettext("This page is old. Open it again and try once more."),
}
