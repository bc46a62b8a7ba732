"""Speed, measured against peers with the same rows, indexes and durability in the same run."""
