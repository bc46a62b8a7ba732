"""Until when a patent is paid, in words: each day says what it rests on."""

from collections.abc import Callable, Sequence

from django.utils.html import format_html
from django.utils.translation import gettext

from hamroh.billing.advances.queries import steps_that_stand
from hamroh.billing.models import AdvancePayment
from hamroh.core.advance import AdvanceState, Basis, Mismatch, Standing
from hamroh.portal.advance.form import months_words
from hamroh.ui import dates, sums
from hamroh.ui.parts import Note, Row, Summary


def basis_words(basis: Basis) -> str:
    """What a day rests on."""
    return {
        Basis.TOLD: gettext("you said so"),
        Basis.PRESENTED: gettext("you showed a receipt, nobody has checked it"),
        Basis.CONFIRMED: gettext("the bank confirmed the payment"),
        Basis.MATCHED: gettext("the tax office counts it"),
    }[basis]


def state_words(state: AdvanceState) -> str:
    """How far a payment is known."""
    return {
        AdvanceState.PRESENTED: gettext("receipt shown"),
        AdvanceState.CONFIRMED: gettext("confirmed by the bank"),
        AdvanceState.MATCHED: gettext("counted by the tax office"),
        AdvanceState.REJECTED: gettext("not counted"),
    }[state]


def refusal_notes(advances: Sequence[AdvancePayment]) -> tuple[Note, ...]:
    """Payments that are not counted and after which none was shown: why, and what to do next."""
    live = [one.recorded_at for one in advances if one.state != AdvanceState.REJECTED]
    return tuple(
        _refusal(one)
        for one in advances
        if one.state == AdvanceState.REJECTED and not any(moment > one.recorded_at for moment in live)
    )


def _refusal(advance: AdvancePayment) -> Note:
    reason = steps_that_stand(advance)[-1].reason
    title = gettext("A payment is not counted: %(amount)s, %(day)s") % {
        "amount": sums.amount(advance.amount, advance.currency),
        "day": dates.day(advance.paid_on, weekday=False),
    }
    words = _REFUSED[Mismatch(reason) if reason else Mismatch.NOT_FOUND]()
    return Note(words, title=title, warn=True)


def _request_words() -> str:
    return gettext(
        "The money is not lost. Come to the centre with the receipt and the passport: "
        "we write a request to the tax office with you."
    )


_REFUSED: dict[Mismatch, Callable[[], tuple[str, ...]]] = {
    Mismatch.NOT_FOUND: lambda: (
        gettext("Bank and tax office do not find this payment."),
        gettext(
            "Ask your bank for a paper that the money left, and come to the centre with it. "
            "If somebody else paid for you, do not pay them again: false receipts are sold."
        ),
    ),
    Mismatch.WRONG_SUM: lambda: (
        gettext("The sum is too small. A part of a month prolongs nothing."),
        gettext(
            "Come to the centre before you pay anything more. We say how much is missing and until when."
        ),
    ),
    Mismatch.WRONG_INN: lambda: (
        gettext("Your INN is missing in the payment, or it is wrong."),
        _request_words(),
    ),
    Mismatch.WRONG_OKTMO: lambda: (
        gettext("The payment names another place than the one where you work."),
        _request_words(),
    ),
}


def standing_rows(standing: Sequence[Standing]) -> Summary:
    """One line for each basis, the surest first."""
    return Summary(
        tuple(
            Row(
                gettext("Paid until"),
                format_html("<b>{}</b><br>{}", dates.day_html(one.until), basis_words(one.basis)),
            )
            for one in standing
        )
    )


def payment_rows(advances: Sequence[AdvancePayment]) -> Summary:
    """Each payment that was shown: months, sum, state."""
    return Summary(
        tuple(
            Row(
                dates.day(one.paid_on, weekday=False),
                format_html(
                    "{}, {}<br>{}",
                    months_words(one.months),
                    sums.amount(one.amount, one.currency),
                    state_words(AdvanceState(one.state)),
                ),
            )
            for one in advances
        )
    )
