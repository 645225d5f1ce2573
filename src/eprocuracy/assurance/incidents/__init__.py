"""Incidents: what was noticed and when, what must be told to whom by which hour, and what it came to."""
