"""Where the titles of a sheet's columns stand: one row or several, with groups over them, perhaps numbered below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .cells import letters
from .dates import find_days
from .sheets import Sheet
from .text import fold, one_line
from .vocabulary import Vocabulary

_LOOKED_AT = 60
_MOST_ROWS = 4
_FEWEST_TITLES = 3
_CERTAIN = 6
_SURE = 0.6
_WIDEST_GROUP = 9
_MOSTLY = 0.6
_LONGEST = 90
_DIGITS = re.compile(r"\d{2}")
_ORDINAL = re.compile(r"\b(?:lan|thu)\s*(?:thu\s*)?(\d|i{1,3}|nhat|hai|ba)\b|[a-z]\s(\d)$")
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "nhat": 1, "hai": 2, "ba": 3}
_GROUP_IN_TITLE = re.compile(r"\s+[-–/>|]\s+|\s*:\s+")
_COLUMN_NUMBER = re.compile(r"^[(\[]?\s*(\d{1,3}|[A-ZĐa-zđ])\s*[)\].]?$")


@dataclass(frozen=True)
class ColumnTitle:
    """One column's titles, the widest group first; `title` is how a person would name it, as `written` where that is told apart."""

    index: int
    path: tuple[str, ...]
    written: tuple[str, ...] = ()

    @cached_property
    def letter(self) -> str:
        return letters(self.index)

    @cached_property
    def title(self) -> str:
        return " / ".join(self.written or self.path)

    @cached_property
    def ordinal(self) -> int | None:
        """Which one of several ("lần 2") the column is about, where a title says so."""
        for title in reversed(self.path):
            if said := _ORDINAL.search(fold(title)):
                word = said[1] or said[2]
                return int(word) if word.isdigit() else _ORDINALS[word]
        return None

    @property
    def own(self) -> str:
        """The title below its groups; empty where the column has none."""
        return self.path[-1] if self.path else ""

    @property
    def group(self) -> str:
        return " / ".join(self.path[:-1])


@dataclass(frozen=True)
class Header:
    """The header of a sheet; rows count from 0."""

    rows: tuple[int, ...]
    number_row: int | None
    columns: tuple[ColumnTitle, ...]

    @property
    def first_below(self) -> int:
        return (self.number_row if self.number_row is not None else self.rows[-1]) + 1

    def column(self, index: int) -> ColumnTitle | None:
        return next((column for column in self.columns if column.index == index), None)


def find_header(sheet: Sheet, words: Vocabulary) -> Header | None:
    """The header of a sheet, or None where no row looks like one."""
    row = _best_row(sheet, words)
    if row is None:
        return None
    top = row
    while top > 0 and _is_group_row(sheet, top - 1, top, words):
        top -= 1
    rows = [top]
    while len(rows) < _MOST_ROWS and _continues(sheet, rows, words):
        rows.append(rows[-1] + 1)
    number_row = _number_row(sheet, rows[-1] + 1)
    below = (number_row if number_row is not None else rows[-1]) + 1
    columns = [
        title
        for column in range(sheet.width)
        if (title := _column_title(sheet, rows, column)).path or _holds_values(sheet, below, column)
    ]
    parted = _with_groups_in_titles(_with_groups_in_titles(columns))
    return Header(tuple(rows), number_row, tuple(_without_bands(parted)))


def _without_bands(columns: Sequence[ColumnTitle]) -> list[ColumnTitle]:
    """The titles without a band over half the sheet ("PHẦN GIẢI QUYẾT"), which says nothing about any one of its columns."""
    wide = Counter(fold(one.path[0]) for one in columns if len(one.path) > 1)
    return [
        ColumnTitle(one.index, one.path[1:], one.written or one.path)
        if len(one.path) > 1 and wide[fold(one.path[0])] > _WIDEST_GROUP
        else one
        for one in columns
    ]


def _best_row(sheet: Sheet, words: Vocabulary) -> int | None:
    """The row with most titles; of a header that is printed on every page, its first."""
    scores: dict[int, int] = {}
    best = row = 0
    for candidate in range(min(sheet.height, _LOOKED_AT)):
        scores[candidate] = _titles_in(sheet, candidate, words)
        if scores[candidate] > best:
            best, row = scores[candidate], candidate
        elif best >= _CERTAIN and candidate > row + _MOST_ROWS:
            break
    if best < _FEWEST_TITLES:
        return None
    for early in (one for one in scores if one < row and scores[one] >= _FEWEST_TITLES):
        block = [early]
        while _may_be_titles(sheet, block[-1] + 1):
            block.append(block[-1] + 1)
        if row in block:
            return row
        if sum(scores.get(one, 0) for one in block) >= _MOSTLY * best:  # entries stand between them and the later row
            return max(block, key=lambda one: scores.get(one, 0))
    return row


def _may_be_titles(sheet: Sheet, row: int) -> bool:
    """Whether nothing stands in a row but words."""
    if row >= sheet.height or not sheet.filled(row) or _numbers_columns(sheet, row):
        return False
    texts = [sheet.at(row, column) for column in sheet.filled(row)]
    return all(isinstance(one, str) and len(one) <= 120 and not one.isdigit() and not find_days(one) for one in texts)


def _with_groups_in_titles(columns: Sequence[ColumnTitle]) -> list[ColumnTitle]:
    """Groups that were typed into each title ("Kết quả - Số", "Kết quả - Ngày"), set over the neighbours that share them."""
    parts = [_GROUP_IN_TITLE.split(one.own, maxsplit=1) for one in columns]
    groups = [fold(part[0]) if len(part) == 2 else "" for part in parts]
    return [
        ColumnTitle(
            one.index, (*one.path[:-1], parts[place][0].strip(), parts[place][1].strip()), one.written or one.path
        )
        if groups[place] and groups[place] in {*groups[max(0, place - 1) : place], *groups[place + 1 : place + 2]}
        else one
        for place, one in enumerate(columns)
    ]


