"""The papers of the desk: cover sheet of a matter, how a date was counted, a page of a book, what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Heading, Paper, Paragraph, Table
from eprocuracy.platform.ui.parts import Why
from eprocuracy.platform.ui.writing import moment_text

from ..books.pages import BookPage
from ..day.pages import DayPage
from ..hearings.pages import HearingsPage
from ..matter.pages import Overview
from . import drawing
from .drawing import words

DUE = (
    Label("Còn lại", "Left"),
    Label("Vụ việc", "Matter"),
    Label("Thời hạn", "Time limit"),
    Label("Đến", "Until"),
    Label("Căn cứ", "Basis"),
)
SITTINGS = (
    (Label("Giờ", "Hour"), 2),
    (Label("Vụ án", "Case"), 5),
    (Label("Tòa án, nơi xét xử", "Court and place"), 4),
    (Label("Kiểm sát viên", "Procurator"), 3),
    (Label("Tình trạng", "State"), 4),
)
HISTORY = (Label("Ngày", "Day"), Label("Việc", "Act"), Label("Văn bản", "Paper"))
NOTHING_DUE = Label("Không có thời hạn nào.", "No time limit.")


def sheet(title: Label, blocks: list[Block], *, by: Actor, unit: Label, now: datetime, language: str) -> Paper:
    """An internal sheet: whose it is, and who printed it, when."""
    printed = Label(f"In lúc {moment_text(now)}: {by.name}", f"Printed {moment_text(now)} by {by.name}")
    return Paper(
        title=words(title, language).upper(),
        on=day_of(now),
        subtitle=words(unit, language),
        blocks=tuple(blocks),
        printed=words(printed, language),
        language=language,
        page_word=words(Label("Trang", "Page"), language),
    )


def cover(page: Overview, language: str) -> tuple[Label, list[Block]]:
    """Phiếu vụ việc: what lies on top of the procuracy's own file."""
    identity = page.top.identity
    state = " · ".join(
        part
        for part in (words(identity.state, language), words(identity.left, language), words(identity.note, language))
        if part
    )
    blocks: list[Block] = [Paragraph(words(page.top.heading, language), strong=True), Paragraph(state, quiet=True)]
    blocks.append(drawing.facts(page.facts, language))
    for one in (page.tracks, page.others):
        if one and one.rows:
            blocks += [Heading(words(one.caption, language)), drawing.table(one, language)]
    blocks.append(Heading(words(Label("Thời hạn đang chạy", "Time limits running"), language)))
    blocks.append(drawing.due(page.due, DUE, language) if page.due else Paragraph(words(NOTHING_DUE, language)))
    if page.findings and page.findings.rows:
        blocks += [Heading(words(page.findings.caption, language)), drawing.table(page.findings, language)]
    if page.history:
        blocks.append(Heading(words(Label("Diễn biến gần nhất", "Latest events"), language)))
        blocks.append(drawing.history(page.history, HISTORY, language))
    return Label("Phiếu vụ việc", "Cover sheet"), blocks


def counted(why: Why, *, title: Label, heading: Label, language: str) -> tuple[Label, list[Block]]:
    """Cách tính hạn: the steps from the facts to the day, each with its article."""
    answer = words(why.answer, language)
    blocks: list[Block] = [
        Paragraph(words(heading, language), strong=True),
        Paragraph(words(title, language), strong=True),
        drawing.why(why, language),
    ]
    if answer:
        blocks.append(Paragraph(answer, lead=words(Label("Kết quả:", "Result:"), language)))
    return Label("Cách tính hạn", "How the date was counted"), blocks


def book(page: BookPage, paper: Paper, language: str) -> Paper:
    """A book page, lying: its columns as on the screen, each line once."""
    shown = page.table
    shares = [1, *(_width(shown.rows, place) for place in range(1, len(shown.columns)))]
    blocks: list[Block] = [Paragraph(words(page.period, language), quiet=True)]
    table = drawing.table(shown, language, shares)
    blocks.append(table if table.rows else Paragraph(words(shown.empty, language)))
    return replace(paper, blocks=tuple(blocks), landscape=True)


def _width(rows: object, place: int) -> int:
    """A column of long texts is wider than one of days."""
    longest = max((len(str(row[place] or "")) for row in rows), default=0)  # type: ignore[attr-defined]
    return 2 if longest <= 12 else 3 if longest <= 40 else 5


def hearings(page: HearingsPage, language: str) -> tuple[Label, list[Block]]:
    """The calendar of hearings day by day, with what clashes."""
    blocks: list[Block] = [Paragraph(words(page.period, language), strong=True)]
    columns = tuple(Column(words(label, language), share) for label, share in SITTINGS)
    for day in page.days:
        rows = tuple(
            (
                words(one.hour, language),
                " · ".join(part for part in (words(one.title, language), words(one.subject, language)) if part),
                one.where,
                words(one.who, language),
                "; ".join(words(told, language) for told in (one.outcome, *one.clashes)),
            )
            for one in day.lines
        )
        blocks += [Heading(words(day.label, language)), Table(columns, rows)]
    if not page.days:
        blocks.append(Paragraph(words(page.empty, language)))
    return Label("Lịch phiên tòa", "Calendar of hearings"), blocks


def due(page: DayPage, language: str) -> tuple[Label, list[Block]]:
    """What is overdue and what comes: the list of the Friday meeting."""
    blocks: list[Block] = []
    for group in page.groups:
        blocks.append(Heading(f"{words(group.label, language)} ({group.total})"))
        blocks.append(drawing.numbered(drawing.due(group.rows, DUE, language), language))
    return Label("Danh sách thời hạn cần theo dõi", "Time limits to be watched"), blocks or [
        Paragraph(words(NOTHING_DUE, language))
    ]
