"""The kinds of books that are read."""

from __future__ import annotations

from eprocuracy.kernel.words import Word

from .readable import Readable


class Kind(Word):
    """A book of an office."""

    CRIME_REPORTS = "crime_reports", "Sổ thụ lý nguồn tin về tội phạm", "Register of crime reports"
    CASES = "cases", "Sổ thụ lý vụ án hình sự", "Register of criminal cases"
    CUSTODY = "custody", "Sổ theo dõi tạm giữ, tạm giam", "Register of custody and detention"
    SUPERVISION = "supervision", "Sổ theo dõi kháng nghị, kiến nghị", "Register of protests and recommendations"


BookKind = Kind | Readable
