"""The app of the centres' wing."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "hamroh.workspace"
    label = "workspace"
