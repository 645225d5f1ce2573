"""Statutes as dated data, the counting of time, severity of offences, and the sentences that explain a date."""
