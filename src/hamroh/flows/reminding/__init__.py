"""Reminding: who says whether a date still stands, and the sweeps that write to people.

The dates themselves come from plans and visits; the letters are in messaging.
"""
