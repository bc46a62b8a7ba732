"""Invoices, payments, advance payments and their states.

The signed paper of a receipt is in documents.
"""
