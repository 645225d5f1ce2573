"""What came of reading a book: its sheets, its rows, what is held back, what is left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from eprocuracy.kernel.words import Label

from .columns import Recognised
from .encodings import Encoding
from .exported import Exported
from .headers import ColumnTitle
from .kinds import BookKind
from .lines import Provenance, Remark
from .mapping import Mapping
from .periods import Period
from .reasons import HeldReason, Problem
from .values import as_plain


@dataclass(frozen=True)
class SheetReading:
    """A sheet that is part of the book; rows count from 1, columns are letters."""

    name: str
    hidden: bool
    encoding: Encoding
    header_rows: tuple[int, ...]
    number_row: int | None
    titles: tuple[ColumnTitle, ...]
    columns: tuple[Recognised, ...]
    hidden_columns: tuple[str, ...]
    unit_given_in: str
    period: Period
    data_rows: int
    continuation: int
    first_data_row: int | None
    last_data_row: int | None
    not_data: MappingType[str, int]
    closing: int = 0

    @property
    def left_over(self) -> tuple[ColumnTitle, ...]:
        """The columns that no field takes; what stands in them is kept as remarks."""
        taken = {column.index for column in self.columns}
        return tuple(title for title in self.titles if title.index not in taken)


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """A sheet that is not part of the book, and why it is taken for none."""

    name: str
    hidden: bool
    reason: Label


@dataclass(frozen=True)
class Row:
    """One entry: typed values, where each stands, what holds it back, what no field takes."""

    sheet: str
    row: int
    continuation: tuple[int, ...]
    unit: str | None
    year: int | None
    values: MappingType[str, Any]
    cells: MappingType[str, Provenance]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()
    exported: Exported | None = None  # of a book that went out of here and came back edited
    base: Row | None = None  # the same row as it went out

    @property
    def is_held(self) -> bool:
        return bool(self.problems)

    @property
    def plain(self) -> dict[str, Any]:
        """The values in the words of JSON."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "unit": self.unit,
            **{name: as_plain(value) for name, value in self.values.items()},
        }


@dataclass(frozen=True)
class Book:
    """A register as read."""

    kind: BookKind
    unit: str
    titles: tuple[str, ...]
    period: Period
    sheets: tuple[SheetReading, ...]
    other_sheets: tuple[OtherSheet, ...]
    rows: tuple[Row, ...]
    mapping: Mapping = field(default_factory=Mapping)
    missing: tuple[Row, ...] = ()  # rows of an export that its edited copy has no more; said, and nothing is done

    @cached_property
    def recorded(self) -> tuple[Row, ...]:
        """The rows that may be recorded."""
        return tuple(row for row in self.rows if not row.is_held)

    @cached_property
    def held(self) -> tuple[Row, ...]:
        """The rows that a person must repair first."""
        return tuple(row for row in self.rows if row.is_held)

    @cached_property
    def held_by_reason(self) -> dict[HeldReason, int]:
        """How many rows are held for each reason."""
        counts = Counter(reason for row in self.held for reason in {problem.reason for problem in row.problems})
        return dict(sorted(counts.items(), key=lambda pair: pair[0].value))
