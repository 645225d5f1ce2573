"""The list of controls to be taken along: an Excel sheet, or a paper across the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from eprocuracy.exchange.sheets import Sheet, write_sheet
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Paragraph, Table
from eprocuracy.platform.ui.writing import moment_text

from .pages import Line

TITLE = Label("Biện pháp kiểm soát an ninh", "Security controls")
COLUMNS: Sequence[tuple[Label, int, int]] = (
    (Label("Mã", "Id"), 10, 3),
    (Label("Mức", "Priority"), 7, 2),
    (Label("Yêu cầu", "What is asked"), 44, 9),
    (Label("Căn cứ", "Basis"), 30, 7),
    (Label("Tham số", "Parameters"), 34, 7),
    (Label("Trạng thái", "State"), 16, 4),
    (Label("Đã xem gì, thấy gì", "What was looked at and found"), 60, 11),
    (Label("Lúc", "When"), 18, 4),
)
"""Titles with the width of the sheet's column and the share of the paper's."""


def as_sheet(lines: Sequence[Line], *, office: Label, now: datetime) -> bytes:
    """The list as an Excel file."""
    held = BytesIO()
    titles = tuple((label, None, width) for label, width, _ in COLUMNS)
    period = f"Tính đến {moment_text(now)}"
    write_sheet(
        Sheet("Kiem soat", office.vi, TITLE.vi, period, titles, tuple(_cells(one, "vi") for one in lines)), held
    )
    return held.getvalue()


def as_blocks(lines: Sequence[Line], language: str) -> list[Block]:
    """The list as a table of a paper, with how many there are."""
    columns = tuple(Column(label.say(language), share) for label, _, share in COLUMNS)
    count = Label(f"{len(lines)} biện pháp.", f"{len(lines)} controls.")
    return [Paragraph(count.say(language)), Table(columns, tuple(_cells(one, language) for one in lines))]


def _cells(one: Line, language: str) -> tuple[str, ...]:
    return (
        one.id,
        str(one.priority.value),
        one.says.say(language),
        one.basis.say(language) if one.basis else "",
        "; ".join(one.asked),
        one.state.label.say(language),
        _found(one, language),
        moment_text(one.at) if one.at else "",
    )


def _found(one: Line, language: str) -> str:
    if one.found is None:
        return "; ".join("/".join(path) for path in one.shown)
    parts = [f"[{one.looked.say(language)}]"] if one.looked else []
    parts.append(one.found.say(language))
    if one.lacks:
        parts.append(Label(f"Chưa xem: {one.lacks.vi}", f"Not looked at: {one.lacks.en}").say(language))
    return " ".join(parts)
