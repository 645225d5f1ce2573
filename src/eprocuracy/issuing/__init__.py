"""Papers of our own that have legal value: what the prescribed forms say."""
