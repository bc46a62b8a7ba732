"""A person's facts, plans, steps and deadlines, and the law releases they rest on.

Desks and slots are in booking; law itself is data in packs.
"""
