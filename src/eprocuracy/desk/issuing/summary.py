"""The summary that goes with a proposal: what is asked for, the time that runs, and what was checked with its answers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Heading, Paragraph, Table, as_pdf

from ..papers import drawing
from ..papers.drawing import words
from ..papers.sheets import sheet
from .pages import DraftPage
from .points import PointGroup

TITLE = Label("Tóm tắt trình ký", "Summary for the signer")
COLUMNS = (
    (Label("Điểm kiểm tra", "Point"), 7),
    (Label("Hồ sơ cho thấy; trả lời", "What the file shows; the answer"), 6),
)
_LAW = re.compile(r"(?P<article>.+?)(?P<law> \S+ \d{4})")
UNANSWERED = Label("chưa trả lời", "no answer")


def drawn_summary(page: DraftPage, *, by: Actor, now: datetime, language: str) -> bytes:
    """The summary as a PDF, to print, and to keep as it lay before the signer."""
    title, blocks = summary_of(page, language)
    made = sheet(title, blocks, by=by, unit=label_of(by.unit), now=now, language=language)
    return as_pdf(replace(made, close=True))


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
        blocks += [Heading(say(Label("Thời hạn đang chạy", "Time that runs"))), _dues(page, language)]
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


def _dues(page: DraftPage, language: str) -> Table:
    """The matter is named above: which limit, how long is left, until when, by which article."""
    titles = (Label("Thời hạn", "Limit"), Label("Còn lại", "Left"), Label("Đến", "Until"), Label("Căn cứ", "Basis"))
    shares = (6, 3, 3, 5)
    rows = ((one.title, one.left, one.ends, one.basis) for one in page.dues)
    return Table(
        tuple(Column(words(title, language), share) for title, share in zip(titles, shares, strict=True)),
        tuple(tuple(words(cell, language) for cell in row) for row in rows),
    )


def _points(group: PointGroup, language: str) -> Table:
    columns = tuple(Column(words(label, language), share) for label, share in COLUMNS)
    rows = []
    for one in group.points:
        answer = one.answer or (words(UNANSWERED, language) if one.open else "")
        told = [part for part in (words(tuple(one.shown), language), answer) if part]
        rows.append((f"{words(one.question, language)} ({_short(words(one.basis, language))})", "; ".join(told)))
    return Table(columns, tuple(rows))


def _short(cited: str) -> str:
    """Articles of one law one after the other name it once, after the last."""
    parts = cited.split("; ")
    found = [_LAW.fullmatch(one) for one in parts]
    told = []
    for place, one in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        again = one is not None and after is not None and one["law"] == after["law"]
        told.append(one["article"] if one is not None and again else parts[place])
    return "; ".join(told)
