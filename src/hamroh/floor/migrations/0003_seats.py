"""A room serves several at once: one active call for each seat of a desk, not for each desk."""

from django.db import migrations, models
from django.db.models import Q

_NAME = "floor_one_call_at_a_desk"


class Migration(migrations.Migration):
    dependencies = [("floor", "0002_walls")]

    operations = [
        migrations.AddField("period", "seat", models.PositiveSmallIntegerField(default=1)),
        migrations.RemoveConstraint("period", _NAME),
        migrations.AddConstraint(
            "period",
            models.UniqueConstraint(
                fields=["desk", "seat"],
                condition=Q(ends_at__isnull=True, kind__in=["called", "serving"]),
                name=_NAME,
            ),
        ),
    ]
