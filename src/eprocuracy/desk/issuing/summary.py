"""The summary that goes with a proposal: what is asked for, the time that runs, and what was checked with its answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import IntEnum

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
COLUMNS = (Label("Điểm kiểm tra", "Point"), Label("Hồ sơ cho thấy; trả lời", "What the file shows; the answer"))
_LAW = re.compile(r"(?P<article>.+?)(?P<law> \S+ \d{4})")
EACH = Label("Kiểm tra căn cứ đối với từng người", "Legality, of each person")
LEGALITY = Label("Kiểm tra căn cứ", "Legality")
OVERLEAF = Label("Xem trang sau.", "See the next page.")
MOST_PERSONS, MOST_CHANGES = 4, 8  # on the first page
LONG = 120  # letters of an answer that wants the wider column
UNANSWERED = Label("chưa trả lời", "no answer")


class Shown(IntEnum):
    """How much of the checklist stands on the first page; all of it stands overleaf where that is not the whole."""

    ALL = 0
    TO_WEIGH = 1  # what was or must be answered in writing
    OF_THE_CASE = 2  # of that, what is asked of the matter
    NOTHING = 3


def drawn_summary(page: DraftPage, *, by: Actor, now: datetime, language: str) -> bytes:
    """The summary as a PDF, to print, and to keep as it lay before the signer: one page, or one that says where to read on."""

    def drawn(blocks: Sequence[Block]) -> bytes:
        made = sheet(TITLE, list(blocks), by=by, unit=label_of(by.unit), now=now, language=language)
        return as_pdf(replace(made, close=True))

    whole = b""
    for shown in Shown:
        first, overleaf = summary_of(page, language, shown=shown)
        alone = drawn(first)
        whole = drawn([*first, *overleaf]) if overleaf else alone
        if len(PdfDocument(alone)) == 1:
            break
    return whole


def summary_of(page: DraftPage, language: str, *, shown: Shown) -> tuple[list[Block], list[Block]]:
    """The first page of the summary, from the same page that the signer sees, and what stands overleaf."""

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
        blocks += _checklist(page, f"{say(LEGALITY)}: {say(page.checklist)}", shown, overleaf, language)
    return blocks, overleaf


def _checklist(page: DraftPage, title: str, shown: Shown, overleaf: list[Block], language: str) -> list[Block]:
    """The questions with their answers: all of them, or those to be weighed with the whole list overleaf."""
    of_case = [one for one in page.points if one.of is OF_THE_CASE]
    persons = [one for one in page.points if one.of is not OF_THE_CASE]
    few = len(persons) <= MOST_PERSONS
    each = words(EACH, language) if of_case else title
    named = Paragraph(f"{', '.join(words(one.of, language) for one in persons)}:")
    asked: list[Block] = [_points(of_case, language)] if of_case else []
    of_each: list[Block] = [named, _points(persons, language)] if persons else []
    if shown is Shown.ALL:
        first = [Heading(title), *asked] if asked else []
        return [*first, *_here_or_overleaf(each, of_each, overleaf, language, many=not few)] if of_each else first
    here = _weighed([] if shown is Shown.NOTHING else of_case)
    here_of_each = _weighed(persons if shown is Shown.TO_WEIGH and few else [])
    counted = sum(len(one.points) for one in page.points)
    weighed = sum(len(one.points) for one in (*here, *here_of_each))
    of_persons = ("", "") if here_of_each or not persons else (", cả về từng người,", ", those of each person too,")
    read_on = Label(
        f"Trang này nêu {weighed} trong {counted} điểm kiểm tra, chỉ gồm điểm phải trả lời bằng văn bản; đủ các điểm{of_persons[0]} ở trang sau.",
        f"This page has {weighed} of {counted} points, of those alone that need a written answer; all{of_persons[1]} stand on the next page.",
    )
    overleaf += [Heading(title, on_new_page=not overleaf), *asked]
    overleaf += [Heading(each), *of_each] if asked and of_each else of_each
    blocks: list[Block] = [Heading(title), *(_points([one], language) for one in here)]
    blocks += [named, _points(here_of_each, language)] if here_of_each else []
    return [*blocks, Paragraph(words(read_on if weighed else OVERLEAF, language), quiet=True)]


def _weighed(groups: Sequence[PointGroup]) -> list[PointGroup]:
    """What was or must be answered in writing: the rest is shown by the file."""
    kept = [replace(one, points=[each for each in one.points if each.answer or each.open]) for one in groups]
    return [one for one in kept if one.points]


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
    asked: dict[str, dict[str, list[str]]] = {}
    for group in groups:
        for one in group.points:
            answer = one.answer or (words(UNANSWERED, language) if one.open else "")
            told = "; ".join(part for part in (words(tuple(one.shown), language), answer) if part)
            question = f"{words(one.question, language)} ({_short(words(one.basis, language))})"
            asked.setdefault(question, {}).setdefault(told, []).append(words(group.of, language))
    rows = tuple((question, _of_each(told, len(groups))) for question, told in asked.items())
    long = any(len(told) > LONG for _, told in rows)
    shares = (7, 8) if long else (9, 6)
    return Table(tuple(Column(words(one, language), share) for one, share in zip(COLUMNS, shares, strict=True)), rows)


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
