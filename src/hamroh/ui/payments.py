"""A payment to the budget on paper: its code, its sum, and every field that a cashier of a bank may type."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext

from hamroh.core.paymentqr import PaymentCode, parse
from hamroh.ui import sums
from hamroh.ui.parts import Fact, Qr, Row, Summary


@dataclass(frozen=True, slots=True)
class PaymentPaper:
    """What `ui/payment_sheet.html` shows."""

    qr: Qr
    amount: Fact
    rows: Summary
    sample: bool


def draw_payment(code: PaymentCode, *, amount: int) -> PaymentPaper:
    """The paper for a code; its rows are read back from the code itself, so that both always say the same."""
    parsed = parse(code.content)
    fields = dict(parsed.fields) if parsed else {}
    payer = " ".join(fields.get(name, "") for name in ("LastName", "FirstName", "MiddleName")).strip()
    # Abbreviations stay as every bank's app shows them.
    labels = {
        "Name": gettext("Payee"),
        "PersonalAcc": gettext("Account"),
        "BankName": gettext("Bank"),
        "BIC": _russian("БИК"),
        "CorrespAcc": gettext("Correspondent account"),
        "PayeeINN": gettext("INN of the payee"),
        "KPP": _russian("КПП"),
        "CBC": _russian("КБК"),
        "OKTMO": _russian("ОКТМО"),
        "Purpose": gettext("Purpose"),
        "PayerINN": gettext("INN of the payer"),
    }
    rows = [Row(label, _russian(fields[name])) for name, label in labels.items() if fields.get(name)]
    if payer:
        rows.append(Row(gettext("Payer"), _russian(payer)))
    return PaymentPaper(
        # Nothing is written across it: it is dense, and its own payee and account say that it is a sample.
        Qr(code.content, gettext("Payment code for the app of any bank in Russia")),
        Fact(gettext("To pay"), sums.desk_amount(amount)),
        Summary(tuple(rows)),
        code.sample,
    )


def _russian(text: str) -> str:
    return format_html('<span lang="ru">{}</span>', text)
