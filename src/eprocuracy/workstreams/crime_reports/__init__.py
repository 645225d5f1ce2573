"""Crime reports: how the procuracy watches over their receipt, verification and settlement."""

from eprocuracy.kernel.words import Label

CODE = "crime_reports"
LABEL = Label("Nguồn tin về tội phạm", "Crime reports")
ORDER = 10
