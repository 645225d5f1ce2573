"""Assignment: the matters that nobody handles, beside what each procurator has."""
