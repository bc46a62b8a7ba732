"""Django's own commands, where they must run as the owner of the tables."""
