"""Names of cells, and the values they may hold."""

from __future__ import annotations

from datetime import date, datetime, time

Cell = str | int | float | date | datetime | time | None
"""A cell's value; an empty cell is None, a text is cleaned, a number without fraction is an int."""


def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_index(name: str) -> int:
    """The column of its letters, counted from 0; a ValueError for anything that is no column."""
    index = 0
    for letter in name.strip().upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"not a column: {name!r}")
        index = index * 26 + ord(letter) - 64
    if not index:
        raise ValueError("a column needs letters")
    return index - 1


def as_text(value: Cell) -> str:
    """A value as a person would read it in its cell."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)
