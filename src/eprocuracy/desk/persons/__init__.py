"""One person: every matter one may see, names and numbers with what they stand on, time held, and who may be the same."""
