"""The application of bookings."""

from django.apps import AppConfig


class BookingConfig(AppConfig):
    name = "hamroh.booking"
    label = "booking"
