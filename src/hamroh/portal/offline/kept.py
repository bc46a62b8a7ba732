"""Which pages of a person a phone may keep."""

KEPT_PAGES = ("portal:plan", "portal:visit")
"""Names of their addresses; both show nothing to who is not signed in or has not answered."""
