"""The log of looks, codes and cards behind row-level security; history only grows."""

from django.db import migrations

from hamroh.foundation import rls

_LOOKS = rls.any_of(rls.SYSTEM, rls.all_of(rls.own(), "NOT sealed"), rls.acting("who_id"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        rls.Protect("accounts_looklog", using=_LOOKS, check=rls.any_of(rls.SYSTEM, rls.acting("who_id"))),
        rls.AppendOnly("accounts_looklog"),
        rls.Protect("accounts_onetimecode", using=rls.SYSTEM),
        rls.Protect("accounts_recoverycard", using=rls.any_of(rls.SYSTEM, rls.own())),
        *(
            rls.ProtectHistory(f"accounts_{name}event")
            for name in ("staffuser", "roleassignment", "recoverycard")
        ),
    ]
