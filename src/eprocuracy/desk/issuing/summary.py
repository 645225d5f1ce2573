"""The summary that goes with a proposal: what is asked for, the time that runs, and what was checked with its answers."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Heading, Paragraph, Table, as_pdf

from ..papers import drawing
from ..papers.drawing import words
from ..papers.sheets import DUE, sheet
from .pages import DraftPage
from .points import PointGroup

TITLE = Label("Tóm tắt trình ký", "Summary for the signer")
COLUMNS = (
    (Label("Điểm kiểm tra", "Point"), 4),
    (Label("Hồ sơ cho thấy", "What the file shows"), 4),
    (Label("Trả lời", "Answer"), 5),
)
UNANSWERED = Label("chưa trả lời", "no answer")


def drawn_summary(page: DraftPage, *, by: Actor, now: datetime, language: str) -> bytes:
    """The summary as a PDF, to print, and to keep as it lay before the signer."""
    title, blocks = summary_of(page, language)
    return as_pdf(sheet(title, blocks, by=by, unit=label_of(by.unit), now=now, language=language))


def summary_of(page: DraftPage, language: str) -> tuple[Label, list[Block]]:
    """The blocks of the summary, from the same page that the signer sees."""

    def say(label: object) -> str:
        return words(label, language)

    blocks: list[Block] = [
        Paragraph(say(page.matter), strong=True),
        Paragraph(f"{say(page.title)} ({say(page.form)})", strong=True),
        Paragraph(f"{say(page.state.label)} · {say(page.told)}", quiet=True),
        drawing.facts(page.facts, language),
    ]
    if page.dues:
        blocks += [Heading(say(Label("Thời hạn đang chạy", "Time that runs"))), drawing.due(page.dues, DUE, language)]
    if page.follows.differences:
        blocks.append(Heading(say(Label("Điều gì sẽ đổi khi ban hành", "What will change once it is issued"))))
        rows = tuple((say(one.label), say(one.before), say(one.after)) for one in page.follows.differences)
        titles = (Label("Mục", "What"), Label("Hiện nay", "Now"), Label("Sau khi ban hành", "Afterwards"))
        blocks.append(Table(tuple(Column(say(one), 3) for one in titles), rows))
    for one in (*page.against, *page.known):
        blocks.append(Paragraph(f"{say(one.what)} {say(one.basis)}", lead="•"))
    if page.points and page.checklist:
        blocks.append(Heading(f"{say(Label('Kiểm tra căn cứ', 'Legality'))}: {say(page.checklist)}"))
        for group in page.points:
            blocks += [Paragraph(say(group.of), strong=True), _points(group, language)]
    return TITLE, blocks


def _points(group: PointGroup, language: str) -> Table:
    columns = tuple(Column(words(label, language), share) for label, share in COLUMNS)
    rows = tuple(
        (
            f"{words(one.question, language)} ({words(one.basis, language)})",
            words(tuple(one.shown), language),
            one.answer or (words(UNANSWERED, language) if one.open else ""),
        )
        for one in group.points
    )
    return Table(columns, rows)
