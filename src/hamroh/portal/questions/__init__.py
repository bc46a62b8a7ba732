"""Questions, one a page. Answers live in the server session, never in an address."""
