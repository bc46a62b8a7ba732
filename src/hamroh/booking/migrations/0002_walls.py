"""Visits and their places behind row-level security; slots leave room for updates in place.

Staff of a centre reach the visits to it, whoever the person is, if a role of theirs opens the
compartment of services.
"""

from django.db import migrations

from hamroh.foundation import rls

_REACH = rls.any_of(rls.SYSTEM, rls.own(), rls.all_of(rls.centre(), rls.compartment("service")))


class Migration(migrations.Migration):
    dependencies = [("booking", "0001_initial")]

    operations = [
        rls.Protect("booking_visit", using=_REACH),
        rls.Protect("booking_visitplace", using=_REACH),
        rls.ProtectHistory("booking_visitevent"),
        migrations.RunSQL(
            "ALTER TABLE booking_slot SET (fillfactor = 60)", "ALTER TABLE booking_slot RESET (fillfactor)"
        ),
    ]
