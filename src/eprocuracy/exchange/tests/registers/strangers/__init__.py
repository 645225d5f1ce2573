"""Books of offices that nobody here has met: invented truth, written down with habits drawn by lot, and read back."""
