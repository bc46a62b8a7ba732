import django.db.models.deletion
import hamroh.foundation.fields
import hamroh.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_walls'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=hamroh.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=200, unique=True)),
                ('topic', models.CharField(max_length=20)),
                ('subject_id', models.UUIDField()),
                ('kind', models.CharField(max_length=30)),
                ('params', models.JSONField(default=dict)),
                ('due_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('state', models.CharField(default='due', max_length=20)),
                ('turn_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=hamroh.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=200, unique=True)),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('kind', models.CharField(max_length=30)),
                ('params', models.JSONField(default=dict)),
                ('language', models.CharField(max_length=2)),
                ('channel', models.CharField(max_length=10)),
                ('address', hamroh.foundation.fields.EncryptedTextField()),
                ('secret', hamroh.foundation.fields.EncryptedTextField(blank=True, default='')),
                ('until', models.DateTimeField()),
                ('state', models.CharField(default='queued', max_length=20)),
                ('turn_at', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('provider', models.CharField(blank=True, default='', max_length=20)),
                ('detail', models.CharField(blank=True, default='', max_length=100)),
                ('created_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('reminder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='messaging.reminder')),
            ],
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(condition=models.Q(('turn_at__isnull', False)), fields=['turn_at', 'id'], name='reminder_turn'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(fields=['person', 'due_at'], name='reminder_of_person'),
        ),
        migrations.AddIndex(
            model_name='reminder',
            index=models.Index(fields=['topic', 'subject_id'], name='reminder_of_subject'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['due', 'claimed', 'sent', 'no_longer_true', 'unreachable', 'cancelled'])), name='reminder_state_known'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['due', 'claimed']), ('turn_at__isnull', False)), models.Q(models.Q(('state__in', ['due', 'claimed']), _negated=True), ('turn_at__isnull', True)), _connector='OR'), name='reminder_open_has_turn'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('turn_at__isnull', False)), fields=['turn_at', 'id'], name='message_turn'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['-created_at'], name='message_created'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['person', 'created_at'], name='message_of_person'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'claimed', 'handed_over', 'failed', 'dropped'])), name='message_state_known'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['queued', 'claimed']), ('turn_at__isnull', False)), models.Q(models.Q(('state__in', ['queued', 'claimed']), _negated=True), ('turn_at__isnull', True)), _connector='OR'), name='message_open_has_turn'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['news', 'deadline_near', 'payment_near', 'visit_near', 'one_time_code'])), name='message_kind_known'),
        ),
    ]
