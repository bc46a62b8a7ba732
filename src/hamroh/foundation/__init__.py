"""Django plumbing without a word of the domain: clock, errors, scope and row-level security,
encrypted fields, audit context, idempotency keys, rate limits, locks.
"""
