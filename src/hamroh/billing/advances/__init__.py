"""Advance payments of tax that people make elsewhere: what they show of them, and who has vouched for it since.

We never hold this money; invoices and the cash desk are beside this folder.
"""
