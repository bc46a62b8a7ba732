"""The verbs that cross domains: planning, visiting, paying, serving, reminding.

A flow exists only where two domains meet; one domain alone keeps its own action.
"""
