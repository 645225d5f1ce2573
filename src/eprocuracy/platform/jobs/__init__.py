"""Background work: a queue in PostgreSQL, the process that works it off, and the keeper that sees to it that it lives."""
