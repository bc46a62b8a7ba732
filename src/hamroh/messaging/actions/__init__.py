"""Every write of this domain: queueing and delivering messages, keeping and settling reminders.

Handing over to a gateway is no write; delivery.py does it between two of them.
"""
