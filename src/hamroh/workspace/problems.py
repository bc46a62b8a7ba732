"""The one place of the workspace where a refusal becomes words: what happened and what to do."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext, ngettext

from hamroh.foundation.errors import DomainError
from hamroh.ui.questions.passport_words import sentences_of


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
    return " ".join((*_wrong_lines(error), words()))


def _wrong_lines(error: DomainError) -> Iterator[str]:
    """The fields of a passport's lines that do not fit, one after another."""
    errors, lines = error.data.get("errors"), error.data.get("lines")
    if error.code == "passport_lines_wrong" and isinstance(errors, tuple) and isinstance(lines, int):
        yield from (sentences_of(one, lines) for one in errors)


# Whoever brings a page adds the refusals of its actions.
WORDS: dict[str, Callable[[], str]] = {
    "advance_period_known": lambda: gettext("These months were shown and paid anew meanwhile."),
    "advance_receipt_known": lambda: gettext("This receipt was shown anew meanwhile."),
    "already_reversed": lambda: gettext("This payment was taken back already."),
    "amount_not_positive": lambda: gettext("The sum must be more than nothing."),
    "already_booked": lambda: gettext("This person has a confirmed visit already."),
    "answer_before_payment": lambda: gettext("This day lies before the payment. Look at the paper again."),
    "answer_in_future": lambda: gettext("This day has not come yet."),
    "decision_before_application": lambda: gettext(
        "This day lies before the application. Look at the paper again."
    ),
    "decision_known": lambda: gettext("The decision is recorded already."),
    "not_filed": lambda: gettext("No application of this person is recorded."),
    "bank_reference_known": lambda: gettext("This transfer was recorded already. Nothing was taken."),
    "bank_reference_missing": lambda: gettext("Type the bank's number of the transfer."),
    "birth_date_in_future": lambda: gettext("The date of birth lies in the future."),
    "busy": lambda: gettext("Somebody else is changing this right now. Try once more."),
    "contact_in_use": lambda: gettext("Another person signs in with this phone or address."),
    "desk_taken": lambda: gettext("Somebody else sits at this desk. Nothing was done."),
    "email_malformed": lambda: gettext("This is no e-mail address."),
    "consent_missing": lambda: gettext("Let the person read and sign the consent first."),
    "currencies_differ": lambda: gettext("The prices are in two currencies. Ask the manager to mend them."),
    "invoice_empty": lambda: gettext(
        "The services of this visit have no price here. There is nothing to pay."
    ),
    "invoice_not_open": lambda: gettext("This invoice is paid or void. Nothing was taken."),
    "passport_needed": lambda: gettext(
        "This visit is at another centre. Ask for the passport with which it was booked."
    ),
    "key_reused": lambda: gettext("This page is out of date. Open it again."),
    "money_owed": lambda: gettext(
        "A visit was paid for and did not take place. Give the money back at the cash desk first."
    ),
    "itinerary_wrong": lambda: gettext("These times do not fit any more. Here are new ones."),
    "name_missing": lambda: gettext("Type the surname as in the passport."),
    "not_allowed": lambda: gettext("Your role does not open this here."),
    "not_found": lambda: gettext("This was not found, or it belongs to another centre."),
    "paid_until_differs": lambda: gettext(
        "These months lead to another day. Read the answer again; if it says so, do not record it as counted."
    ),
    "paper_already_known": lambda: gettext(
        "This passport belongs to another person in the list. Search for it."
    ),
    "paper_differs": lambda: gettext(
        "This is not the passport that we know of this person. Compare the numbers."
    ),
    "paper_country_unknown": lambda: gettext(
        "A number alone does not say whose passport it is. Read the two lines at the foot of its page."
    ),
    "paper_dates_contradict": lambda: gettext("The paper ends before it begins. Check the dates."),
    "paper_shows_no_such_fact": lambda: gettext(
        "Type what the paper says, or take back that you have seen it."
    ),
    "paper_number_malformed": lambda: gettext("A passport number has 5 to 20 letters and digits."),
    "change_decided": lambda: gettext("Somebody else has decided this meanwhile."),
    "release_in_past": lambda: gettext("This day is past. Choose today or a later day."),
    "release_needs_two_people": lambda: gettext("Who prepared the release can't put it in force."),
    "release_overtaken": lambda: gettext(
        "Another release begins later than this day. Choose a day after it."
    ),
    "reason_unknown": lambda: gettext("Choose the reason."),
    "phone_country_missing": lambda: gettext(
        "Begin the number with the country: +992 Tajikistan, +998 Uzbekistan, +996 Kyrgyzstan."
    ),
    "phone_malformed": lambda: gettext(
        "A phone number begins with its country code, such as +7 900 123 45 67."
    ),
    "desk_busy": lambda: gettext("Somebody is called to this desk already."),
    "desk_closed": lambda: gettext("The desk is closed. Open it first."),
    "desk_paused": lambda: gettext("The desk is on a break. Open it first."),
    "evidence_missing": lambda: gettext("Type the number of the paper that says so."),
    "fact_is_verified": lambda: gettext(
        "A paper showed something else. Look at the paper again and tick that you have seen it."
    ),
    "desk_unknown": lambda: gettext("Choose a desk of this centre that works now."),
    "first_elsewhere": lambda: gettext("Another desk must serve this person first."),
    "hold_expired": lambda: gettext("The ten minutes are over, the places went back. Choose a time again."),
    "idempotency_key_missing": lambda: gettext("This page is out of date. Open it again."),
    "identity_differs": lambda: gettext(
        "This is not the passport with which the visit was booked. Compare the numbers."
    ),
    "identity_missing": lambda: gettext("No passport was seen. Let the person book at the reception."),
    "no_consultant_here": lambda: gettext(
        "The consultant must come first, and this centre has none. Send the person to another centre."
    ),
    "no_day": lambda: gettext("There is no free time in the next two months."),
    "nobody_at_desk": lambda: gettext("Nobody stands at this desk any more."),
    "nobody_called": lambda: gettext("Nobody is called to this desk."),
    "not_for_this_desk": lambda: gettext("Nothing of this visit is done at this desk."),
    "other_region": lambda: gettext(
        "This centre is in another region. A patent is filed in the region of work."
    ),
    "nothing_to_book": lambda: gettext("The plan asks for nothing that can be booked at this centre now."),
    "nothing_to_do": lambda: gettext("Nothing of this visit is done at this centre."),
    "nothing_to_undo": lambda: gettext("There is nothing to undo."),
    "passport_lines_wrong": lambda: gettext("Read the two lines once more, or type the number."),
    "questions_open": lambda: gettext("There is no plan yet: some questions are not answered."),
    "reason_missing": lambda: gettext("Choose why the desk can't serve."),
    "result_field_malformed": lambda: gettext(
        "A number or a name of an office is not written like one. Type it as on the paper."
    ),
    "same_desk": lambda: gettext(
        "This is a desk of the same kind. Put the person back into the line instead."
    ),
    "service_not_open": lambda: gettext("This desk is not open to this person. Send them to the consultant."),
    "services_missing": lambda: gettext("Choose what the person came for."),
    "slot_taken": lambda: gettext("Somebody was faster: this time is taken. Try once more."),
    "ticket_state": lambda: gettext("This number has moved on meanwhile. Look at it again."),
    "ticket_open": lambda: gettext("The person has a number and is in the centre. End the visit first."),
    "ticket_taken": lambda: gettext("Another desk has called this number."),
    "too_late_to_book": lambda: gettext("This time has passed. Here is the next one."),
    "too_late_to_move": lambda: gettext("The visit has begun, it can't be moved any more."),
    "too_late_to_undo": lambda: gettext(
        "It is too late to undo this: more than ten minutes, or another desk went on."
    ),
    "visit_another_day": lambda: gettext("This visit is on another day."),
    "visit_changed": lambda: gettext("This visit has changed meanwhile. Look at it again."),
    "visit_not_confirmed": lambda: gettext("This visit is not confirmed, was cancelled or is over."),
    "wrong_state": lambda: gettext(
        "Somebody has recorded another answer meanwhile. Look at the payment again."
    ),
    "which_ticket": lambda: gettext("Several people are here. Choose one first."),
    "wrong_centre": lambda: gettext("This visit is at another centre."),
}
