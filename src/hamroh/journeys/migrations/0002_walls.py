"""Facts and plans behind row-level security; history only grows."""

from django.db import migrations

from hamroh.foundation import rls
from hamroh.people.walls import reach


class Migration(migrations.Migration):
    dependencies = [("journeys", "0001_initial"), ("people", "0002_walls")]

    operations = [
        *(
            rls.Protect(f"journeys_{name}", using=reach(f"journeys_{name}.person_id"))
            for name in ("personfact", "plan", "planstep")
        ),
        rls.ProtectHistory("journeys_personfactevent"),
        rls.ProtectHistory("journeys_planevent"),
    ]
