"""Settings, addresses, the command line, the embedded database and the demo network.

What starts and joins the house belongs here; no rule of the domain does.
"""
