"""Invoices of an erased person are nobody's, and what was shown of advance payments goes."""

from django.db import migrations

from hamroh.foundation import rls


class Migration(migrations.Migration):
    dependencies = [("billing", "0006_transfers"), ("people", "0003_erasure")]

    operations = [
        rls.ErasableBy(
            "billing_erase",
            statements=[
                "DELETE FROM billing_advancemove m USING billing_advancepayment a WHERE m.advance_id = a.id AND a.person_id = who",
                "DELETE FROM billing_advancepayment WHERE person_id = who",
                "DELETE FROM billing_advancepaymentevent WHERE person_id = who",
                "UPDATE billing_invoiceevent SET person_id = NULL WHERE person_id = who",
            ],
        ),
    ]
