"""History only grows."""

from django.db import migrations

from hamroh.foundation import rls


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial")]

    operations = [
        rls.ProtectHistory(f"network_{name}event")
        for name in ("centre", "centredeskkind", "desk", "price", "closedday")
    ]
