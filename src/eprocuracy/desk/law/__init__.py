"""The law on pages: statutes with their readings, offences, competence, and what a change of the law would move."""
