"""The application of issued papers."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "hamroh.documents"
    label = "documents"
