"""Invoices have a number that a transfer names, and a transfer the bank's number, so that it pays once."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0005_answers'),
        ('network', '0003_bank_accounts'),
        ('people', '0002_walls'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='invoice',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='invoice',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='invoice',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='payment',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='payment',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='payment',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='invoice',
            name='number',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='invoiceevent',
            name='number',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='payment',
            name='bank_reference',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='paymentevent',
            name='bank_reference',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='payment',
            name='method',
            field=models.CharField(choices=[('cash', 'Cash'), ('card', 'Card'), ('transfer', 'Transfer'), ('employer', 'Employer'), ('bank_qr', 'Bank Qr')], max_length=8),
        ),
        migrations.AlterField(
            model_name='paymentevent',
            name='method',
            field=models.CharField(choices=[('cash', 'Cash'), ('card', 'Card'), ('transfer', 'Transfer'), ('employer', 'Employer'), ('bank_qr', 'Bank Qr')], max_length=8),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invoice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "billing_invoiceevent" ("centre_id", "created_at", "currency", "id", "number", "paid", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "total", "visit_id") VALUES (NEW."centre_id", NEW."created_at", NEW."currency", NEW."id", NEW."number", NEW."paid", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."state", NEW."total", NEW."visit_id"); RETURN NULL;', hash='7ea7878c86ba136fdb8e9bb0689fdf2abcee1ee5', operation='INSERT', pgid='pgtrigger_insert_insert_0c624', table='billing_invoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invoice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "billing_invoiceevent" ("centre_id", "created_at", "currency", "id", "number", "paid", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "total", "visit_id") VALUES (NEW."centre_id", NEW."created_at", NEW."currency", NEW."id", NEW."number", NEW."paid", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."state", NEW."total", NEW."visit_id"); RETURN NULL;', hash='86e8e0d62c1ee887bbdf8e2eb9db381563db1b40', operation='UPDATE', pgid='pgtrigger_update_update_28c43', table='billing_invoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invoice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "billing_invoiceevent" ("centre_id", "created_at", "currency", "id", "number", "paid", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "total", "visit_id") VALUES (OLD."centre_id", OLD."created_at", OLD."currency", OLD."id", OLD."number", OLD."paid", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."state", OLD."total", OLD."visit_id"); RETURN NULL;', hash='490004212cee368a50f70dc1a5895969fa6c40a6', operation='DELETE', pgid='pgtrigger_delete_delete_6493d', table='billing_invoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "billing_paymentevent" ("amount", "bank_reference", "centre_id", "document_id", "id", "invoice_id", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt_number", "reversal_reason", "reversed_at", "reversed_by", "taken_at", "taken_by") VALUES (NEW."amount", NEW."bank_reference", NEW."centre_id", NEW."document_id", NEW."id", NEW."invoice_id", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."receipt_number", NEW."reversal_reason", NEW."reversed_at", NEW."reversed_by", NEW."taken_at", NEW."taken_by"); RETURN NULL;', hash='3e9f10924e4d82d107ee909727c89aa9a62898ba', operation='INSERT', pgid='pgtrigger_insert_insert_70a39', table='billing_payment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "billing_paymentevent" ("amount", "bank_reference", "centre_id", "document_id", "id", "invoice_id", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt_number", "reversal_reason", "reversed_at", "reversed_by", "taken_at", "taken_by") VALUES (NEW."amount", NEW."bank_reference", NEW."centre_id", NEW."document_id", NEW."id", NEW."invoice_id", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."receipt_number", NEW."reversal_reason", NEW."reversed_at", NEW."reversed_by", NEW."taken_at", NEW."taken_by"); RETURN NULL;', hash='ac45307464960d987b3462a134739e152221714f', operation='UPDATE', pgid='pgtrigger_update_update_5f754', table='billing_payment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "billing_paymentevent" ("amount", "bank_reference", "centre_id", "document_id", "id", "invoice_id", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receipt_number", "reversal_reason", "reversed_at", "reversed_by", "taken_at", "taken_by") VALUES (OLD."amount", OLD."bank_reference", OLD."centre_id", OLD."document_id", OLD."id", OLD."invoice_id", OLD."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."receipt_number", OLD."reversal_reason", OLD."reversed_at", OLD."reversed_by", OLD."taken_at", OLD."taken_by"); RETURN NULL;', hash='107e3833dbda44b0a4ceec91355e3636756e2061', operation='DELETE', pgid='pgtrigger_delete_delete_a41dd', table='billing_payment', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='invoice_number_once'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('method', 'bank_qr'), _negated=True), models.Q(('bank_reference', ''), _negated=True), _connector='OR'), name='payment_transfer_has_a_number'),
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('bank_reference', ''), _negated=True), ('reversed_at', None)), fields=('centre', 'bank_reference'), name='payment_transfer_once'),
        ),
    ]
