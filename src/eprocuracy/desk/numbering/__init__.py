"""The number book (S14) of an office: on screen, on paper, as an Excel file; and voiding a number."""
