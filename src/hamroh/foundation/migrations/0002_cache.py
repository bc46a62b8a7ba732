"""The cache's table, by migration: `createcachetable` would run as a role that may not create."""

from django.db import migrations

_THERE = """
CREATE TABLE foundation_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX foundation_cache_expires ON foundation_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]

    operations = [migrations.RunSQL(_THERE, "DROP TABLE foundation_cache")]
