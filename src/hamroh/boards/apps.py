"""The app of what hangs on the wall."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "hamroh.boards"
    label = "boards"
