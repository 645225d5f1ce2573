"""The summary that goes with a proposal: what is asked for, the time that runs, and what was checked with its answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from pypdfium2 import PdfDocument

from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Facts, Heading, Paragraph, Table, as_pdf

from ..papers import drawing
from ..papers.drawing import words
from ..papers.sheets import sheet
from .pages import DraftPage
from .points import OF_THE_CASE, PointGroup

TITLE = Label("Tóm tắt trình ký", "Summary for the signer")
COLUMNS = (
    (Label("Điểm kiểm tra", "Point"), 9),
    (Label("Hồ sơ cho thấy; trả lời", "What the file shows; the answer"), 6),
)
_LAW = re.compile(r"(?P<article>.+?)(?P<law> \S+ \d{4})")
EACH = Label("Kiểm tra căn cứ đối với từng người", "Legality, of each person")
OVERLEAF = Label("Xem trang sau.", "See the next page.")
MOST_PERSONS, MOST_CHANGES = 4, 8  # on the first page
UNANSWERED = Label("chưa trả lời", "no answer")


def drawn_summary(page: DraftPage, *, by: Actor, now: datetime, language: str) -> bytes:
    """The summary as a PDF, to print, and to keep as it lay before the signer: one page, or one that says where to read on."""
    drawn = b""
    for here in (MOST_PERSONS, 0):
        title, blocks = summary_of(page, language, here=here)
        made = sheet(title, blocks, by=by, unit=label_of(by.unit), now=now, language=language)
        drawn = as_pdf(replace(made, close=True))
        if len(PdfDocument(drawn)) == 1 or len(page.points) > here + 1:
            break
    return drawn


def summary_of(page: DraftPage, language: str, *, here: int) -> tuple[Label, list[Block]]:
    """The blocks of the summary, from the same page that the signer sees; what is said of more persons than `here` is overleaf."""

    def say(label: object) -> str:
        return words(label, language)

    blocks: list[Block] = [
        Paragraph(say(page.matter), strong=True),
        Paragraph(f"{say(page.title)} ({say(page.form)})", strong=True),
        Paragraph(f"{say(page.state.label)} · {say(page.told)}", quiet=True),
        _facts(page, language),
    ]
    if page.dues:
        blocks += [Heading(say(Label("Thời hạn đang chạy", "Time that runs"))), _dues(page, language)]
    overleaf: list[Block] = []  # what is said of each of many persons: the first page stays a summary
    if page.follows.differences:
        title = say(Label("Điều gì sẽ đổi khi ban hành", "What will change once it is issued"))
        rows = _changes(page, language)
        titles = (Label("Mục", "What"), Label("Hiện nay", "Now"), Label("Sau khi ban hành", "Afterwards"))
        drawn = Table(tuple(Column(say(one), share) for one, share in zip(titles, (4, 3, 3), strict=True)), rows)
        blocks += _here_or_overleaf(title, [drawn], overleaf, language, many=len(rows) > MOST_CHANGES)
    for one in (*page.against, *page.known):
        blocks.append(Paragraph(f"{say(one.what)} {say(one.basis)}", lead="•"))
    if page.points and page.checklist:
        title = f"{say(Label('Kiểm tra căn cứ', 'Legality'))}: {say(page.checklist)}"
        of_case = [one for one in page.points if one.of is OF_THE_CASE]
        persons = [one for one in page.points if one.of is not OF_THE_CASE]
        if of_case:
            blocks += [Heading(title), *(_points([one], language) for one in of_case)]
        if persons:
            of = ", ".join(say(one.of) for one in persons)
            told: list[Block] = [Paragraph(f"{of}:"), _points(persons, language)]
            many = len(persons) > here
            title = say(EACH) if of_case else title
            blocks += _here_or_overleaf(title, told, overleaf, language, many=many)
    return TITLE, [*blocks, *overleaf]


def _here_or_overleaf(
    title: str, told: Sequence[Block], overleaf: list[Block], language: str, *, many: bool
) -> Sequence[Block]:
    """What goes on the first page: all of it, or where it is read."""
    if not many:
        return [Heading(title), *told]
    overleaf += [Heading(title, on_new_page=not overleaf), *told]
    return [Heading(title), Paragraph(words(OVERLEAF, language), quiet=True)]


def _facts(page: DraftPage, language: str) -> Facts:
    """Several of one name stand in one line: all the accused."""
    told: dict[str, list[str]] = {}
    for label, value in drawing.facts(page.facts, language).rows:
        told.setdefault(label, []).append(value)
    return Facts(tuple((label, ", ".join(values)) for label, values in told.items()))


def _changes(page: DraftPage, language: str) -> tuple[tuple[str, str, str], ...]:
    """What changes, before and after; persons of whom it is the same together."""
    told: dict[tuple[str, str, str], list[str]] = {}
    for one in page.follows.differences:
        label, before, after = (words(part, language) for part in (one.label, one.before, one.after))
        told.setdefault(("" if isinstance(one.label, str) else label, before, after), []).append(label)
    return tuple((of or ", ".join(labels), before, after) for (of, before, after), labels in told.items())


def _dues(page: DraftPage, language: str) -> Table:
    """The matter is named above: which limit, how long is left, until when, by which article."""
    titles = (Label("Thời hạn", "Limit"), Label("Còn lại", "Left"), Label("Đến", "Until"), Label("Căn cứ", "Basis"))
    shares = (6, 3, 3, 5)
    rows = ((one.title, one.left, one.ends, one.basis) for one in page.dues)
    return Table(
        tuple(Column(words(title, language), share) for title, share in zip(titles, shares, strict=True)),
        tuple(tuple(words(cell, language) for cell in row) for row in rows),
    )


def _points(groups: Sequence[PointGroup], language: str) -> Table:
    """Each question once; of several persons those of whom the same is said are named together."""
    columns = tuple(Column(words(label, language), share) for label, share in COLUMNS)
    asked: dict[str, dict[str, list[str]]] = {}
    for group in groups:
        for one in group.points:
            answer = one.answer or (words(UNANSWERED, language) if one.open else "")
            told = "; ".join(part for part in (words(tuple(one.shown), language), answer) if part)
            question = f"{words(one.question, language)} ({_short(words(one.basis, language))})"
            asked.setdefault(question, {}).setdefault(told, []).append(words(group.of, language))
    return Table(columns, tuple((question, _of_each(told, len(groups))) for question, told in asked.items()))


def _of_each(told: Mapping[str, Sequence[str]], persons: int) -> str:
    if [len(names) for names in told.values()] == [persons]:
        return next(iter(told))
    return "\n".join(f"{', '.join(names)}: {text or '–'}" for text, names in told.items())


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
