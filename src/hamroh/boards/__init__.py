"""What hangs on the wall: number boards.

Numbers only, never names; nothing here asks who is looking.
"""
