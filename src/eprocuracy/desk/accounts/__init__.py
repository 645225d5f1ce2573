"""Whoever keeps the accounts of an office sees how it stands with each, does what must be done, and reviews them every quarter."""
