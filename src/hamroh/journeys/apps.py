"""The application of facts and plans."""

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "hamroh.journeys"
    label = "journeys"
