"""The calendar of hearings: which, when, before which court, who goes there, and what stands in each other's way."""
