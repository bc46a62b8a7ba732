"""The worker: runs jobs and sweeps until it is told to stop. Started and restarted by the supervisor.

`python -m hamroh.project.worker`. SIGINT and SIGTERM let the running jobs end. It also ends, with code 0, when
the database restarts, so it is to be started again whatever its exit code.

What is to be done stands as rows in the domains, written by the transaction that causes it; sweeps find it
there. No task defers another: inside the worker that would happen outside of Django's transaction.
"""

import asyncio
import os

import django
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector


def main() -> None:
    """Run until a signal comes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")
    django.setup()
    asyncio.run(_work())


async def _work() -> None:
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("procrastinate is not set up by Django")
    with app.replace_connector(connector.get_worker_connector()) as worker_app:
        async with worker_app.open_async():
            await worker_app.run_worker_async()


if __name__ == "__main__":
    main()
