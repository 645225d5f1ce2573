"""The kinds of books that are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eprocuracy.kernel.words import Word

from .readable import Readable


class Kind(Word):
    """A book of an office."""

    CRIME_REPORTS = "crime_reports", "Sổ thụ lý nguồn tin về tội phạm", "Register of crime reports"
    CASES = "cases", "Sổ thụ lý vụ án hình sự", "Register of criminal cases"
    CUSTODY = "custody", "Sổ theo dõi tạm giữ, tạm giam", "Register of custody and detention"
    SUPERVISION = "supervision", "Sổ theo dõi kháng nghị, kiến nghị", "Register of protests and recommendations"


BookKind = Kind | Readable


def numbers_papers_apart(kind: str) -> bool:
    """Whether a book numbers its kinds of papers apart: protests have numbers of their own beside recommendations."""
    return kind == Kind.SUPERVISION.value


def paper_numbered_apart(kind: str, values: Mapping[str, Any]) -> str:
    """The kind of paper within which an entry has its number; empty for books that number all their entries in one row."""
    return str(values.get("type") or "") if numbers_papers_apart(kind) else ""
