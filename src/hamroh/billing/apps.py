"""The application of money."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "hamroh.billing"
    label = "billing"