def _holds_values(sheet: Sheet, first: int, column: int) -> bool:
    """Whether a column without a title holds something all the same."""
    return sum(sheet.cells[row][column] is not None for row in range(first, sheet.height)) >= 3


def _titles_in(sheet: Sheet, row: int, words: Vocabulary) -> int:
    """How many different titles of the book a row holds."""
    texts = [value for value in sheet.cells[row] if isinstance(value, str)]
    if len(texts) < _FEWEST_TITLES:
        return 0
    seen = set()
    for value in texts:
        if len(value) > _LONGEST or (_DIGITS.search(value) and find_days(value)):
            continue
        if words.best_score(one_line(value)) >= _SURE:
            seen.add(fold(value))
    return len(seen)


def _is_group_row(sheet: Sheet, row: int, below: int, words: Vocabulary) -> bool:
    """Whether a row holds groups over the titles below, rather than title lines of the book."""
    texts = [column for column in sheet.filled(row) if isinstance(sheet.at(row, column), str)]
    if len(texts) < 2 or len(texts) < len(sheet.filled(row)):
        return False
    groups = 0
    for column in texts:
        merge = sheet.anchors.get((row, column))
        if (merge is not None and merge.bottom >= below) or words.best_score(sheet.text(row, column)) >= _SURE:
            groups += 1
    return groups >= 2


def _continues(sheet: Sheet, rows: Sequence[int], words: Vocabulary) -> bool:
    """Whether the next row holds the titles under the groups of these rows."""
    row = rows[-1] + 1
    if row >= sheet.height or _numbers_columns(sheet, row):
        return False
    filled = sheet.filled(row)
    if not filled:
        return False
    texts = [sheet.at(row, column) for column in filled]
    if any(not isinstance(value, str) or len(value) > 120 or find_days(value) for value in texts):
        return False
    known = sum(words.best_score(str(value)) >= 0.4 or words.is_mark(str(value)) for value in texts)
    if _numbers_columns(sheet, row + 1) and filled[0] > 0:
        # Whatever stands between titles and the numbers of the columns is a title too.
        return 2 * known >= len(filled)
    under = 0
    for column in filled:
        value = str(sheet.at(row, column))
        above = sheet.text(rows[-1], column)
        merge = sheet.anchors.get((rows[-1], column))
        if (merge is not None and merge.right > merge.left and merge.bottom == rows[-1]) or (
            not above and (merge is None or merge.bottom == rows[-1]) and _group_above(sheet, rows, column)
        ):
            under += 1
        elif above and fold(above) == fold(value):
            under += merge is None and _right_is_open(sheet, rows[-1], column, row)
        elif above and merge is None and _right_is_open(sheet, rows[-1], column, row):
            under += 1
        elif merge is not None or words.best_score(value) < _SURE:
            return False
    return under >= 2 and known >= max(1, under // 3)


def _group_above(sheet: Sheet, rows: Sequence[int], column: int) -> str:
    """The nearest text to the left in the last header row: a group that was never merged."""
    for left in range(column, -1, -1):
        if text := sheet.text(rows[-1], left):
            return text
    return ""


def _right_is_open(sheet: Sheet, row: int, column: int, below: int) -> bool:
    return not sheet.text(row, column + 1) and bool(sheet.text(below, column + 1))


def _number_row(sheet: Sheet, row: int) -> int | None:
    """The row that numbers the columns: the next one, blank rows apart."""
    while row < sheet.height and not sheet.filled(row):
        row += 1
    return row if _numbers_columns(sheet, row) else None


def _numbers_columns(sheet: Sheet, row: int) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2 3."""
    if row >= sheet.height:
        return False
    texts = [sheet.text(row, column) for column in sheet.filled(row)]
    found = [_COLUMN_NUMBER.match(text) for text in texts]
    if len(texts) < min(4, sheet.width) or not all(found):
        return False
    numbers = [int(one[1]) for one in found if one and one[1].isdigit()]
    if len(numbers) < 3 or len(set(numbers)) < len(numbers):
        return False
    rising = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    in_brackets = all(text[0] in "([" for text in texts)
    return rising >= 0.8 * (len(numbers) - 1) or (in_brackets and max(numbers) <= sheet.width + 5)


def _column_title(sheet: Sheet, rows: Sequence[int], column: int) -> ColumnTitle:
    path: list[str] = []
    for row in rows:
        text = _title_at(sheet, rows, row, column)
        if text and (not path or fold(path[-1]) != fold(text)):
            path.append(text)
    return ColumnTitle(column, tuple(path))


def _title_at(sheet: Sheet, rows: Sequence[int], row: int, column: int) -> str:
    merge = sheet.anchors.get((row, column))
    if merge is not None:
        return one_line(sheet.text(merge.top, merge.left)) if merge.top >= rows[0] else ""
    if text := one_line(sheet.text(row, column)):
        return text
    if row == rows[-1] or not sheet.text(row + 1, column):
        return ""
    # A group that was typed once and never merged reaches to the next title.
    for left in range(column - 1, -1, -1):
        if sheet.anchors.get((row, left)) is not None:
            merge = sheet.anchors[row, left]
            return "" if merge.bottom > row or merge.right > merge.left else one_line(sheet.text(row, left))
        if text := one_line(sheet.text(row, left)):
            return text if sheet.text(row + 1, left) else ""
    return ""
