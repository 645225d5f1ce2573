"""The page on which columns are checked: what each was taken for, why, and what stands in it; corrected by choosing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eprocuracy.exchange.importing.matching import fields_of, is_ours, signature
from eprocuracy.exchange.importing.reading import Reading
from eprocuracy.exchange.models import Import
from eprocuracy.exchange.registers import BookKind, Recognised, SheetReading
from eprocuracy.exchange.registers.cells import as_text
from eprocuracy.exchange.registers.headers import ColumnTitle
from eprocuracy.exchange.registers.overrides import CORRECTED
from eprocuracy.exchange.registers.text import is_ditto
from eprocuracy.exchange.registers.vocabulary import vocabulary
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Choice, Text

SAMPLES = 3
_CERTAIN, _LIKELY = 0.75, 0.5
REMARK = ""
AS_REMARK = Label("– giữ làm ghi chú của dòng –", "– keep as a remark of the row –")
LEFT_OVER = Label(
    "Không nhận ra. Nội dung được giữ làm ghi chú của dòng, không bị bỏ.",
    "Not recognised. What stands in it is kept as a remark of the row, never dropped.",
)
COUNTS_LINES = Label("Chỉ đánh số dòng.", "It only counts the lines.")

_UNIT_FROM = {
    "title line": Label("Đơn vị: theo dòng tiêu đề của trang.", "Unit: from the title of the sheet."),
    "importing unit": Label("Đơn vị: đơn vị giữ sổ đã chọn.", "Unit: the unit chosen when the file was sent."),
    "heading row above the block": Label(
        "Đơn vị: theo dòng đề mục trên từng phần.", "Unit: from the heading above each part."
    ),
    "the sheet's name": Label("Đơn vị: theo tên trang tính.", "Unit: from the name of the sheet."),
}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of the file: its title, what stands in it, what it is taken for, how surely and why."""

    letter: str
    title: str
    samples: tuple[str, ...]
    name: str
    choices: tuple[Choice, ...]
    sure: Text
    tone: str
    reason: Text


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Sheets with the same titles in the same columns, which are matched once for all."""

    key: str
    sheets: tuple[str, ...]
    rows: int
    lines: tuple[ColumnLine, ...]
    unit_from: Text
    missing: Text
    not_read: Text = ""

    @property
    def names(self) -> str:
        return ", ".join(self.sheets)


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """The sheets of a file, and those that are not of the book with the reason."""

    groups: tuple[SheetGroup, ...]
    others: tuple[tuple[str, Text], ...]
    remembered: bool


def columns_page(one: Import, reading: Reading) -> ColumnsPage:
    """The columns of an import as they were recognised or corrected. Asks the database nothing."""
    book = reading.book
    grouped: dict[str, list[str]] = {}
    for name in reading.headers:
        grouped.setdefault(_key(name, reading), []).append(name)
    read = {sheet.name: sheet for sheet in book.sheets}
    groups = [
        _group(key, names, reading, [read[name] for name in names if name in read], one)
        for key, names in grouped.items()
    ]
    others = tuple((sheet.name, sheet.reason) for sheet in book.other_sheets if sheet.name not in reading.headers)
    return ColumnsPage(
        groups=tuple(sorted(groups, key=lambda group: not group.rows)),
        others=others,
        remembered=bool(one.columns),
    )


def _key(name: str, reading: Reading) -> str:
    """Sheets go together that have the same titles and were read alike."""
    found = next((sheet for sheet in reading.book.sheets if sheet.name == name), None)
    read = "|".join(f"{one.letter}{one.fields}" for one in found.columns) if found else ""
    return f"{signature(reading.headers[name])[:12]}-{hashlib.sha256(read.encode()).hexdigest()[:6]}"


def _group(key: str, names: Sequence[str], reading: Reading, read: Sequence[SheetReading], one: Import) -> SheetGroup:
    kind = reading.book.kind
    header = reading.headers[names[0]]
    found = {column.letter: column for column in read[0].columns} if read else {}
    said = one.columns.get(names[0], {})
    fields = fields_of(kind)
    lines = tuple(
        _line(
            key, title, found.get(title.letter), _samples(reading, names, title), said.get(title.letter), fields, kind
        )
        for title in header.columns
        if not is_ours(title.path)
    )
    taken = {name for column in found.values() for name in column.fields}
    not_read: Text = ""
    if not read:
        not_read = next(sheet.reason for sheet in reading.book.other_sheets if sheet.name == names[0])
    return SheetGroup(
        key=key,
        sheets=tuple(names),
        rows=sum(sheet.data_rows for sheet in read),
        lines=lines,
        unit_from=_unit_from(read, taken),
        missing=_missing(kind, taken, fields) if read else "",
        not_read=not_read,
    )


def _line(
    key: str,
    title: ColumnTitle,
    found: Recognised | None,
    samples: tuple[str, ...],
    said: Sequence[str] | None,
    fields: Mapping[str, Label],
    kind: BookKind,
) -> ColumnLine:
    chosen = found.fields[0] if found and found.fields else REMARK
    by_hand = said is not None or (found is not None and found.reason == CORRECTED)
    counts = found is None and vocabulary(kind).is_index(title.path)
    sure, tone = _sureness(found, by_hand=by_hand, counts=counts)
    named = {**fields, chosen: fields.get(chosen, Label(chosen, chosen))} if chosen else dict(fields)
    return ColumnLine(
        letter=title.letter,
        title=title.title,
        samples=samples,
        name=f"{key}.{title.letter}",
        choices=(
            Choice(REMARK, AS_REMARK, chosen == REMARK),
            *(Choice(name, label, name == chosen) for name, label in named.items()),
        ),
        sure=sure,
        tone=tone,
        reason=COUNTS_LINES if counts else "" if by_hand else found.reason if found else LEFT_OVER,
    )


def _sureness(found: Recognised | None, *, by_hand: bool, counts: bool) -> tuple[Text, str]:
    if by_hand:
        return Label("đã chọn bằng tay", "chosen by hand"), "met"
    if found is None:
        return (Label("số thứ tự", "running number"), "plain") if counts else (Label("ghi chú", "remark"), "plain")
    if found.confidence >= _CERTAIN:
        return Label("chắc chắn", "certain"), "met"
    if found.confidence >= _LIKELY:
        return Label("khá chắc", "likely"), "ten"
    return Label("nên xem lại", "please check"), "day"


def _samples(reading: Reading, names: Iterable[str], title: ColumnTitle) -> tuple[str, ...]:
    """The first different values of a column, over its sheets."""
    found: dict[str, None] = {}
    for name in names:
        sheet, header = reading.sheets[name], reading.headers[name]
        for row in range(header.first_below, sheet.height):
            if len(sheet.filled(row)) < 3:
                continue
            text = " ".join(as_text(sheet.at(row, title.index)).split())
            if text and not is_ditto(text):
                found.setdefault(text if len(text) <= 60 else f"{text[:58]}…")
            if len(found) >= SAMPLES:
                return tuple(found)
    return tuple(found)


def _unit_from(read: Sequence[SheetReading], taken: set[str]) -> Text:
    if not read or "unit" in taken:
        return ""
    return _UNIT_FROM.get(read[0].unit_given_in, "")


def _missing(kind: BookKind, taken: set[str], fields: Mapping[str, Label]) -> Text:
    """What every row needs and no column holds."""
    bases = {name.split("=")[0].split(".")[0] for name in taken}
    needed = [
        "institution_no" if name == "institution" else name for name in vocabulary(kind).required if name != "unit"
    ]
    open_ = [fields[name] for name in needed if name not in bases and name in fields and name != "type"]
    if not open_:
        return ""
    return Label(
        f"Chưa có cột cho: {', '.join(one.vi for one in open_)}. Dòng thiếu nội dung này sẽ bị giữ lại.",
        f"No column for: {', '.join(one.en for one in open_)}. Rows without it will be held back.",
    )


def said_of(reading: Reading, one: Import, sent: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    """What the person said by choosing: the corrections so far, and each column for which something else was chosen."""
    page = columns_page(one, reading)
    known = {*fields_of(reading.book.kind), REMARK}
    said = {sheet: dict(columns) for sheet, columns in one.columns.items()}
    for group in page.groups:
        for line in group.lines:
            shown = next(choice.value for choice in line.choices if choice.chosen)
            chosen = sent.get(line.name, shown)
            if chosen == shown or (chosen not in known):
                continue
            for sheet in group.sheets:
                said.setdefault(sheet, {})[line.letter] = [chosen] if chosen else []
    return said
