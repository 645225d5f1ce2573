"""The figures of the sector: every indicator of an office and those below for a period, and the matters behind each number."""
