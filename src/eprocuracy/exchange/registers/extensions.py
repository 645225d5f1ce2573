"""Several papers in a cell or a row of cells: "Lần 1: 05/QĐ-VKS ngày 28/4/2023, đến 30/6/2023", requests, extensions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .cells import Cell, as_text
from .dates import Moment, find_days, find_hour, find_moments, read_moment
from .text import narrow
from .values import Extension, Request

_ORDINAL = re.compile(r"(?:lần|lan)(?:\s*thứ)?\s*(\d|I{1,3}|IV|nhất|hai|ba|tư)\b\s*[:.)]?", re.I)
_NUMBER = re.compile(r"(?<![\w/.])(\d{1,5})(?!\d)(?:\s*/\s*[^\s,;()]*)?")
_LENGTH = re.compile(r"(?<!\d)\d{1,3}\s*(?:tháng|ngày(?!\s*[\d#]))", re.I)
_UNTIL = re.compile(r"(?:đến|den|tới|hạn|hết)\s*(?:hết\s*)?(?:ngày|ngay)?\s*:?\s*$", re.I)
_FROM = re.compile(r"\b(?:từ|tu|kể từ)\s*(?:ngày|ngay)?\s*:?\s*$", re.I)
_DASH = re.compile(r"[-–→]\s*(?:ngày\s*)?$", re.I)
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "nhất": 1, "hai": 2, "ba": 3, "tư": 4}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing read in a cell: an ordinal, a number, a day, or a last day."""

    kind: str
    number: int = 0
    moment: Moment | None = None


@lru_cache(maxsize=16384)
def marks(written: str) -> tuple[Mark, ...]:
    """What a text says, in its order."""
    text = narrow(written)
    days = find_days(text)
    found: list[tuple[int, Mark]] = []
    blank = text
    for day in days:
        before = text[: day.start]
        if not _FROM.search(before):
            found.append((day.start, Mark("until" if _UNTIL.search(before) else "day", 0, day)))
        blank = blank[: day.start] + "#" * (day.end - day.start) + blank[day.end :]
    for one in _ORDINAL.finditer(blank):
        word = one[1].lower()
        found.append((one.start(), Mark("ordinal", int(word) if word.isdigit() else _ORDINALS[word])))
        blank = blank[: one.start()] + " " * (one.end() - one.start()) + blank[one.end() :]
    blank = _LENGTH.sub(lambda one: " " * len(one[0]), blank)
    for one in _NUMBER.finditer(blank):
        found.append((one.start(), Mark("number", int(one[1]))))
    return tuple(mark for _, mark in sorted(found, key=lambda pair: pair[0]))


@dataclass
class _Item:
    ordinal: int | None = None
    number: int | None = None
    on: date | None = None
    until: date | None = None
    empty: bool = True


@dataclass(frozen=True)
class ReadExtensions:
    """Extensions, and the indices of the cells whose day does not exist."""

    extensions: tuple[Extension, ...]
    impossible: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtensionCell:
    """A cell about extensions: whether its column holds last days only, and which extension its title names."""

    value: Cell
    untils_only: bool = False
    ordinal: int | None = None


def read_extensions(cells: Sequence[ExtensionCell]) -> ReadExtensions:
    """The extensions of a row; columns of last days are read after the others, wherever they stand."""
    items: list[_Item] = []
    impossible = []
    for place, cell in sorted(enumerate(cells), key=lambda pair: pair[1].untils_only):
        said = list(_marks_of(cell.value))
        if any(mark.moment is not None and mark.moment.on is None for mark in said):
            impossible.append(place)
        if cell.ordinal is not None and said and not any(mark.kind == "ordinal" for mark in said):
            said.insert(0, Mark("ordinal", cell.ordinal))
        if cell.untils_only:
            _add_untils(items, said)
        else:
            _add(items, said, own_cell=len(cells) > 1 and any(mark.kind in ("day", "until") for mark in said))
    items.sort(key=lambda item: item.ordinal or 0)
    done = tuple(Extension(item.number, item.on, item.until) for item in items if not item.empty)
    return ReadExtensions(done, tuple(impossible))


