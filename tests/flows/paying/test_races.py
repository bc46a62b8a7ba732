"""Two cash desks at the same invoice: a click counts once, and no sum above what is due is taken."""

import os
import subprocess
import sys
from collections import Counter

import pytest
from django.conf import settings

from hamroh.billing.models import Invoice, InvoiceState, Payment
from hamroh.documents.models import IssuedDocument
from hamroh.foundation.scope import system_scope
from tests.builders.money import CashDesk, cash_desk
from tests.foundation.test_races import CLONE, url_of_this_database

pytestmark = [pytest.mark.data, pytest.mark.processes, pytest.mark.django_db(transaction=True)]


def _race(desk: CashDesk, invoice: Invoice, keys: list[str], times: int) -> list[str]:
    environment = os.environ | {
        "DATABASE_URL": url_of_this_database(),
        "HAMROH_KEYS": str(settings.KEYS_DIRECTORY),
        "HAMROH_POOL": "0",
        "DJANGO_SETTINGS_MODULE": "hamroh.project.settings",
        "PYTHONPATH": f"{CLONE / 'src'}:{CLONE}",
    }
    module = "tests.flows.paying.cashier_main"
    running = [
        subprocess.Popen(
            [sys.executable, "-m", module, str(invoice.pk), str(desk.cashier.id), key, str(times)],
            cwd=CLONE,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for key in keys
    ]
    lines = [line for one in running for line in one.communicate(timeout=60)[0].splitlines()]
    assert [one.returncode for one in running] == [0] * len(keys)
    return lines


def test_one_click_sent_by_two_processes_takes_money_once() -> None:
    desk = cash_desk()
    invoice = desk.invoice()
    assert _race(desk, invoice, ["click", "click"], 4) == ["RK-2026-000001-X"] * 8
    with system_scope():
        assert (Payment.objects.count(), IssuedDocument.objects.count()) == (1, 1)
        assert Invoice.objects.get().paid == 100_000


def test_two_desks_never_take_more_than_is_due() -> None:
    desk = cash_desk()
    invoice = desk.invoice()
    lines = Counter(_race(desk, invoice, ["left-", "right-"], 5))
    with system_scope():
        payments = list(Payment.objects.order_by("receipt_number"))
        invoice.refresh_from_db()
    assert lines["amount_above_due"] == 6
    assert [payment.receipt_number[8:14] for payment in payments] == ["000001", "000002", "000003", "000004"]
    assert (invoice.paid, invoice.state) == (400_000, InvoiceState.OPEN)
