"""What holds a row back beyond what its cells say alone: missing values, letters lost, days before the matter, numbers used twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from .lines import Found, Line
from .reasons import HeldReason
from .text import has_lost_letters

AlreadyUsed = Callable[[str, int, int, str], bool]
"""Whether office, year of the book, number and kind of paper ("" except for protests and recommendations) are taken."""

_DOUBT = re.compile("[?\ufffd]")
_PARTS = {"institution": ("institution_no", "instituted_on")}
_NAMES = ("name", "suspects", "accused", "informant", "unit")


def check_required(line: Line, required: Iterable[str]) -> None:
    """Hold the row for every required value it does not have; a cell at fault for itself is not also missing."""
    for name in required:
        if name == "unit":
            continue
        for part in _missing(line, _PARTS.get(name, (name,))):
            if not line.is_at_fault(part):
                line.hold(HeldReason.MISSING_REQUIRED, line.first(part), of=part)


def _missing(line: Line, parts: tuple[str, ...]) -> list[str]:
    """The missing parts; where one column holds several parts, its first part speaks for it."""
    first = parts[0]
    missing = []
    for part in parts:
        value = line.values.get(part)
        if value is not None and value != ():
            continue
        missing.append(part if line.has_column(part) else first)
    return list(dict.fromkeys(missing))


def check_letters(line: Line, main: Iterable[str]) -> None:
    """Hold the row once where letters were lost for good, for the text that matters most."""
    doubtful = [found for found in _with_more(line) if isinstance(found.value, str) and _DOUBT.search(found.value)]
    lost = [found for found in doubtful if _is_lost(line, found)]
    if not lost:
        return
    columns = [column for name in main for column in line.setting.fields.get(name, ())]
    chosen = next((found for column in columns for found in lost if found.column.index == column), lost[0])
    line.hold(HeldReason.UNREADABLE_TEXT, chosen)


def _with_more(line: Line) -> list[Found]:
    return [*line.cells.values(), *(found for row in line.more for found in row.values())]


def _is_lost(line: Line, found: Found) -> bool:
    if not isinstance(found.value, str):
        return False
    fields = line.setting.columns.get(found.column.index)
    is_name = fields is not None and any(name in _NAMES for name in fields.fields)
    return has_lost_letters(found.value, name=is_name)


def check_order(line: Line, begins: Iterable[str]) -> None:
    """Hold the row for everything dated before the matter itself began."""
    start = next((line.values[name] for name in begins if line.values.get(name) is not None), None)
    if start is None:
        return
    own = {column for name in begins for column in line.setting.fields.get(name, ())}
    for found, moment in line.dated:
        if found.column.index not in own and _is_before(moment, start):
            line.hold(HeldReason.DATE_ORDER, found)


def _is_before(one: date | datetime, other: date | datetime) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass
class NumbersUsed:
    """The numbers of a book by office, year of the book and kind of paper; the first entry keeps its number."""

    already_used: AlreadyUsed | None = None
    first: dict[tuple[str, int, int, str], str] = field(default_factory=dict)

    def check(self, line: Line, year: int | None, paper_type: str) -> None:
        """Hold the row where its number is taken; the place of the first entry is said."""
        number = line.values.get("number")
        if line.unit is None or not isinstance(number, int):
            return
        key = (line.unit, year or 0, number, paper_type)
        if key in self.first:
            line.hold(HeldReason.DUPLICATE_NUMBER, line.first("number"), beside=self.first[key])
            return
        if self.already_used is not None and year is not None and self.already_used(*key):
            line.hold(HeldReason.DUPLICATE_NUMBER, line.first("number"), is_recorded=True)
        self.first[key] = f"{line.setting.sheet}!{line.row + 1}"
