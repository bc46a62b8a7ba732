"""The manager's day: how many are booked, here, waiting, served, and where it sticks."""
