"""States, answers and refusals of an advance payment in words."""

from django.utils.translation import gettext, ngettext

from hamroh.billing.advances.actions import UNDO_REASONS
from hamroh.billing.advances.models import AdvanceMove
from hamroh.core.advance import AdvanceState, Basis, Mismatch
from hamroh.foundation.errors import DomainError
from hamroh.ui import sums
from hamroh.ui.parts import Option, Tag, TagState
from hamroh.workspace.problems import problem_of


def state_tag(state: str) -> Tag:
    """How far a payment is known."""
    return {
        AdvanceState.PRESENTED: Tag(gettext("Receipt shown"), TagState.DOUBT),
        AdvanceState.CONFIRMED: Tag(gettext("Confirmed by the bank"), TagState.NOW),
        AdvanceState.MATCHED: Tag(gettext("Counted by the tax office"), TagState.DONE),
        AdvanceState.REJECTED: Tag(gettext("Not counted"), TagState.LATE),
    }[AdvanceState(state)]


def move_words(move: AdvanceMove) -> str:
    """What was said."""
    if move.undoes_id is not None:
        return gettext("A mistake was undone")
    return state_tag(move.state).text


def basis_words(basis: Basis) -> str:
    """What a day rests on."""
    return {
        Basis.TOLD: gettext("the person said so"),
        Basis.PRESENTED: gettext("a receipt was shown, nobody has checked it"),
        Basis.CONFIRMED: gettext("the bank confirmed the payment"),
        Basis.MATCHED: gettext("the tax office counts it"),
    }[basis]


def mismatch_words(reason: str) -> str:
    """Why a payment is not counted."""
    return {
        Mismatch.NOT_FOUND: gettext("Bank or tax office do not find it"),
        Mismatch.WRONG_SUM: gettext("The sum is too small"),
        Mismatch.WRONG_INN: gettext("INN is missing or wrong"),
        Mismatch.WRONG_OKTMO: gettext("OKTMO is wrong"),
    }[Mismatch(reason)]


def mismatches() -> tuple[Option, ...]:
    """Each reason with what the person is told to do."""
    order = (Mismatch.NOT_FOUND, Mismatch.WRONG_SUM, Mismatch.WRONG_INN, Mismatch.WRONG_OKTMO)
    return tuple(Option(one.value, mismatch_words(one.value), _asked(one)) for one in order)


def undo_words(reason: str) -> str:
    """Why a step was undone."""
    return {
        "mistyped": gettext("Something was typed wrong"),
        "wrong_payment": gettext("It was another payment or another person"),
    }[reason]


def undo_reasons() -> tuple[Option, ...]:
    """All of them."""
    return tuple(Option(reason, undo_words(reason)) for reason in UNDO_REASONS)


def reason_words(move: AdvanceMove) -> str:
    """The reason of a step, whatever it was; empty without one."""
    if not move.reason:
        return ""
    return undo_words(move.reason) if move.undoes_id is not None else mismatch_words(move.reason)


def months_words(months: int) -> str:
    """A number of months."""
    return ngettext("%(months)s month", "%(months)s months", months) % {"months": months}


def problem_words(error: DomainError, currency: str) -> str:
    """Why an answer was not recorded."""
    shown = error.data.get("shown")
    if error.code == "bank_sum_smaller" and isinstance(shown, int):
        text = gettext(
            "The receipt says %(shown)s, and the bank's sum is too small for these months. "
            "Refuse the payment: the sum is too small."
        )
        return text % {"shown": sums.desk_amount(shown, currency)}
    return problem_of(error)


def _asked(reason: Mismatch) -> str:
    return {
        Mismatch.NOT_FOUND: gettext(
            "The person asks their bank for a confirmation and comes with the receipt."
        ),
        Mismatch.WRONG_SUM: gettext("The person comes to the centre before paying anything more."),
        Mismatch.WRONG_INN: gettext("The centre writes a request to the tax office with the person."),
        Mismatch.WRONG_OKTMO: gettext("The centre writes a request to the tax office with the person."),
    }[reason]
