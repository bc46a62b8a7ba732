"""Compiles the catalogues before any test asks for a translation."""

from hamroh.project.messages.compiling import build


def pytest_configure() -> None:
    build()
