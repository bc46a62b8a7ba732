"""Prices of the law in words."""

from collections.abc import Sequence

from django.utils.translation import gettext

from hamroh.core.law import Fee, Total
from hamroh.journeys.wording import LawWords
from hamroh.ui import sums
from hamroh.ui.parts import Row, Summary
from hamroh.ui.prices import price_words


def fee_rows(fees: Sequence[Fee], words: LawWords) -> list[str]:
    """Each price by itself: name and sum, or who sets it."""
    return [f"{words.fee(fee.key)}: {price_words([fee], words.currency)}" for fee in fees]


def total_summary(total: Total, words: LawWords) -> Summary:
    """A sum over several steps; what is not in it is named under it."""
    rows = [Row(words.fee(fee.key), sums.number(max(fee.amounts))) for fee in total.items]
    rows.append(Row(gettext("Together"), sums.amount(total.amount, words.currency), total=True))
    return Summary(tuple(rows), sums=True)
