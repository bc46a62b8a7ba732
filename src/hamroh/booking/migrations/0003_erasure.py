"""Visits of an erased person are nobody's, in the history too."""

from django.db import migrations

from hamroh.foundation import rls


class Migration(migrations.Migration):
    dependencies = [("booking", "0002_walls"), ("people", "0003_erasure")]

    operations = [
        rls.ErasableBy(
            "booking_erase",
            statements=[
                "UPDATE booking_visitevent SET person_id = NULL WHERE person_id = who",
            ],
        ),
    ]
