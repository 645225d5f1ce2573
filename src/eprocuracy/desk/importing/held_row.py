"""The page on which a held row is repaired: its cells as they stand, those at fault first, each with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from eprocuracy.exchange.importing.comparing import Compared
from eprocuracy.exchange.importing.reading import Reading
from eprocuracy.exchange.models import ReadRow
from eprocuracy.exchange.registers import Problem, Row
from eprocuracy.exchange.registers.cells import column_index
from eprocuracy.exchange.registers.vocabulary import vocabulary
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.fields import Field
from eprocuracy.platform.ui.parts import Difference, Text

from .differences import differences_of
from .listing import gist_of, problems_of
from .same_number import SameNumber
from .words import place_label

_LONG = 60

Typed = Mapping[tuple[int, str], str]
"""Row of the sheet and letters of the column → the text typed there."""


@dataclass(frozen=True, slots=True)
class HeldRowPage:
    """A row to be repaired."""

    where: Text
    draft: str
    tried: bool
    gist: tuple[tuple[Text, str], ...]  # what the row is about
    at_fault: tuple[Field, ...]
    others: tuple[Field, ...]
    beyond: tuple[tuple[Text, Text], ...]  # what is wrong and stands in no cell of the row
    differences: tuple[Difference, ...]
    same_number: SameNumber | None


def held_row_page(
    reading: Reading,
    seen: ReadRow,
    row: Row,
    typed: Typed,
    *,
    tried: bool,
    against: Compared | None = None,
    same_number: SameNumber | None = None,
) -> HeldRowPage:
    """The row as it stands or as it was typed; `tried` says that it was sent and is still held."""
    # a number that a recorded matter bears is judged beside that matter, and seldom at fault itself
    faults = {problem.column for problem in row.problems if problem.column and not problem.is_recorded}
    rows = (row.row, *row.continuation)
    fields = {place: _field(reading, seen, *place, typed) for place in _places(reading, seen, rows, faults)}
    at_fault, others = [], []
    for (number, column), field in fields.items():
        if column not in faults:
            others.append(field)
            continue
        problems = [one for one in row.problems if one.column == column and number == row.row]
        at_fault.append(_with_problem(field, problems))
    return HeldRowPage(
        where=place_label(seen.sheet, seen.row),
        draft=f"import:{seen.of_id}:{seen.place}",
        tried=tried,
        gist=gist_of(reading, row),
        at_fault=tuple(at_fault),
        others=tuple(others),
        beyond=tuple(told for problem, told in zip(row.problems, problems_of(row), strict=True) if not problem.column),
        differences=differences_of(against) if against else (),
        same_number=same_number,
    )


def _places(reading: Reading, seen: ReadRow, rows: tuple[int, ...], faults: set[str]) -> list[tuple[int, str]]:
    """The cells of the row that can be typed anew: all under a title, and of further rows those in which something stands."""
    header = reading.headers[seen.sheet]
    words = vocabulary(reading.book.kind)
    counting = {one.letter for one in header.columns if words.is_index(one.path) and one.letter not in faults}
    found = []
    for number in rows:
        for title in header.columns:
            if title.letter in counting:
                continue
            if number == rows[0] or reading.text(seen.sheet, number, title.letter):
                found.append((number, title.letter))
    return found


def _field(reading: Reading, seen: ReadRow, number: int, column: str, typed: Typed) -> Field:
    header = reading.headers[seen.sheet]
    title = header.column(column_index(column))
    text = typed.get((number, column), reading.text(seen.sheet, number, column))
    name = title.title if title else column
    long = len(text) > _LONG or "\n" in text
    return Field(
        name=f"cell-{column}{number}",
        label=Label(f"{name} (ô {column}{number})", f"{name} (cell {column}{number})"),
        kind="textarea" if long else "text",
        value=text,
        rows=min(6, max(2, len(text) // 60 + text.count("\n") + 1)),
        width=0,
    )


def _with_problem(field: Field, problems: list[Problem]) -> Field:
    """The field with what is wrong with it, and the remedy as its hint."""
    if not problems:
        return field
    wrong = [_wrong(one) for one in problems]
    return replace(field, errors=wrong, hint=problems[0].remedy)


def _wrong(problem: Problem) -> Label:
    beside = f" ({problem.beside})" if problem.beside else ""
    return Label(*(f"{_sentence(text)}{beside}." for text in (problem.what.vi, problem.what.en)))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def typed_in(sent: Mapping[str, str], page: HeldRowPage) -> dict[tuple[int, str], str]:
    """What was typed into the cells of a row; the names of other fields count for nothing."""
    typed = {}
    for field in (*page.at_fault, *page.others):
        if field.name in sent:
            cell = field.name.removeprefix("cell-")
            column = cell.rstrip("0123456789")
            typed[int(cell.removeprefix(column)), column] = sent[field.name].replace("\r\n", "\n").strip()
    return typed
