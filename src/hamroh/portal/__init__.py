"""What a migrant sees: questions, plan, visit, papers, reminders.

It parses, calls and renders; rules belong in core, writes in actions and flows.
"""
