"""A person who was erased is marked, the proof of it is kept, and the history of who they were can be taken out."""

import django.db.models.deletion
import hamroh.foundation.ids
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from hamroh.foundation import rls


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_walls'),
        ('network', '0003_bank_accounts'),
        ('people', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.UUIDField(default=hamroh.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person_id', models.UUIDField(unique=True)),
                ('at', models.DateTimeField()),
                ('by_kind', models.CharField(max_length=12)),
                ('by_id', models.UUIDField(null=True)),
                ('reason', models.CharField(max_length=20)),
                ('kept', models.JSONField()),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='person',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='person',
            name='erased_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='personevent',
            name='erased_at',
            field=models.DateTimeField(null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_personevent" ("created_at", "erased_at", "home_centre_id", "id", "is_invented", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") VALUES (NEW."created_at", NEW."erased_at", NEW."home_centre_id", NEW."id", NEW."is_invented", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."region_code"); RETURN NULL;', hash='11167f0fdd609afa851e89436acd7cd2c6560ac3', operation='INSERT', pgid='pgtrigger_insert_insert_65688', table='people_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."erased_at" IS DISTINCT FROM (NEW."erased_at") OR OLD."home_centre_id" IS DISTINCT FROM (NEW."home_centre_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_invented" IS DISTINCT FROM (NEW."is_invented") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."region_code" IS DISTINCT FROM (NEW."region_code"))', func='INSERT INTO "people_personevent" ("created_at", "erased_at", "home_centre_id", "id", "is_invented", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") VALUES (NEW."created_at", NEW."erased_at", NEW."home_centre_id", NEW."id", NEW."is_invented", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."region_code"); RETURN NULL;', hash='7c641db7fbe16b9accc5d5b855e39a7d8ffc80c0', operation='UPDATE', pgid='pgtrigger_update_update_de829', table='people_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_personevent" ("created_at", "erased_at", "home_centre_id", "id", "is_invented", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") VALUES (OLD."created_at", OLD."erased_at", OLD."home_centre_id", OLD."id", OLD."is_invented", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."region_code"); RETURN NULL;', hash='944519951754a99af818c094a1c18bc9858595cd', operation='DELETE', pgid='pgtrigger_delete_delete_2ca2d', table='people_person', when='AFTER')),
        ),
        migrations.AddField(
            model_name='erasure',
            name='centre',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.centre'),
        ),
        rls.Protect("people_erasure", using=rls.SYSTEM),
        rls.AppendOnly("people_erasure"),
        rls.ErasableBy(
            "people_erase",
            statements=[
                *(
                    f"DELETE FROM people_{name}event WHERE person_id = who"
                    for name in ("personcentre", "personname", "identitypaper", "contactpoint", "consent")
                ),
                "DELETE FROM people_personevent WHERE pgh_obj_id = who AND erased_at IS NULL",
                "DELETE FROM accounts_recoverycardevent WHERE person_id = who",
            ],
        ),
    ]
