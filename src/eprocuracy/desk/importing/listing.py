"""Rows of an import as lists show them: those of one standing, outcome or finding, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict

from eprocuracy.exchange.importing.comparing import Compared, compared
from eprocuracy.exchange.importing.guarding import GUARDED, GUARDED_LABEL, GUARDED_REMEDY
from eprocuracy.exchange.importing.reading import Reading, repairs_of, source_of
from eprocuracy.exchange.models import Import, Outcome, ReadRow, Standing
from eprocuracy.exchange.registers import Row
from eprocuracy.exchange.registers.vocabulary import vocabulary
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.addresses import replaced
from eprocuracy.platform.ui.parts import Difference, Text
from eprocuracy.platform.ui.writing import moment_text
from eprocuracy.workstreams.catalogue import Rules

from .arrivals import names_of
from .differences import EMPTY, differences_of
from .words import finding_label, place_label

SHOWN = 25
_GIST = 3
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Shown:
    """Which rows a page asks for."""

    standing: Standing | None = None
    outcome: Outcome | None = None
    finding: str = ""
    after: int = -1

    @classmethod
    def read(cls, query: QueryDict) -> Shown:
        """From the address of a page; what is no word of ours counts for nothing."""
        after = query.get("after", "")
        return cls(
            standing=next((one for one in Standing if one.value == query.get("standing")), None),
            outcome=next((one for one in Outcome if one.value == query.get("outcome")), None),
            finding=query.get("finding", "")[:80],
            after=int(after) if after.isdecimal() else -1,
        )

    def among(self, rows: QuerySet[ReadRow]) -> QuerySet[ReadRow]:
        """These rows, in the order of the file."""
        if self.standing:
            rows = rows.filter(standing=self.standing.value)
        if self.outcome:
            rows = rows.filter(outcome=self.outcome.value)
        if self.finding:
            rows = rows.filter(findings__contains=[self.finding])
        return rows.order_by("place")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a book in a list."""

    place: int
    where: Text
    number: str
    unit: Text
    standing: Standing
    outcome: Outcome | None
    gist: tuple[tuple[Text, str], ...]
    problems: tuple[tuple[Text, Text], ...]  # what is wrong, what can be done
    differences: tuple[Difference, ...]
    typed: tuple[Difference, ...]  # cells that were typed anew: before, after, by whom and when
    findings: tuple[Text, ...]
    correct: bool
    repairable: bool
    beside: bool  # a recorded matter bears its number, and both can be looked at side by side
    matter: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of one page, how many there are of their sort, and where the list goes on."""

    lines: tuple[Line, ...]
    total: int
    first: str
    following: str
    names_units: bool  # some row is of another unit than the one that kept the book


def listing(rules: Rules, one: Import, reading: Reading, shown: Shown, query: QueryDict) -> Listing:
    """One page of rows; the same few queries however many rows."""
    rows = shown.among(ReadRow.objects.filter(of=one))
    total = rows.count()
    page = list(rows.filter(place__gt=shown.after)[: SHOWN + 1])
    units = labels_of({row.unit for row in page if row.unit})
    entries = {row.place: reading.book.rows[row.place] for row in page if row.place < len(reading.book.rows)}
    against = _against(rules, one, page, entries)
    typed = _typed(one, page, entries)
    lines = tuple(
        _line(rules, reading, row, entries.get(row.place), units, against.get(row.place), typed.get(row.place, ()))
        for row in page[:SHOWN]
    )
    following = replaced(query, after=str(page[SHOWN - 1].place)) if len(page) > SHOWN else ""
    first = replaced(query) if shown.after >= 0 else ""
    elsewhere = any(row.unit not in ("", one.unit) for row in page)
    return Listing(lines, total, first, following, elsewhere)


def _against(rules: Rules, one: Import, page: Sequence[ReadRow], entries: Mapping[int, Row]) -> dict[int, Compared]:
    """What differs, of the rows of a page that differ."""
    differing = [row for row in page if row.standing == Standing.CHANGED.value and row.place in entries]
    sound = [row for row in differing if not entries[row.place].is_held and row.outcome != Outcome.CORRECTED.value]
    if not sound:
        return {}
    register = source_of(rules, one.kind).register
    made = compared(rules, register, [entries[row.place] for row in sound])
    return {row.place: found for row, found in zip(sound, made, strict=True)}


def _typed(one: Import, page: Sequence[ReadRow], entries: Mapping[int, Row]) -> dict[int, tuple[Difference, ...]]:
    """What was typed anew in the rows of a page, as before and after; two queries."""
    place_of = {
        (row.sheet, number): row.place
        for row in page
        for number in (row.row, *(entries[row.place].continuation if row.place in entries else ()))
    }
    repairs = list(repairs_of(one).filter(row__in={number for _, number in place_of}).order_by("id"))
    names = names_of({repair.by for repair in repairs})
    found: dict[int, tuple[Difference, ...]] = {}
    for repair in repairs:
        place = place_of.get((repair.sheet, repair.row))
        if place is None:
            continue
        who, at = names.get(repair.by, repair.by), moment_text(repair.at)
        cell = f"{repair.column}{repair.row}"
        told = Difference(
            Label(f"Sửa tay ô {cell}", f"Cell {cell} typed anew"),
            repair.was or EMPTY,
            repair.value or EMPTY,
            note=Label(f"{who}, {at}", f"{who}, {at}"),
        )
        found[place] = (*found.get(place, ()), told)
    return found


def _line(
    rules: Rules,
    reading: Reading,
    row: ReadRow,
    entry: Row | None,
    units: Mapping[str, Label],
    against: Compared | None,
    typed: tuple[Difference, ...],
) -> Line:
    return Line(
        place=row.place,
        where=place_label(row.sheet, row.row),
        number=str(row.number) if row.number is not None else "",
        unit=units.get(row.unit, row.unit),
        standing=Standing(row.standing),
        outcome=Outcome(row.outcome) if row.outcome else None,
        gist=gist_of(reading, entry) if entry else (),
        problems=_problems(row, entry),
        differences=differences_of(against) if against else (),
        typed=typed,
        findings=tuple(finding_label(rules.catalogue, code) for code in dict.fromkeys(row.findings)),
        correct=row.correct,
        repairable=row.standing == Standing.HELD.value and entry is not None and entry.is_held,
        beside=entry is not None and _stands_beside(row, entry),
        matter=str(row.matter) if row.matter else "",
    )


def _stands_beside(row: ReadRow, entry: Row) -> bool:
    if row.standing == Standing.HELD.value:
        return any(problem.is_recorded for problem in entry.problems)
    return row.outcome == Outcome.LEFT.value and entry.exported is None


def _problems(row: ReadRow, entry: Row | None) -> tuple[tuple[Text, Text], ...]:
    if row.standing != Standing.HELD.value:
        return ()
    guarded = ((GUARDED_LABEL, GUARDED_REMEDY),) if GUARDED in row.reasons else ()
    return (*(problems_of(entry) if entry else ()), *guarded)


def gist_of(reading: Reading, entry: Row) -> tuple[tuple[Text, str], ...]:
    """The main texts of a row as they stand in its cells, each with what its field is called."""
    words = vocabulary(reading.book.kind)
    found = []
    for name, said in words.fields.items():
        place = entry.cells.get(name)
        if name in ("unit", "number") or place is None or not place.raw.strip():
            continue
        text = " ".join(place.raw.split())
        found.append((said.label, text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"))
    preferred = [one for one in found if any(letter.isalpha() for letter in one[1])]
    return tuple((preferred or found)[:_GIST])


def problems_of(entry: Row) -> tuple[tuple[Text, Text], ...]:
    """What holds a row back, and beside each what can be done."""
    made: list[tuple[Text, Text]] = []
    for problem in entry.problems:
        where = f"{problem.header} (ô {problem.column}{entry.row})" if problem.column else ""
        there = f"{problem.header} (cell {problem.column}{entry.row})" if problem.column else ""
        value = f" “{_short(problem.value)}”" if problem.value else ""
        beside = f" [{problem.beside}]" if problem.beside else ""
        vi = f"{where or 'Đơn vị'}: {problem.what.vi}{value}{beside}."
        en = f"{there or 'Unit'}: {problem.what.en}{value}{beside}."
        made.append((Label(vi, en), problem.remedy))
    return tuple(made)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
