"""A few hundred invented people and what happened to them, made by the actions that a real day would call.

Nothing is written here but through flows and actions, each told the past moment at which it happened.
"""
