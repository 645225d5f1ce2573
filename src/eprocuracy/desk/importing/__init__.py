"""Taking in the books of offices: a file is sent, its columns are checked, what would change is seen, then it is confirmed."""