def _marks_of(value: Cell) -> Iterable[Mark]:
    if isinstance(value, int | float | date):
        moment = read_moment(value)
        return (
            (Mark("day", 0, moment),)
            if moment
            else (Mark("number", int(value)),)
            if isinstance(value, int | float)
            else ()
        )
    return marks(as_text(value))


def _add(items: list[_Item], said: Sequence[Mark], *, own_cell: bool) -> None:
    """Add the extensions of one cell; a cell with a number of its own begins a new one."""
    item = items[-1] if items and not own_cell else None
    if items and own_cell and not any(mark.kind == "number" for mark in said):
        # Number, day and last day of one extension may stand in neighbouring cells.
        item = items[-1] if items[-1].on is None or items[-1].until is None else None
    for mark in said:
        if mark.kind == "ordinal":
            item = _item(items, mark.number)
            continue
        if item is None or _has(item, mark):
            item = _item(items, None)
        item.empty = False
        day = mark.moment.on if mark.moment else None
        if mark.kind == "number":
            item.number = mark.number
        elif mark.kind == "until" or (item.on is not None and mark.kind == "day"):
            item.until = day
        else:
            item.on = day


def _has(item: _Item, mark: Mark) -> bool:
    """Whether the item already has what the mark brings, so that a new one begins."""
    match mark.kind:
        case "number":
            return item.number is not None or item.on is not None
        case "until":
            return item.until is not None
        case _:
            return item.on is not None and item.until is not None


def _item(items: list[_Item], ordinal: int | None) -> _Item:
    if ordinal is not None:
        for item in items:
            if item.ordinal == ordinal:
                return item
    items.append(_Item(ordinal))
    return items[-1]


def _add_untils(items: list[_Item], said: Sequence[Mark]) -> None:
    """Add last days: the first belongs to the first extension without one, or to the one of the same ordinal."""
    ordinal: int | None = None
    for mark in said:
        if mark.kind == "ordinal":
            ordinal = mark.number
            continue
        if mark.moment is None:
            continue
        item = next((one for one in items if ordinal is not None and one.ordinal == ordinal), None)
        item = (
            item or next((one for one in items if one.until is None and not one.empty), None) or _item(items, ordinal)
        )
        item.until, item.empty = mark.moment.on, False


@dataclass(frozen=True)
class ReadRequests:
    """Requests, and whether one of their days does not exist."""

    requests: tuple[Request, ...]
    impossible: bool = False


def read_requests(value: Cell) -> ReadRequests:
    """Every request that a cell names: one for each day, with the number that stands before it."""
    requests = []
    number: int | None = None
    impossible = False
    for mark in _marks_of(value):
        if mark.kind == "number":
            number = mark.number
        elif mark.moment is not None:
            impossible = impossible or mark.moment.on is None
            requests.append(Request(number, mark.moment.on))
            number = None
    if not requests and number is not None:
        requests.append(Request(number, None))
    return ReadRequests(tuple(requests), impossible)


def moments_with_words(value: Cell) -> tuple[tuple[bool, Moment], ...]:
    """Every moment of a cell, and whether "đến" stands before it."""
    if isinstance(value, str):
        return _moments_of_text(value)
    moment = read_moment(value)
    return ((False, moment),) if moment is not None else ()


@lru_cache(maxsize=32768)
def _moments_of_text(written: str) -> tuple[tuple[bool, Moment], ...]:
    return tuple(_with_words(written))


def _with_words(written: str) -> Iterator[tuple[bool, Moment]]:
    text = narrow(written)
    moments = find_moments(text)
    if not moments and (moment := read_moment(text)) is not None:
        yield False, moment
    for moment in moments:
        before = text[: moment.start]
        if find_hour(before[-30:]) is not None:
            before = re.sub(
                r"\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}\s*(?:phút|p|')?\s*(?:ngày)?\s*$", "", before, flags=re.I
            )
        until = bool(_UNTIL.search(before)) or (moment is not moments[0] and bool(_DASH.search(before)))
        yield until, moment
