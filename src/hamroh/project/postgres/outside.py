"""A PostgreSQL that somebody else runs."""

import psycopg

from hamroh.project.postgres.problem import PostgresProblemError

OLDEST = 15


def check(url: str) -> None:
    """Raises PostgresProblemError when the server cannot be reached or is older than we support."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise PostgresProblemError(f"DATABASE_URL cannot be reached: {str(error).strip()}") from None
    refuse_old(version)


def refuse_old(version: int) -> None:
    """Raises PostgresProblemError for a version number, as the server writes it, before the oldest supported."""
    if version < OLDEST * 10_000:
        raise PostgresProblemError(
            f"The PostgreSQL of DATABASE_URL is version {version // 10_000}; Hamroh needs {OLDEST} or newer."
        )
