"""Prices of the law in words, for migrants."""

from collections.abc import Sequence

from django.utils.translation import gettext

from hamroh.core.law import Fee, FeeKind
from hamroh.ui import sums


def price_words(fees: Sequence[Fee], currency: str) -> str:
    """What a step costs as far as the law says: one sum, "up to", or figures that stand side by side."""
    known = [fee for fee in fees if fee.amounts]
    if not known:
        return (
            gettext("not published yet")
            if any(fee.kind is FeeKind.UNKNOWN for fee in fees)
            else gettext("the centre says")
        )
    if len(known) == 1 and len(known[0].amounts) > 1:
        return gettext("%(first)s or %(second)s") % {
            "first": sums.number(known[0].amounts[0]),
            "second": sums.amount(known[0].amounts[1], currency),
        }
    total = sum(fee.amounts[0] for fee in known)
    if any(fee.kind is FeeKind.UP_TO for fee in known):
        return gettext("up to %(amount)s") % {"amount": sums.amount(total, currency)}
    return sums.amount(total, currency)
