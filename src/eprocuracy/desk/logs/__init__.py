"""The log as people read it: of a matter, of a person, of one's own account."""
