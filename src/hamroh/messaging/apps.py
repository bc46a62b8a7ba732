"""The Django app of this domain."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """Outgoing messages and reminders."""

    name = "hamroh.messaging"
    label = "messaging"
