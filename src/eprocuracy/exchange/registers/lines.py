"""One entry of a book while it is read: its cells, what was read from them, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, NamedTuple

from .cells import Cell, as_text, letters
from .columns import Recognised
from .dates import Moment, find_hour, read_moment
from .headers import ColumnTitle
from .numbers import Paper, read_paper
from .offences import OffenceLookup
from .periods import Period
from .reasons import HeldReason, Problem
from .units import UnitNames


class Found(NamedTuple):
    """A cell of an entry: its column, its value after dittos and merged cells, and what stands in it."""

    column: ColumnTitle
    value: Cell
    raw: Cell
    row: int
    taken_from: int | None = None

    @property
    def text(self) -> str:
        return as_text(self.value)

    @property
    def place(self) -> str:
        return f"{self.column.letter}{self.row + 1}"


class Provenance(NamedTuple):
    """Where a value stands: "sheet!V12", the text of the cell, and the cell a ditto or a merge took it from."""

    ref: str
    raw: str
    taken_from: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a row that no field takes; kept and shown, never dropped."""

    ref: str
    header: str
    text: str


@dataclass(frozen=True)
class Setting:
    """What every entry of a sheet shares; `small_capitals`: its encoding had no capitals with a tone."""

    sheet: str
    units: UnitNames
    within: str
    offences: OffenceLookup
    period: Period
    columns: Mapping[int, Recognised]
    fields: Mapping[str, Sequence[int]]
    titles: Mapping[int, ColumnTitle]
    counting: frozenset[int] = frozenset()
    paper_type: str | None = None
    small_capitals: bool = False

    @cached_property
    def marks(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """The marks of each field: code and name of the column's field."""
        found: dict[str, list[tuple[str, str]]] = {}
        for name in self.fields:
            base, mark, code = name.partition("=")
            if mark:
                found.setdefault(base, []).append((code, name))
        return found

    @cached_property
    def middle(self) -> date | None:
        """A day in the middle of the book, to which days without a year are drawn."""
        return self.period.middle

    @property
    def latest_year(self) -> int:
        """The last year in which someone named in this book may be born."""
        return self.period.year or 2100


@dataclass
class Line:
    """An entry being read."""

    setting: Setting
    row: int
    cells: Mapping[int, Found]
    more: Sequence[Mapping[int, Found]] = ()
    unit: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    dated: list[tuple[Found, date | datetime]] = field(default_factory=list)
    read: set[int] = field(default_factory=set)
    unread: list[Remark] = field(default_factory=list)

    def all(self, name: str) -> list[Found]:
        """The filled cells of a field, in the order of the sheet."""
        columns = self.setting.fields.get(name)
        return [self.cells[column] for column in columns if column in self.cells] if columns else []

    def first(self, name: str) -> Found | None:
        """The first filled cell of a field."""
        for column in self.setting.fields.get(name, ()):
            if column in self.cells:
                return self.cells[column]
        return None

    def text(self, name: str) -> str:
        """The text of a field's first filled cell."""
        found = self.first(name)
        return found.text if found else ""

    def has_column(self, name: str) -> bool:
        return bool(self.setting.fields.get(name))

    def marked(self, base: str) -> list[tuple[str, Found]]:
        """The marks of a field: each code whose column is filled."""
        return [(code, found) for code, name in self.setting.marks.get(base, ()) for found in self.all(name)]

    def set(self, name: str, value: Any, *cells: Found | None) -> None:
        """Give a field its value, and say where it stands."""
        self.values[name] = value
        first: Found | None = None
        for cell in cells:
            if cell is not None:
                self.read.add(cell.column.index)
                first = first or cell
        if first is not None and value is not None:
            column, _, raw, row, above = first
            at = f"{self.setting.sheet}!{column.letter}"
            self.provenance[name] = Provenance(
                f"{at}{row + 1}",
                raw if isinstance(raw, str) else as_text(raw),
                f"{at}{above + 1}" if above is not None else None,
            )

    def hold(
        self,
        reason: HeldReason,
        found: Found | None,
        *,
        of: str | None = None,
        beside: str | None = None,
        is_recorded: bool = False,
    ) -> None:
        """Hold the row back for one cell; `of` names the field where the cell is empty."""
        if found is not None:
            value = as_text(found.raw) or None
            problem = Problem(found.column.letter, found.column.title, reason, value, beside, is_recorded)
        else:
            problem = self._empty(reason, of or "")
        if not any(one.column == problem.column and one.reason is problem.reason for one in self.problems):
            self.problems.append(problem)

    def _empty(self, reason: HeldReason, name: str) -> Problem:
        columns = self.setting.fields.get(name, ())
        if not columns:
            return Problem("", name, reason)
        title = self.setting.titles[columns[0]]
        return Problem(title.letter, title.title, reason)

    def is_at_fault(self, name: str) -> bool:
        """Whether a cell of the field is already held for itself."""
        names = {letters(column) for column in self.setting.fields.get(name, ())}
        return any(problem.column in names for problem in self.problems)

    def day(self, name: str) -> date | None:
        """The day of a field, as a date without its hour."""
        value = self._moment(name, with_hour=False)
        return value.date() if isinstance(value, datetime) else value

    def moment(self, name: str) -> date | datetime | None:
        """Day and hour of a field, which may stand in one cell or apart."""
        return self._moment(name, with_hour=True)

    def _moment(self, name: str, *, with_hour: bool) -> date | datetime | None:
        """The moment of a field; a day or an hour that does not exist holds the row."""
        day: Moment | None = None
        hour: time | None = None
        cell: Found | None = None
        for found in self.all(name):
            moment = read_moment(found.value, near=self.setting.middle)
            if moment is None:
                hour = self._hour(found) or hour
                continue
            self.read.add(found.column.index)
            if not moment.exists:
                self.hold(HeldReason.IMPOSSIBLE_DATE, found)
                return None
            if day is None or (day.at is None and moment.at is not None):
                day, cell = moment, found
        if day is None or cell is None:
            return None
        value = Moment(day.on, day.at or hour).value if with_hour else day.on
        self.set(name, value, cell)
        if value is not None:
            self.dated.append((cell, value))
        return value

    def _hour(self, found: Found) -> time | None:
        if isinstance(found.value, time):
            self.read.add(found.column.index)
            return found.value
        if isinstance(found.value, float) and 0 < found.value < 1:
            minutes = round(found.value * 1440)
            self.read.add(found.column.index)
            return time(minutes // 60 % 24, minutes % 60)
        hour = find_hour(found.text)
        if isinstance(hour, Moment):
            self.hold(HeldReason.IMPOSSIBLE_DATE, found)
            return None
        if hour is not None:
            self.read.add(found.column.index)
        return hour

    def paper(self, number_field: str, day_field: str, *, also: Sequence[str] = ()) -> Paper:
        """Number and day of a paper, from one cell or several; the words behind (an office) come along."""
        numbers: tuple[int, ...] = ()
        moment: Moment | None = None
        behind = ""
        number_cell = day_cell = None
        for name in (number_field, *also, day_field):
            for found in self.all(name):
                paper = read_paper(found.value, near=self.setting.middle)
                if paper.moment is None and not paper.numbers:
                    continue
                self.read.add(found.column.index)
                if paper.impossible:
                    self.hold(HeldReason.IMPOSSIBLE_DATE, found)
                if paper.moment is not None and (moment is None or moment.on is None or name == day_field):
                    moment, day_cell = paper.moment, found
                if paper.numbers and not numbers:
                    numbers, number_cell = paper.numbers, found
                behind = behind or paper.behind
        paper = Paper(numbers, moment, behind)
        self.set(number_field, paper.number, number_cell)
        self.set(day_field, paper.on, day_cell)
        if day_cell is not None and paper.on is not None:
            self.dated.append((day_cell, paper.on))
        return paper

    def leave(self, found: Found) -> None:
        """Keep a cell as a remark."""
        ref = f"{self.setting.sheet}!{found.place}"
        if not any(remark.ref == ref for remark in self.unread):
            self.unread.append(Remark(ref, found.column.title, found.text))
