"""Papers behind row-level security; neither they nor the public list of revoked numbers ever change.

Receipts belong to the compartment of money, records of attempts to that of services.
"""

from django.db import migrations

from hamroh.foundation import rls

_OF_KIND = rls.any_of(
    rls.all_of("kind = 'receipt'", rls.compartment("money")),
    rls.all_of("kind <> 'receipt'", rls.compartment("service")),
)
_STAFF = rls.any_of(rls.SYSTEM, rls.all_of(rls.centre(), _OF_KIND))


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        rls.Protect("documents_issueddocument", using=rls.any_of(_STAFF, rls.own()), check=_STAFF),
        rls.AppendOnly("documents_issueddocument"),
        rls.AppendOnly("documents_revocation"),
        rls.ProtectHistory("documents_issueddocumentevent"),
    ]
