"""Outgoing messages, templates and reminders.

What comes in from people is in contacts, which is not built yet.
"""
