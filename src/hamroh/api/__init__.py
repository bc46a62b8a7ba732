"""What partners' programs see: plans from facts, statelessly, described by OpenAPI.

Nothing that is sent here is stored or logged. What the law says is core's; no page belongs here.
"""
