"""`migrate`, as the owner of the tables, with a lock timeout."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from hamroh.foundation.postgres import role
from hamroh.foundation.postgres.base import as_owner


class Command(migrate.Command):
    """Make the role of run time first: without it no ordinary connection opens."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; the lock timeout of `as_owner` holds for each migration."""
        connection: Any = connections[options["database"]]
        role.prepare(connection)
        with as_owner(options["database"]):
            super().handle(*args, **options)
            role.close_the_list_of_migrations(connection)
