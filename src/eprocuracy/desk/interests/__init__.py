"""Declared interests: one's own, what is found of them in a matter, and what the head decides about it."""
