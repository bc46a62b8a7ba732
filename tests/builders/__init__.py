"""Test data, made by the actions themselves; one module for each domain."""
