"""Papers that the person has signed and that wait for the seal of the office."""
