"""Hamroh: the open platform that a network of migrant service centres runs on.

Each folder below is a floor or a room; docs/architecture.md has the picture.
"""
