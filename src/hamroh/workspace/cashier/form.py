"""The form that takes a payment: what was typed stays, and one form takes money once."""

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext

from hamroh.accounts.roles import Role
from hamroh.billing.models import Invoice, PaymentMethod
from hamroh.core.money import Currency, read_amount
from hamroh.flows.paying.taking import Taken, take_payment
from hamroh.foundation.errors import DomainError
from hamroh.foundation.ids import new_id
from hamroh.ui import sums
from hamroh.ui.parts import Radios, TextInput
from hamroh.workspace.cashier import words
from hamroh.workspace.shell import Workplace

AMOUNT, METHOD, KEY = "amount", "method", "key"


@dataclass(frozen=True, slots=True)
class PaymentForm:
    """The fields as they are shown; `key` is new with each page that is opened."""

    key: str
    amount: TextInput
    method: Radios

    @property
    def problem(self) -> str:
        """What must be mended, if anything."""
        return self.amount.error or self.method.error

    @property
    def target(self) -> str:
        """The field at fault."""
        return self.amount.id if self.amount.error else self.method.id

    def is_for(self, place: Workplace) -> bool:
        """Whether who looks at it may take money here."""
        return Role.CASHIER in place.roles


def blank_form(invoice: Invoice) -> PaymentForm:
    """Everything that is due, in cash."""
    return _form(str(new_id()), sums.number(invoice.due), PaymentMethod.CASH.value)


def take(place: Workplace, invoice: Invoice, sent: QueryDict) -> tuple[Taken | None, PaymentForm]:
    """Take what the form says, or give the form back with its problem and everything that was typed."""
    key, typed, method = sent.get(KEY, ""), sent.get(AMOUNT, ""), sent.get(METHOD, "")
    read = read_amount(typed, Currency(invoice.currency))
    if read.money is None:
        return None, _form(key, typed, method, words.amount_problem(read.problem))
    if method not in PaymentMethod.values:
        return None, _form(key, typed, "", method_error=gettext("Choose how it is paid."))
    try:
        taken = _take(place, invoice.pk, key, read.money.minor, PaymentMethod(method))
    except DomainError as error:
        if error.code in {"not_allowed", "not_found"}:
            raise
        # A page that is out of date gets a new key, so that it can be sent once more on purpose.
        fresh = str(new_id()) if error.code == "key_reused" else key
        return None, _form(fresh, typed, method, words.payment_problem(error, invoice.currency))
    return taken, _form(key, typed, method)


def _take(place: Workplace, invoice_id: UUID, key: str, amount: int, method: PaymentMethod) -> Taken:
    return take_payment(
        actor=place.actor, now=place.now, key=key, invoice_id=invoice_id, amount=amount, method=method
    )


def _form(
    key: str, typed: str, method: str, amount_error: str = "", *, method_error: str = ""
) -> PaymentForm:
    return PaymentForm(
        key,
        TextInput(
            AMOUNT,
            gettext("Sum"),
            value=typed,
            inputmode="decimal",
            narrow=True,
            focus=True,
            maxlength=20,
            error=amount_error,
        ),
        Radios(METHOD, gettext("How"), options=words.methods(), value=method, error=method_error),
    )
