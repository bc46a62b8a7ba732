"""The form that takes a payment: what was typed stays, and one form takes money once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

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

AMOUNT, METHOD, REFERENCE, KEY = "amount", "method", "reference", "key"
_OF_REFERENCE = frozenset({"bank_reference_missing", "bank_reference_known"})


@dataclass(frozen=True, slots=True)
class PaymentForm:
    """The fields as they are shown; `key` is new with each page that is opened."""

    key: str
    amount: TextInput
    method: Radios
    reference: TextInput

    @property
    def problem(self) -> str:
        """What must be mended, if anything."""
        return self.amount.error or self.method.error or self.reference.error

    @property
    def target(self) -> str:
        """The field at fault."""
        fields = (self.amount, self.method, self.reference)
        return next((field.id for field in fields if field.error), self.amount.id)

    def is_for(self, place: Workplace) -> bool:
        """Whether who looks at it may take money here."""
        return Role.CASHIER in place.roles


def blank_form(invoice: Invoice) -> PaymentForm:
    """Everything that is due, in cash."""
    return _form(_Typed(str(new_id()), sums.number(invoice.due), PaymentMethod.CASH.value))


def take(place: Workplace, invoice: Invoice, sent: QueryDict) -> tuple[Taken | None, PaymentForm]:
    """Take what the form says, or give the form back with its problem and everything that was typed."""
    typed = _Typed(*(sent.get(name, "") for name in (KEY, AMOUNT, METHOD, REFERENCE)))
    read = read_amount(typed.amount, Currency(invoice.currency))
    if read.money is None:
        return None, _form(typed, {AMOUNT: words.amount_problem(read.problem)})
    if typed.method not in PaymentMethod.values:
        return None, _form(replace(typed, method=""), {METHOD: gettext("Choose how it is paid.")})
    try:
        taken = take_payment(
            actor=place.actor,
            now=place.now,
            key=typed.key,
            invoice_id=invoice.pk,
            amount=read.money.minor,
            method=PaymentMethod(typed.method),
            bank_reference=typed.reference,
        )
    except DomainError as error:
        if error.code in {"not_allowed", "not_found"}:
            raise
        # A page that is out of date gets a new key, so that it can be sent once more on purpose.
        fresh = str(new_id()) if error.code == "key_reused" else typed.key
        at = REFERENCE if error.code in _OF_REFERENCE else AMOUNT
        return None, _form(replace(typed, key=fresh), {at: words.payment_problem(error, invoice.currency)})
    return taken, _form(typed)


@dataclass(frozen=True, slots=True)
class _Typed:
    key: str
    amount: str
    method: str
    reference: str = ""


def _form(typed: _Typed, errors: Mapping[str, str] = MappingProxyType({})) -> PaymentForm:
    return PaymentForm(
        typed.key,
        TextInput(
            AMOUNT,
            gettext("Sum"),
            value=typed.amount,
            inputmode="decimal",
            narrow=True,
            focus=True,
            maxlength=20,
            error=errors.get(AMOUNT, ""),
        ),
        Radios(
            METHOD, gettext("How"), options=words.methods(), value=typed.method, error=errors.get(METHOD, "")
        ),
        TextInput(
            REFERENCE,
            gettext("The bank's number of the transfer"),
            hint=gettext("Only for a transfer by the payment code: as in the bank's list."),
            value=typed.reference,
            maxlength=60,
            error=errors.get(REFERENCE, ""),
        ),
    )
