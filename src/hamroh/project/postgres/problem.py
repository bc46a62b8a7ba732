"""What can go wrong in words that a person at a terminal can act on."""


class PostgresProblemError(RuntimeError):
    """PostgreSQL could not be found, made, started or reached; the text says why and what to do."""
