"""Settings and the root of addresses: the only room that knows every other."""
