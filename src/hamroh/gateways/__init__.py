"""The outside world: plain data in, plain data out; a contract, a folder for each provider, a demo each.

Nothing here touches our database.
"""
