"""A made book read back and compared with what must come of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from eprocuracy.exchange.registers import Book, read_book
from eprocuracy.exchange.tests.registers.made_entries import plain
from eprocuracy.exchange.tests.registers.strangers.books import MadeBook
from eprocuracy.exchange.tests.registers.strangers.judging import findings
from eprocuracy.workstreams.catalogue import Rules


def read(made: MadeBook, offences: Any) -> Book:
    return read_book(
        made.content, kind=made.kind, unit=made.world.province.code, units=made.world.units, offences=offences
    )


def misses(made: MadeBook, book: Book) -> Iterator[str]:
    """Everything in which the book as read is not the book as made."""
    rows = {(row.sheet, row.row): row for row in book.rows}
    for place in rows.keys() - made.wanted.keys():
        yield f"{place}: no entry, read as {rows[place].plain}"
    for place, wanted in made.wanted.items():
        row = rows.get(place)
        if row is None:
            yield f"{place}: entry not read {plain(wanted.truth.values)}"
            continue
        held = {(problem.column, problem.reason.value) for problem in row.problems}
        if held != ({wanted.held} if wanted.held else set()):
            yield f"{place}: held {sorted((one.column, one.reason.value, one.header, one.value) for one in row.problems)}, should be {wanted.held}"
            continue
        if wanted.held:
            continue
        said, true = row.plain, plain(wanted.truth.values)
        if row.year != made.year:
            yield f"{place}: year {row.year}, should be {made.year}"
        for name in sorted(wanted.fields & true.keys()):
            if _comparable(said.get(name)) != _comparable(true[name]):
                beside = row.cells[name].raw if name in row.cells else None
                yield f"{place}: {name} is {said.get(name)!r}, should be {true[name]!r}; the cell says {beside!r}"


def misjudged(made: MadeBook, book: Book, rules: Rules) -> Iterator[str]:
    """Every row whose findings are not those that were planted."""
    if not made.is_complete:
        return
    for row in book.recorded:
        wanted = made.wanted.get((row.sheet, row.row))
        if wanted is None:
            continue
        planted = wanted.truth.beside.get("category")
        found = findings(rules, made.kind, row, made.as_of)
        if found != Counter([planted] if planted else []):
            yield f"{row.sheet}!{row.row}: findings {dict(found)}, should be {planted}; {row.plain}"


def _comparable(value: Any) -> str:
    return json.dumps(value or None, ensure_ascii=False, sort_keys=True).casefold()
