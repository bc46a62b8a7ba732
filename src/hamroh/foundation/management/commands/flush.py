"""`flush`, as the owner of the tables; tests that commit are cleaned by it where the login is no superuser."""

from typing import Any

from django.core.management.commands import flush

from hamroh.foundation.postgres.base import as_owner


class Command(flush.Command):
    """Only an owner may truncate."""

    def handle(self, **options: Any) -> None:
        """Empty all tables."""
        with as_owner(options["database"]):
            super().handle(**options)
