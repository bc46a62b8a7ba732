"""Booking a visit, and the visit itself: every desk of a centre on one day."""
