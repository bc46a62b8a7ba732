"""Facts that rested on a mistake are marked as such; the triggers of the history follow the new column."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journeys', '0002_walls'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='personfact',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='personfact',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='personfact',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='personfact',
            name='taken_back_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='personfactevent',
            name='taken_back_at',
            field=models.DateTimeField(null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personfact',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "journeys_personfactevent" ("evidence", "id", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "superseded_at", "taken_back_at", "trust") VALUES (NEW."evidence", NEW."id", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by", NEW."superseded_at", NEW."taken_back_at", NEW."trust"); RETURN NULL;', hash='7ea0e89f5825d86064f3e8252dbbb57f7b02c64e', operation='INSERT', pgid='pgtrigger_insert_insert_f6cf4', table='journeys_personfact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personfact',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by" IS DISTINCT FROM (NEW."recorded_by") OR OLD."superseded_at" IS DISTINCT FROM (NEW."superseded_at") OR OLD."taken_back_at" IS DISTINCT FROM (NEW."taken_back_at") OR OLD."trust" IS DISTINCT FROM (NEW."trust"))', func='INSERT INTO "journeys_personfactevent" ("evidence", "id", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "superseded_at", "taken_back_at", "trust") VALUES (NEW."evidence", NEW."id", NEW."kind", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by", NEW."superseded_at", NEW."taken_back_at", NEW."trust"); RETURN NULL;', hash='2ceae24d191c594bd7c86cd039894e1fc04951d8', operation='UPDATE', pgid='pgtrigger_update_update_8881a', table='journeys_personfact', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personfact',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "journeys_personfactevent" ("evidence", "id", "kind", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "superseded_at", "taken_back_at", "trust") VALUES (OLD."evidence", OLD."id", OLD."kind", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by", OLD."superseded_at", OLD."taken_back_at", OLD."trust"); RETURN NULL;', hash='790ff81eea6a26f063d2db1ddcf01f840379b3d9', operation='DELETE', pgid='pgtrigger_delete_delete_27ed7', table='journeys_personfact', when='AFTER')),
        ),
    ]
