"""The plan as a page: one lit step, the road after it, what it costs, and why."""
