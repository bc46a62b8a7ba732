"""Events carry their context, so run time has no business with pghistory's own table of contexts."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_cache"), ("pghistory", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "REVOKE ALL ON pghistory_context FROM hamroh_app",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON pghistory_context TO hamroh_app",
        )
    ]
