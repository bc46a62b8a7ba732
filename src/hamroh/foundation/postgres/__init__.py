"""Django's PostgreSQL engine, working as a role that owns nothing, with the bound scope as its settings.

Policies are written with hamroh.foundation.rls; scopes are bound with hamroh.foundation.scope.
"""
