"""Passwords of tests cost nothing to hash: the same algorithm, which every server of ours reads, at its least."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 in one round over eight kibibytes; a server that meets such a hash makes it anew as it should be."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
