"""Centres, desk kinds, desks, services, prices and opening hours.

Bookable time is in booking.
"""
