"""Plans are compared with a release in stretches that several workers share, instead of by one mark on the release.

A comparison that is under way starts again; what it found already stays.
"""

import django.db.models.deletion
from django.db import migrations, models

import hamroh.foundation.ids
from hamroh.foundation import rls


class Migration(migrations.Migration):

    dependencies = [
        ('journeys', '0005_erasure'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='lawrelease',
            name='compared_to',
        ),
        migrations.CreateModel(
            name='Stretch',
            fields=[
                ('id', models.UUIDField(default=hamroh.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('after', models.UUIDField()),
                ('up_to', models.UUIDField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='journeys.lawrelease')),
            ],
            options={
                'ordering': ['release', 'after'],
                'constraints': [models.UniqueConstraint(fields=('release', 'after'), name='stretch_once')],
            },
        ),
        rls.Protect("journeys_stretch", using=rls.SYSTEM),
    ]
