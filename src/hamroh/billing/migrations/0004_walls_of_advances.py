"""Advance payments behind row-level security: the person, and staff linked to them whose role opens money.

What was said about a payment is never changed.
"""

from django.db import migrations

from hamroh.foundation import rls
from hamroh.people.walls import reach

_SEEN = rls.all_of(
    reach("billing_advancepayment.person_id"),
    rls.any_of(rls.SYSTEM, rls.own(), rls.compartment("money")),
)
_OF_ADVANCE = "EXISTS (SELECT 1 FROM billing_advancepayment advance WHERE advance.id = advance_id)"


class Migration(migrations.Migration):
    dependencies = [("billing", "0003_advances"), ("people", "0002_walls")]

    operations = [
        rls.Protect("billing_advancepayment", using=_SEEN),
        rls.Protect("billing_advancemove", using=_OF_ADVANCE),
        rls.AppendOnly("billing_advancemove"),
        rls.ProtectHistory("billing_advancepaymentevent"),
    ]
