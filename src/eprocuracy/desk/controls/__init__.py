"""For whoever audits: every control of security with its state, what was found last, and what is open."""
