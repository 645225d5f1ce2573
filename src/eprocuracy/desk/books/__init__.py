"""The books of an office for a period: on screen, on paper in A4 landscape, and as an Excel file."""
