"""When the system is away: pages of a copy that only look, the pack of papers with reserved numbers, and reconciling it afterwards."""
