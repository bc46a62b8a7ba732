"""What changes between two packs, or between two days of one, line by line as a lawyer reads it.

How many people it touches is the flow `planning`'s; saving and showing releases is the domains' and wings'.
"""

from hamroh.packs.comparing.changes import Area, Change, compare_days, compare_packs
from hamroh.packs.comparing.saying import ENGLISH, Sayings

__all__ = ["ENGLISH", "Area", "Change", "Sayings", "compare_days", "compare_packs"]
