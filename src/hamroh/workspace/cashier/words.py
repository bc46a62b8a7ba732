"""Money in words: ways to pay, why a payment is taken back, what is wrong with a typed sum."""

from django.utils.translation import gettext

from hamroh.billing.actions import REVERSAL_REASONS
from hamroh.billing.models import PaymentMethod
from hamroh.core.money.typed import AmountProblem
from hamroh.foundation.errors import DomainError
from hamroh.ui import sums
from hamroh.ui.papers import revocation_reason
from hamroh.ui.parts import Option
from hamroh.workspace.problems import problem_of


def method_name(method: str) -> str:
    """How the money came."""
    return {
        PaymentMethod.CASH: gettext("Cash"),
        PaymentMethod.CARD: gettext("Card"),
        PaymentMethod.TRANSFER: gettext("Transfer"),
        PaymentMethod.EMPLOYER: gettext("The employer pays"),
        PaymentMethod.BANK_QR: gettext("Bank transfer by the payment code"),
    }[PaymentMethod(method)]


def methods() -> tuple[Option, ...]:
    """All ways to pay."""
    return tuple(Option(method.value, method_name(method)) for method in PaymentMethod)


def reasons() -> tuple[Option, ...]:
    """Why a payment may be taken back."""
    return tuple(Option(reason, revocation_reason(reason)) for reason in REVERSAL_REASONS)


def amount_problem(problem: AmountProblem | None) -> str:
    """What is wrong with a sum as it was typed."""
    texts = {
        AmountProblem.EMPTY: gettext("Type the sum."),
        AmountProblem.NEGATIVE: gettext("The sum must be more than nothing."),
        AmountProblem.AMBIGUOUS: gettext("This may mean two sums. Type it without a sign between thousands."),
    }
    return texts.get(
        problem or AmountProblem.EMPTY, gettext("Type the sum in digits, such as 4 500 or 4500,50.")
    )


def payment_problem(error: DomainError, currency: str) -> str:
    """Why a payment was refused."""
    due = error.data.get("due")
    if error.code == "amount_above_due" and isinstance(due, int):
        owed = sums.desk_amount(due, currency)
        return gettext("Only %(due)s is still to pay. Nothing was taken.") % {"due": owed}
    return problem_of(error)
