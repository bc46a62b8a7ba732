"""The law as data, a folder for each country, and the only loader of it.

What the data means is decided in core.law.
"""
