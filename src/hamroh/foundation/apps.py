"""The application of the plumbing."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "hamroh.foundation"
    label = "foundation"
