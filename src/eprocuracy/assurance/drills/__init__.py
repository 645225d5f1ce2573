"""Drills of the product itself: what a thief, an insider, a lost device or a wrong clock does is done in earnest, and what notices it is the product."""
