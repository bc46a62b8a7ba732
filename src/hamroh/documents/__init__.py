"""Papers that we issue, their credentials and their revocation.

Papers of others are never signed here.
"""
