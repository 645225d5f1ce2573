"""The search of the header: docket numbers, names of matters, people by name or identity number."""
