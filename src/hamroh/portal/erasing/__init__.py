"""Erasing my data: what goes, what stays and why, and the code or card that confirms it."""
