"""What is to be paid for the next months, and the payment code for it: sums and payee from the law pack."""

from dataclasses import dataclass
from datetime import date

from hamroh.core.advance import Price, price_months
from hamroh.core.law import Confidence, Law
from hamroh.core.money import Currency, Money
from hamroh.core.paymentqr import BudgetFields, Payee, Payer, PaymentCode, Refusal, write
from hamroh.flows.paying.patents import Patent

PURPOSE = "НДФЛ, фиксированный авансовый платеж по патенту, %s мес."
"""In Russian whatever the page's language: banks and the tax office read it."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A place with its OKTMO, as the pack names it: `samara`."""

    key: str
    oktmo: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One payment. `code` is None while a sum is not published; a Refusal when a field of it is missing or wrong.

    `recheck` is what has to be looked at before a real code is printed: notes of the pack, for staff.
    """

    months: int
    price: Price
    payee: Payee | None
    budget: BudgetFields
    purpose: str
    code: PaymentCode | Refusal | None
    recheck: tuple[str, ...]


def municipalities(law: Law, region: str, on: date) -> tuple[Municipality, ...]:
    """The places of a region whose OKTMO the pack knows on a day."""
    start = f"oktmo.{region}_"
    found = []
    for name in sorted(law.parameters):
        value = _text(law, name, on) if name.startswith(start) else None
        if value:
            found.append(Municipality(name.removeprefix(start), value))
    return tuple(found)


def price_of(law: Law, patent: Patent, months: int) -> Price:
    """What the next months of a patent cost."""
    return price_months(law.parameters.get(f"advance.month.{patent.region}"), patent.starts(months))


def draw_sheet(
    *, law: Law, patent: Patent, months: int, payer: Payer, oktmo: str, on: date, sample: bool
) -> Sheet:
    """The sheet for `months` that are paid on a day. `sample` everywhere outside production."""
    price = price_of(law, patent, months)
    payee, budget = payee_on(law, on), budget_on(law, oktmo, on)
    purpose = PURPOSE % months
    code: PaymentCode | Refusal | None = None
    if price.amount is not None and payee is not None:
        code = write(
            payee=payee,
            payer=payer,
            budget=budget,
            amount=Money(price.amount, Currency(law.currency)),
            purpose=purpose,
            sample=sample,
        )
    return Sheet(months, price, payee, budget, purpose, code, _recheck(law, on))


def payee_on(law: Law, on: date) -> Payee | None:
    """Who receives on a day; None before 2023, when each region had an office of its own."""
    names = ("name", "account", "bank", "bic", "correspondent_account", "inn", "kpp")
    values = [_text(law, f"payee.{name}", on) for name in names]
    return Payee(*values) if all(values) else None


def budget_on(law: Law, oktmo: str, on: date) -> BudgetFields:
    """The fields of a payment to the budget on a day."""
    return BudgetFields(
        budget_code=_text(law, "payee.kbk", on),
        oktmo=oktmo,
        drawer_status=_text(law, "payee.payer_status", on),
        demand=_text(law, "payee.uin", on),
    )


def _text(law: Law, name: str, on: date) -> str:
    known = law.parameters[name].at(on) if name in law.parameters else ()
    return str(known[0].value) if known else ""


def _recheck(law: Law, on: date) -> tuple[str, ...]:
    """What the pack notes beside values of the payee that are not sure."""
    known = (law.parameters[name].at(on) for name in sorted(law.parameters) if name.startswith("payee."))
    notes = (one[0].note for one in known if one and one[0].confidence is not Confidence.HIGH)
    return tuple(note for note in notes if note)
