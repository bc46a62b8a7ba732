"""Pages of those who keep the law, and of the consultants who look at the plans that it moves.

What moves is `hamroh.core.law`'s and `hamroh.packs.comparing`'s; who is told is the flow `planning`'s.
"""
