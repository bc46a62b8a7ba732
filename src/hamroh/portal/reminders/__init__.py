"""My reminders: what will be said when and by which way, and the ways to change that."""
