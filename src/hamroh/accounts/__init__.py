"""Who may enter: staff and their roles at centres, one-time codes, recovery cards.

Facts about a person are in people and journeys.
"""
