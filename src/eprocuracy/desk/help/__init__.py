"""Help: how one works here, keys, words, and every khâu as its declarations say it."""
