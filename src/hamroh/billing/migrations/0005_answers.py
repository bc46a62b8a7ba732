"""Answers about advance payments: their day, the bank's sum, why one is not counted, and the step that undoes one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0004_walls_of_advances'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='advancemove',
            name='advance_move_once',
        ),
        migrations.AddField(
            model_name='advancemove',
            name='amount',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='advancemove',
            name='reason',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='advancemove',
            name='said_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='advancemove',
            name='undoes',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='undone_by', to='billing.advancemove'),
        ),
    ]
