"""Facts and plans of an erased person leave the history too."""

from django.db import migrations

from hamroh.foundation import rls


class Migration(migrations.Migration):
    dependencies = [("journeys", "0004_reviews"), ("people", "0003_erasure")]

    operations = [
        rls.ErasableBy(
            "journeys_erase",
            statements=[
                "DELETE FROM journeys_personfactevent WHERE person_id = who",
                "DELETE FROM journeys_planchangeevent WHERE person_id = who",
                "DELETE FROM journeys_planevent WHERE person_id = who",
            ],
        ),
    ]
