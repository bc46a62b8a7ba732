"""A desk: call the next, serve, record what was done; it sees what it needs and nothing more."""
