"""What each row below the header is: an entry, more of the entry above, a heading, a total, nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from .columns import Recognised
from .headers import Header
from .sheets import Merge, Sheet
from .text import fold, is_ditto, one_line

_TOTAL = re.compile(
    r"^(?:tong(?:\s+(?:cong|so|hop))?|cong(?:\s+(?:don|quy|thang|ca|so|nam|trang|chuyen))?|luy ke|so cong)\b"
)
_PARTS = re.compile(r"\s[-–]\s")  # of a group typed before each title
_DIGIT = re.compile(r"\d")
_PEOPLE_FIELDS = ("accused", "suspects")
_FOOT = re.compile(
    r"^(?:nguoi (?:lap|ghi|kiem)|(?:kt|tm|tl|tuq)?\s*(?:pho )?(?:vien truong|thu truong|truong phong)|can bo (?:lap|ghi|thong ke)|ky ten|lanh dao)\b"
    r"|^(?:[ivxlc]{1,5}\s|\d{1,2}\s)?(?:vien kiem sat|vksnd|vks)\b|^(?:thang|quy)\s+\S{1,4}(?:\s|$)"
    r"|\bngay\b.{0,6}\bthang\b.{0,6}\bnam\b.{0,6}$"
)
_KEY_FIELDS = ("number", "accepted_on", "received_on", "institution_no", "instituted_on", "arrested_at", "on")


class RowKind(Enum):
    """The kinds of rows below a header."""

    ENTRY = "entry"
    MORE = "more"
    HEADING = "heading"
    TOTAL = "total"
    HEADER = "header"
    BLANK = "blank"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet (counted from 0) and what it is."""

    row: int
    kind: RowKind


def read_rows(sheet: Sheet, header: Header, columns: Mapping[int, Recognised], fewest: int) -> list[SheetRow]:
    """The rows below the header, in order, up to the last in which something stands; `fewest` values make an entry."""
    titles = {
        column.index: frozenset(
            fold(one) for title in (*column.path, *column.written) for one in (title, *_PARTS.split(title))
        )
        for column in header.columns
    }
    known = {index: set(one.fields) for index, one in columns.items() if one.fields}
    rows: list[SheetRow] = []
    open_entry = False
    for row in range(header.first_below, sheet.height):
        kind = _kind(sheet, row, titles, known, open_entry, fewest)
        open_entry = kind in (RowKind.ENTRY, RowKind.MORE) or (kind is RowKind.BLANK and open_entry)
        rows.append(SheetRow(row, kind))
    last = max((one.row for one in rows if one.kind in (RowKind.ENTRY, RowKind.MORE)), default=-1)
    return [_after_the_end(one) if one.row > last else one for one in rows]


def _after_the_end(one: SheetRow) -> SheetRow:
    """Behind the last entry only totals count; the rest is place, day and signatures."""
    return one if one.kind is RowKind.TOTAL else SheetRow(one.row, RowKind.CLOSING)


def _kind(
    sheet: Sheet,
    row: int,
    titles: Mapping[int, frozenset[str]],
    known: Mapping[int, set[str]],
    open_entry: bool,
    fewest: int,
) -> RowKind:
    filled = sheet.filled(row)
    if not filled:
        return RowKind.BLANK
    if _is_total(sheet, row, filled):
        return RowKind.TOTAL
    if _repeats_the_header(sheet, row, filled, titles):
        return RowKind.HEADER
    cells = sheet.cells[row]
    own = [column for column in filled if column in known]
    if open_entry and _is_more(sheet, row, own, known):
        return RowKind.MORE
    if _is_heading(sheet, row, filled, known):
        return RowKind.HEADING
    telling = [
        column
        for column in own
        if known[column] != {"unit"} and not (isinstance(said := cells[column], str) and is_ditto(said))
    ]
    if (
        len(telling) >= fewest
        or (telling and len(own) >= 4)
        or (len(telling) >= 2 and _is_numbered(sheet, row, telling, known))
    ):
        return RowKind.ENTRY
    return RowKind.BLANK if not telling else RowKind.HEADING if len(filled) == 1 else RowKind.BLANK


def _is_numbered(sheet: Sheet, row: int, telling: Sequence[int], known: Mapping[int, set[str]]) -> bool:
    return any("number" in known[column] and _DIGIT.search(sheet.text(row, column)) for column in telling)


def _repeats_the_header(sheet: Sheet, row: int, filled: Sequence[int], titles: Mapping[int, frozenset[str]]) -> bool:
    """Whether a printed page began here, with the titles once more: its groups, or what stands under them."""
    if len(filled) < 3 or not any(_is_title(sheet, row, column, titles) for column in filled[:4]):
        return False
    return sum(_is_title(sheet, row, column, titles) for column in filled) >= 0.6 * len(filled)


def _is_title(sheet: Sheet, row: int, column: int, titles: Mapping[int, frozenset[str]]) -> bool:
    text = sheet.at(row, column)
    return isinstance(text, str) and len(text) < 120 and fold(text) in titles.get(column, ())


def _is_total(sheet: Sheet, row: int, filled: Sequence[int]) -> bool:
    cells = sheet.cells[row]
    texts = [cells[column] for column in filled]
    words = [value for value in texts if isinstance(value, str) and not value.strip("xX-–").isdigit()]
    first = next((value for value in words if any(letter.isalpha() for letter in value)), None)
    if first is None or not _TOTAL.match(fold(first)) or "," in first:
        return False
    if len(words) == 1:
        return True
    return len(words) <= 3 and len(filled) <= 6 and all(len(value) < 40 for value in words)


def _is_more(sheet: Sheet, row: int, own: Sequence[int], known: Mapping[int, set[str]]) -> bool:
    """Whether the row only adds people to the entry above: its own keys are empty or reach down from it."""
    if not any(known[column] & set(_PEOPLE_FIELDS) for column in own):
        return False
    keys = [column for column, fields in known.items() if fields & set(_KEY_FIELDS)]
    if any(sheet.at(row, column) is not None for column in keys):
        return False
    if any(_reaches_down(sheet, row, column) for column in keys):
        return True
    return len(own) <= 5 and not _is_signed(sheet, row)


def _is_signed(sheet: Sheet, row: int) -> bool:
    """Whether a row is of the foot of a page: place and day, or who signs."""
    return any(_FOOT.search(fold(sheet.text(row, column))) for column in sheet.filled(row))


def _reaches_down(sheet: Sheet, row: int, column: int) -> bool:
    merge = sheet.anchors.get((row, column))
    return merge is not None and merge.top < row


def _is_heading(sheet: Sheet, row: int, filled: Sequence[int], known: Mapping[int, set[str]]) -> bool:
    """A row with one text over all columns: an office, a month, "Án mới"."""
    merge: Merge | None = sheet.anchors.get((row, filled[0]))
    if len(filled) > 2 and merge is None:
        return False
    value = sheet.at(row, filled[0])
    if not isinstance(value, str) or not any(letter.isalpha() for letter in value):
        return False
    texts = {fold(sheet.text(row, column)) for column in filled}
    if len(texts) == 1 and (len(filled) == 1 or merge is not None):
        return True
    wide = merge is not None and merge.right - merge.left >= 3
    return wide and len(filled) <= 2


def heading_text(sheet: Sheet, row: int) -> str:
    """What a heading row says."""
    filled = sheet.filled(row)
    return one_line(sheet.text(row, filled[0])) if filled else ""
