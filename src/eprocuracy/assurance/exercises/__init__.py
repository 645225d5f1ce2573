"""Exercises at a table: scenarios as data, held with people, scored as exercises and never by person, with lessons that have an owner."""
