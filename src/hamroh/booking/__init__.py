"""Slots of desk kinds, visits and the places a visit holds.

What is asked of a person by law is in journeys; what happens on the day is in floor.
"""
