"""The first page, the choice of a centre, and one's own account."""
