"""Until when a patent is paid, in words: each day says what it rests on."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.translation import gettext

from hamroh.billing.models import AdvancePayment
from hamroh.core.advance import AdvanceState, Basis, Standing
from hamroh.portal.advance.form import months_words
from hamroh.ui import dates, sums
from hamroh.ui.parts import Row, Summary


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
        AdvanceState.REJECTED: gettext("not known to the bank or the tax office"),
    }[state]


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
