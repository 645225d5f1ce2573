"""Drills: what would be done in an emergency, done in earnest in a folder of its own, measured, and told."""
