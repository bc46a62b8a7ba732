"""The embedded PostgreSQL: its programs, the account it works under, one cluster, clusters for tests.

Nothing here is imported by settings: a launcher starts a cluster and hands its address on as DATABASE_URL.
"""
