"""A filled form as a paper: letterhead, title, lines, who signs, who receives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from eprocuracy.kernel.actors import Duty
from eprocuracy.platform.papers import (
    Block,
    Column,
    Heading,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Signature,
    Signers,
    Table,
)
from eprocuracy.platform.papers.missing import missing

from .filling import Filled
from .forms import LEADERS
from .markup import Line, Manner
from .saying import day_said

NOT_YET = "ngày …… tháng …… năm ………"
SIGN_HERE = "---"
LETTER = "CÔNG VĂN"  # a letter has no name of its own: what it is about stands there (Decree 30/2020)
_BETWEEN = re.compile(r"\|(?![^\[\]]*\])")  # cells, but not the parts of a label that is missing
_TITLE = re.compile(r"(.*?):(\d+)$")
CAPACITY = {
    Duty.CHIEF: ("Viện trưởng",),
    Duty.DEPUTY_CHIEF: ("KT. Viện trưởng", "Phó Viện trưởng"),
    Duty.PROCURATOR: ("Kiểm sát viên",),
    Duty.EXAMINER: ("Kiểm tra viên",),
}


def paper_of(filled: Filled) -> Paper:
    """The paper as both PDF and Word draw it."""
    form, known = filled.form, filled.known
    lines = filled.lines
    where = next((place for place, one in enumerate(lines) if one.text == SIGN_HERE), None)
    by_hand = any(one.manner is Manner.SIGNERS for one in lines)
    if where is None:
        blocks = [*_blocks(lines), *([] if by_hand else [_signature(filled)])]
    else:
        blocks = [*_blocks(lines[:where]), _signature(filled), *_blocks(lines[where + 1 :])]
    title, subtitle = (filled.subtitle, "") if form.title == LETTER else (form.title, filled.subtitle)
    return Paper(
        title=title,
        on=known.on,
        subtitle=subtitle,
        head=_head(filled),
        blocks=tuple(blocks),
        foot=form.foot,
    )


def _head(filled: Filled) -> Letterhead:
    form, issuer, known = filled.form, filled.known.issuer, filled.known
    symbol = form.symbol_of(issuer.abbreviation, issuer.department)
    number = known.number or f"…/{symbol}" if symbol else ""  # minutes bear none
    day = day_said(known.on) if known.on else NOT_YET if known.drafted else missing("ngày của văn bản")
    return Letterhead(
        superior=in_lines(issuer.superior),
        issuer=in_lines(issuer.name),
        number=f"Số: {number}" if number else "",
        place_and_day=f"{issuer.seat or missing('nơi ban hành')}, {day}",
    )


def in_lines(name: str) -> str:
    """The name of an office in two lines, broken where it is read with a pause."""
    kind, _, place = name.partition(" nhân dân ")
    return f"{kind} nhân dân\n{place}" if place else name


def _signature(filled: Filled) -> Signature:
    form, known = filled.form, filled.known
    duty = known.duty or form.signers[0]
    kept = (f"Lưu: {form.kept}.",) if form.kept else ()
    return Signature(
        recipients=(*(f"{one.rstrip(';')};" for one in filled.recipients), *kept),
        capacity=CAPACITY.get(duty, (duty.say("vi"),)),
        name=known.signer,
        hint="(Ký, ghi rõ họ tên, đóng dấu)" if duty in LEADERS else "(Ký, ghi rõ họ tên)",
    )


def _blocks(lines: tuple[Line, ...]) -> Iterator[Block]:
    for manner, group in groupby(lines, key=lambda one: one.manner):
        told = tuple(group)
        match manner:
            case Manner.ROW:
                yield from _tables(told)
            case Manner.ITEM:
                yield Items(tuple(one.text for one in told))
            case _:
                yield from (_block(one) for one in told)


def _block(line: Line) -> Block:
    match line.manner:
        case Manner.CENTRED:
            return Paragraph(line.text, strong=True)
        case Manner.HEADING:
            return Heading(line.text)
        case Manner.REMARK:
            return Paragraph(line.text, quiet=True)
        case Manner.NUMBERED:
            return Paragraph(f"{line.lead} {line.text}")
        case Manner.SIGNERS:
            return Signers(tuple(one for one in _cells(line.text) if one))
    return Paragraph(line.text, line.lead)


def _tables(lines: tuple[Line, ...]) -> Iterator[Table]:
    """Rows under the titles before them; what a row says too much goes into its last cell."""
    columns: tuple[Column, ...] = ()
    rows: list[tuple[str, ...]] = []
    for cells in (_cells(one.text) for one in lines):
        titles = [_TITLE.fullmatch(one) for one in cells]
        if all(titles):
            if columns:
                yield Table(columns, tuple(rows))
            columns, rows = tuple(Column(one[1].strip(), int(one[2])) for one in titles if one), []
            continue
        numbered = columns[0].title == "STT" and len(cells) < len(columns)
        told = [str(len(rows) + 1), *cells] if numbered else list(cells)
        told = [*told[: len(columns) - 1], " ".join(told[len(columns) - 1 :])] if len(told) > len(columns) else told
        rows.append((*told, *([""] * (len(columns) - len(told)))))
    if columns:
        yield Table(columns, tuple(rows))


def _cells(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in _BETWEEN.split(text.strip().strip("|")))
