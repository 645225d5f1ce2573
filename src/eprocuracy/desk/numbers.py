"""Docket numbers as people write them: `45/2026`, and with the unit `45/2026 · 22-KV3`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q

from eprocuracy.kernel.words import Label

NOT_NUMBERED = Label("chưa vào sổ", "not in the docket")
_WRITTEN = re.compile(
    r"(?:số\s*)?(?P<number>\d{1,7})(?:\s*/\s*(?P<year>\d{4}))?(?:\s*[·,;\-]?\s*(?P<unit>(?:TC|\d\d)(?:-[A-Z0-9]+)*))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """What was typed of a docket number."""

    number: int
    year: int | None = None
    unit: str = ""

    def condition(self) -> Q:
        """The condition on rows of matters: the number they bear, or one that they bore at an office before."""
        found = Q(number=self.number)
        if self.year:
            found &= Q(year=self.year)
        found |= Q(formerly__contains=[f"{self.number}/{self.year}" if self.year else str(self.number)])
        return found & Q(unit=self.unit) if self.unit else found


def shown(number: int | None, year: int | None, unit: str = "") -> str | Label:
    """The number as it stands in lists; a matter that has none yet says so."""
    if number is None:
        return NOT_NUMBERED
    text = f"{number}/{year}" if year else str(number)
    return f"{text} · {unit}" if unit else text


def read(text: str) -> Number | None:
    """What was typed as a docket number, or None when it is something else."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    return Number(int(found["number"]), int(found["year"]) if found["year"] else None, (found["unit"] or "").upper())
