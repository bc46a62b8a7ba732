"""What the people of a centre see, a folder for each kind of work.

It parses, calls and renders; rules belong in core, writes in actions and flows.
"""
