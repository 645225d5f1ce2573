"""Numbering years: procedural papers are numbered anew from 1 December, administrative ones from 1 January. Pure.

Quyết định 393/QĐ-VKSTC (01/7/2016), Điều 9; an office may begin its years on another day, from a day on. A year is called after
the calendar year in which it ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .words import PaperClass


@dataclass(frozen=True, slots=True, order=True)
class Boundary:
    """From `from_on` on, numbering years begin on this day of each year."""

    from_on: date
    month: int
    day: int


DEFAULT = {
    PaperClass.PROCEDURAL: Boundary(date.min, 12, 1),
    PaperClass.ADMINISTRATIVE: Boundary(date.min, 1, 1),
}


def numbering_year(paper_class: PaperClass, on: date, set_: Iterable[Boundary] = ()) -> int:
    """The numbering year of a day, by the boundary in force on it."""
    known = [DEFAULT[paper_class], *set_]
    held = max(one for one in known if one.from_on <= on)
    if (held.month, held.day) == (1, 1):
        return on.year
    return on.year + 1 if (on.month, on.day) >= (held.month, held.day) else on.year
