"""For people outside who found a weakness: where to tell it (RFC 9116)."""
