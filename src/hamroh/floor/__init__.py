"""The day on the floor: tickets, calls, services, results, the append-only log.

Places reserved beforehand are in booking, on which the floor stands.
"""
