"""Erasing: a person leaves, each domain forgets its part in one transaction, and what the law makes us keep is counted."""
