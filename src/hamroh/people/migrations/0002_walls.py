"""Every table about a person behind row-level security; history only grows."""

from django.db import migrations

from hamroh.foundation import rls
from hamroh.people.walls import reach

_TABLES = ("personname", "namekey", "identitypaper", "contactpoint", "consent")
_LINK = rls.any_of(rls.SYSTEM, rls.own(), rls.centre())


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        rls.Protect("people_personcentre", using=_LINK),
        rls.Protect("people_person", using=reach("people_person.id")),
        *(rls.Protect(f"people_{name}", using=reach(f"people_{name}.person_id")) for name in _TABLES),
        *(
            rls.ProtectHistory(f"people_{name}event")
            for name in ("person", "personcentre", "personname", "identitypaper", "contactpoint", "consent")
        ),
    ]
