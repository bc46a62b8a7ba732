"""Money behind row-level security: the person, and staff whose role opens the compartment of money here.

A payment is never changed but by taking it back; lines of an invoice are never changed at all.
"""

from django.db import migrations

from hamroh.foundation import rls

_STAFF = rls.any_of(rls.SYSTEM, rls.all_of(rls.centre(), rls.compartment("money")))
_OF_INVOICE = "EXISTS (SELECT 1 FROM billing_invoice invoice WHERE invoice.id = invoice_id)"
_AT_CENTRE = rls.any_of(rls.SYSTEM, rls.all_of(rls.centre("invoice.centre_id"), rls.compartment("money")))
_OF_OUR_INVOICE = (
    f"EXISTS (SELECT 1 FROM billing_invoice invoice WHERE invoice.id = invoice_id AND {_AT_CENTRE})"
)
_CHANGES = "reversed_at, reversed_by, reversal_reason, document_id"


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial")]

    operations = [
        rls.Protect("billing_invoice", using=rls.any_of(_STAFF, rls.own()), check=_STAFF),
        rls.Protect("billing_invoiceline", using=_OF_INVOICE, check=_OF_OUR_INVOICE),
        rls.AppendOnly("billing_invoiceline"),
        rls.Protect("billing_payment", using=_OF_INVOICE, check=_STAFF),
        migrations.RunSQL(
            [
                "REVOKE UPDATE, DELETE, TRUNCATE ON billing_payment FROM hamroh_app",
                f"GRANT UPDATE ({_CHANGES}) ON billing_payment TO hamroh_app",
            ],
            [
                f"REVOKE UPDATE ({_CHANGES}) ON billing_payment FROM hamroh_app",
                "GRANT UPDATE, DELETE ON billing_payment TO hamroh_app",
            ],
        ),
        *(rls.ProtectHistory(f"billing_{name}event") for name in ("invoice", "payment")),
    ]
