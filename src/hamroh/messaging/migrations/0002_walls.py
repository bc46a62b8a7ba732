"""Reminders and messages behind row-level security."""

from django.db import migrations

from hamroh.foundation import rls
from hamroh.people.walls import reach


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_initial"), ("people", "0002_walls")]

    operations = [
        rls.Protect("messaging_reminder", using=reach("messaging_reminder.person_id")),
        # Whoever causes a message need not be one who may read it: a code is asked for by nobody we know.
        rls.Protect("messaging_message", using=rls.SYSTEM, check="true"),
    ]
