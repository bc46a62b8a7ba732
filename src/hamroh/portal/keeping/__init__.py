"""The person's doors: keep the plan by phone or by card, come back by either, leave."""
