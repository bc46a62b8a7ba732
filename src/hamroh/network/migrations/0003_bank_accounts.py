"""The account of a centre to which people transfer what they owe it; who changed it stays in the history."""

import django.db.models.deletion
import hamroh.foundation.ids
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from hamroh.foundation import rls


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0002_history'),
    ]

    operations = [
        migrations.CreateModel(
            name='BankAccount',
            fields=[
                ('id', models.UUIDField(default=hamroh.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160)),
                ('account', models.CharField(max_length=20)),
                ('bank_name', models.CharField(max_length=160)),
                ('bic', models.CharField(max_length=9)),
                ('correspondent_account', models.CharField(max_length=20)),
                ('inn', models.CharField(max_length=12)),
                ('kpp', models.CharField(max_length=9)),
                ('centre', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='bank_account', to='network.centre')),
            ],
            options={
                'ordering': ['centre'],
            },
        ),
        migrations.CreateModel(
            name='BankAccountEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(default=hamroh.foundation.ids.new_id, editable=False, serialize=False)),
                ('name', models.CharField(max_length=160)),
                ('account', models.CharField(max_length=20)),
                ('bank_name', models.CharField(max_length=160)),
                ('bic', models.CharField(max_length=9)),
                ('correspondent_account', models.CharField(max_length=20)),
                ('inn', models.CharField(max_length=12)),
                ('kpp', models.CharField(max_length=9)),
                ('centre', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='network.centre')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='network.bankaccount')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankaccount',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "network_bankaccountevent" ("account", "bank_name", "bic", "centre_id", "correspondent_account", "id", "inn", "kpp", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."account", NEW."bank_name", NEW."bic", NEW."centre_id", NEW."correspondent_account", NEW."id", NEW."inn", NEW."kpp", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='7c5c7bdad137595d9d573b7c8a17a2b31c22c928', operation='INSERT', pgid='pgtrigger_insert_insert_e4363', table='network_bankaccount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankaccount',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "network_bankaccountevent" ("account", "bank_name", "bic", "centre_id", "correspondent_account", "id", "inn", "kpp", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."account", NEW."bank_name", NEW."bic", NEW."centre_id", NEW."correspondent_account", NEW."id", NEW."inn", NEW."kpp", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='2d9aa448ddef81c71f16c7e812426f662f655342', operation='UPDATE', pgid='pgtrigger_update_update_f1fac', table='network_bankaccount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankaccount',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "network_bankaccountevent" ("account", "bank_name", "bic", "centre_id", "correspondent_account", "id", "inn", "kpp", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."account", OLD."bank_name", OLD."bic", OLD."centre_id", OLD."correspondent_account", OLD."id", OLD."inn", OLD."kpp", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='18c06e43e78b56374c86e094865da7cd765fa630', operation='DELETE', pgid='pgtrigger_delete_delete_a538a', table='network_bankaccount', when='AFTER')),
        ),
        rls.ProtectHistory("network_bankaccountevent"),
    ]
