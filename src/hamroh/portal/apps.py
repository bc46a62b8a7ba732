"""The app of the migrants' wing."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "hamroh.portal"
    label = "portal"
