"""From plan steps to places at desks: journeys knows what the law asks, booking what is free; here they meet."""
