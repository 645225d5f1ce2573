"""The inventory of personal data: as a page, as a paper and as a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from eprocuracy.assurance import personal
from eprocuracy.assurance.personal import SENSITIVE, ActField, Category, DataSet, Purpose
from eprocuracy.exchange.sheets import Sheet, write_sheet
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Heading, Paper, Paragraph, Table

TITLE = Label("Danh mục dữ liệu cá nhân", "Inventory of personal data")
OF_ACTS = Label("Trường của diễn biến tố tụng", "Fields of acts")
YES = Label("nhạy cảm", "sensitive")
BY_DEFAULT = Label(
    "Toàn bộ nội dung diễn biến là dữ liệu nhạy cảm về tội phạm, vi phạm, trừ trường được khai khác.",
    "All that acts say is sensitive data on crime and violation, except the fields declared otherwise.",
)


@dataclass(frozen=True, slots=True)
class Held:
    """Columns of one kind in one table."""

    category: Category
    sensitive: bool
    columns: str


@dataclass(frozen=True, slots=True)
class Line:
    """One table as the page shows it."""

    data: DataSet
    whose: Label
    held: Sequence[Held]


@dataclass(frozen=True, slots=True)
class Group:
    """The tables of one purpose."""

    purpose: Purpose
    basis: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class InventoryPage:
    """Everything that the page shows."""

    groups: Sequence[Group]
    fields: Sequence[tuple[Category, bool, Sequence[ActField]]]
    counts: Sequence[tuple[int, Label]]
    undeclared: Sequence[str]


def inventory_page() -> InventoryPage:
    """The page, from what was declared beside the models."""
    holding, fields = personal.of_people(), personal.of_acts()
    groups = [
        Group(purpose, "; ".join(purpose.basis), lines)
        for purpose in personal.purposes().values()
        if (lines := [_line(one) for one in holding if one.purpose is purpose])
    ]
    counts = (
        (len(holding), Label("bảng có dữ liệu về người", "tables that hold something of people")),
        (sum(one.sensitive for one in holding), Label("bảng có dữ liệu nhạy cảm", "tables with sensitive data")),
        (len(personal.declared()) - len(holding), Label("bảng không nói về người nào", "tables about nobody")),
        (len(fields), Label("trường của diễn biến tố tụng", "fields of acts")),
    )
    return InventoryPage(groups, _by_category(fields), counts, personal.differences(personal.columns_of_models()))


def _by_category(fields: Sequence[ActField]) -> list[tuple[Category, bool, Sequence[ActField]]]:
    return [
        (category, category in SENSITIVE, mine)
        for category in Category
        if (mine := [one for one in fields if one.category is category])
    ]


def _line(one: DataSet) -> Line:
    held = [
        Held(kind, kind in SENSITIVE, ", ".join(name for name, its in one.columns.items() if its is kind))
        for kind in one.categories
    ]
    return Line(one, whose_of(one), held)


def whose_of(one: DataSet) -> Label:
    """Whose data a table holds, in one text."""
    return Label(", ".join(each.label.vi for each in one.whose), ", ".join(each.label.en for each in one.whose))


def blocks_of(language: str) -> tuple[Block, ...]:
    """The inventory as parts of a paper: the tables by purpose, then the fields of acts by kind."""
    made: list[Block] = []
    for group in inventory_page().groups:
        made.append(Heading(f"{group.purpose.says.say(language)} ({group.basis})"))
        made.append(
            Table(
                _columns(
                    language,
                    (("Dữ liệu", "Data", 4), ("Của ai", "Of whom", 2), ("Loại", "Kinds", 4), ("Giữ", "Kept", 3)),
                ),
                tuple(
                    (
                        one.data.says.say(language),
                        one.whose.say(language),
                        "; ".join(_kind(each, language) for each in one.data.categories),
                        one.data.retention.say(language),
                    )
                    for one in group.lines
                ),
            )
        )
    made.append(Heading(OF_ACTS.say(language)))
    made.append(Paragraph(BY_DEFAULT.say(language)))
    made.append(
        Table(
            _columns(language, (("Loại", "Kind", 2), ("Trường", "Fields", 7))),
            tuple(
                (_kind(category, language), "; ".join(one.labels[0].say(language) for one in mine))
                for category, _, mine in _by_category(personal.of_acts())
            ),
        )
    )
    return tuple(made)


def _columns(language: str, titles: Sequence[tuple[str, str, int]]) -> tuple[Column, ...]:
    return tuple(Column(Label(vi, en).say(language), share) for vi, en, share in titles)


def _kind(category: Category, language: str) -> str:
    word = category.label.say(language)
    return f"{word} ({YES.say(language)})" if category in SENSITIVE else word


def paper_of(language: str, *, on: date) -> Paper:
    """The inventory as a paper of its own."""
    return Paper(
        title=TITLE.say(language).upper(),
        on=on,
        blocks=blocks_of(language),
        language=language,
        landscape=True,
        close=True,
        page_word=Label("Trang", "Page").say(language),
    )


def sheet(office: str) -> bytes:
    """One line for every column that holds something of a person, and for every field of an act."""
    titles = (
        (Label("Bảng", "Table"), None, 28),
        (Label("Dữ liệu", "Data"), None, 44),
        (Label("Cột, trường", "Column, field"), None, 26),
        (Label("Của ai", "Of whom"), None, 24),
        (Label("Loại", "Kind"), None, 30),
        (Label("Nhạy cảm", "Sensitive"), None, 12),
        (Label("Mục đích", "Purpose"), None, 40),
        (Label("Căn cứ", "Basis"), None, 40),
        (Label("Thời hạn giữ", "Kept"), None, 44),
    )
    rows = [
        (*(one.table, one.says.vi, name, whose_of(one).vi), *_told(kind), *_why(one))
        for one in personal.of_people()
        for name, kind in one.columns.items()
        if kind is not Category.NONE
    ]
    acts = next(one for one in personal.of_people() if one.table == "records_actrow")
    rows += [
        (
            acts.table,
            f"{OF_ACTS.vi}: {one.labels[0].vi}",
            f"content.{one.name}",
            whose_of(acts).vi,
            *_told(one.category),
            *_why(acts),
        )
        for one in personal.of_acts()
        if one.category is not Category.NONE
    ]
    held = BytesIO()
    write_sheet(Sheet("DLCN", office, TITLE.vi, "", titles, tuple(rows)), held)
    return held.getvalue()


def _told(kind: Category) -> tuple[str, str]:
    return kind.label.vi, "có" if kind in SENSITIVE else "không"


def _why(one: DataSet) -> tuple[str, str, str]:
    return one.purpose.says.vi, "; ".join(one.purpose.basis), one.retention.vi
