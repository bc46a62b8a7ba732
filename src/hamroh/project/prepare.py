"""Brings a database and a clone up to date: catalogues, static files, migrations, and the demo when asked."""

import os
import sys

import django
from django.core.management import call_command

from hamroh.project import static
from hamroh.project.demo import STEPS
from hamroh.project.messages import compiling
from hamroh.project.progress import step


def prepare(*, demo: bool) -> None:
    """Do everything that is needed before the first request. Safe to repeat, quick when nothing changed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")
    with step("Compiling the words of six languages"):
        compiling.build()
    django.setup()
    with step("Collecting static files"):
        static.collect()
    with step("Bringing the database up to date"):
        call_command("migrate", interactive=False, verbosity=0)
    if demo:
        for one in STEPS:
            with step(one.title):
                one.load()


if __name__ == "__main__":
    prepare(demo="--demo" in sys.argv)
