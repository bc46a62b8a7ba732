"""Telling people: the states of messages and reminders, when to try again, at which hours to write.

What is said, and to whom, is in messaging.
"""
