"""The application of the floor."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    name = "hamroh.floor"
    label = "floor"
