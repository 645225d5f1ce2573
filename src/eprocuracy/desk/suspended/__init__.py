"""Matters that rest: why, what is awaited, the last joint review, and when limitation ends."""
