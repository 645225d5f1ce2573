"""A paper as an editable Word file of the same layout."""

from __future__ import annotations

import re
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .missing import RED as RED_TEXT
from .paper import Block, Facts, Heading, Items, Letterhead, Paper, Paragraph, Signature, Signers, Table

FONT = "Times New Roman"
WIDTH = Mm(160)  # between the margins of an upright page
RED = RGBColor(0xB3, 0x00, 0x1B)  # as in the PDF
NARROWEST = Mm(12)  # a column of running numbers under its title
HEAD_SHARES = (39, 61)


def as_word(paper: Paper) -> bytes:
    """The paper as the bytes of a .docx file."""
    word = Document()
    _page(word, paper)
    if paper.head:
        _letterhead(word, paper.head)
    _line(word.add_paragraph(), paper.title, bold=True, size=14, align=ALIGN.CENTER)
    if paper.subtitle:
        for one in paper.subtitle.split("\n"):
            _line(word.add_paragraph(), one, bold=True, align=ALIGN.CENTER)
    for place, block in enumerate(paper.blocks):
        _block(word, paper, block)
        if isinstance(block, Paragraph) and isinstance(
            next(iter(paper.blocks[place + 1 :]), None), Signature | Signers
        ):
            word.paragraphs[-1].paragraph_format.keep_with_next = True
    _foot(word, paper)
    word.core_properties.title = paper.title
    word.core_properties.author = ""
    written = BytesIO()
    word.save(written)
    return written.getvalue()


def _page(word: WordDocument, paper: Paper) -> None:
    section = word.sections[0]
    long, short = Mm(297), Mm(210)
    section.page_width, section.page_height = (long, short) if paper.landscape else (short, long)
    section.orientation = WD_ORIENT.LANDSCAPE if paper.landscape else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = (Mm(20), Mm(15)) if paper.landscape else (Mm(30), Mm(20))
    style: Any = word.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(10 if paper.landscape else 13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(4)


def _line(
    paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = 0, align: Any = None
) -> Any:
    for part in re.split(f"({RED_TEXT.pattern})", text):
        run = paragraph.add_run(part)
        if bold:
            run.bold = True
        if italic:
            run.italic = True
        if size:
            run.font.size = Pt(size)
        if RED_TEXT.fullmatch(part):
            run.bold, run.font.color.rgb = True, RED
    if align is not None:
        paragraph.alignment = align
    return paragraph


def _letterhead(word: WordDocument, head: Letterhead) -> None:
    left, right = _side_by_side(word, HEAD_SHARES)
    for cell, lines, ruled in (
        (
            left,
            ((head.superior.upper(), False, False), (head.issuer.upper(), True, False), (head.number, False, False)),
            Mm(22),
        ),
        (
            right,
            (
                ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False),
                ("Độc lập - Tự do - Hạnh phúc", True, False),
                (head.place_and_day, False, True),
            ),
            Mm(20),
        ),
    ):
        for place, (text, bold, italic) in enumerate(lines):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            _line(paragraph, text, bold=bold, italic=italic, size=12, align=ALIGN.CENTER)
            paragraph.paragraph_format.space_after = Pt(0)
            if place == 1:
                _rule_under(paragraph, ruled)
    word.add_paragraph()


def _side_by_side(word: WordDocument, shares: tuple[int, ...]) -> Any:
    """The cells of one row that stays on its page; the shares are parts of the width between the margins."""
    table = word.add_table(rows=1, cols=len(shares))
    table.autofit = False
    row = table.rows[0]
    whole = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(whole)
    for column, cell, share in zip(table.columns, row.cells, shares, strict=True):
        column.width = cell.width = WIDTH * share // sum(shares)
    return row.cells


def _rule_under(paragraph: Any, indent: Any) -> None:
    """The short line that the Decree draws under the office and under the motto."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    # a border is as wide as its paragraph: an empty one of its own, narrow and low, carries it
    below = deepcopy(paragraph._p)
    for run in list(below.r_lst):
        below.remove(run)
    paragraph._p.addnext(below)
    drawn = type(paragraph)(below, paragraph._parent)
    drawn.paragraph_format.left_indent = drawn.paragraph_format.right_indent = indent
    drawn.paragraph_format.line_spacing = Pt(3)
    drawn._p.get_or_add_pPr().append(borders)


def _block(word: WordDocument, paper: Paper, block: Block) -> None:
    match block:
        case Heading(text, on_new_page):
            paragraph = _line(word.add_paragraph(), text, bold=True)
            paragraph.paragraph_format.page_break_before = on_new_page
        case Paragraph(text, strong=True):
            _line(word.add_paragraph(), text, bold=True, align=ALIGN.CENTER)
        case Paragraph(text, lead, _, quiet):
            paragraph = word.add_paragraph()
            paragraph.paragraph_format.first_line_indent = None if quiet else Mm(10)
            if not quiet and not paper.landscape:
                paragraph.alignment = ALIGN.JUSTIFY
            if lead:
                _line(paragraph, f"{lead} ", bold=True)
            _line(paragraph, text, italic=quiet, size=10 if quiet else 0)
        case Items(texts, numbered):
            for place, text in enumerate(texts, start=1):
                paragraph = word.add_paragraph()
                paragraph.paragraph_format.first_line_indent = Mm(10)
                _line(paragraph, f"{place}. {text}" if numbered else f"- {text}")
        case Facts(rows):
            grid = word.add_table(rows=0, cols=2)
            for label, value in rows:
                cells = grid.add_row().cells
                cells[0].text = label
                _line(cells[1].paragraphs[0], value or "–", bold=True)
        case Table():
            _table(word, paper, block)
        case Signature():
            _signature(word, paper, block)
        case Signers(titles, hint):
            for cell, title in zip(_side_by_side(word, (1,) * len(titles)), titles, strict=True):
                _line(cell.paragraphs[0], title.upper(), bold=True, size=12, align=ALIGN.CENTER)
                _line(cell.add_paragraph(), hint, italic=True, size=11, align=ALIGN.CENTER)
                for _ in range(3):
                    cell.add_paragraph()


def _table(word: WordDocument, paper: Paper, table: Table) -> None:
    grid = word.add_table(rows=1, cols=len(table.columns))
    grid.style = "Table Grid"
    size = 9 if paper.landscape else 10
    whole = sum(one.share for one in table.columns)
    if not paper.landscape:
        grid.autofit = False
        for drawn, column in zip(grid.columns, table.columns, strict=True):
            drawn.width = max(WIDTH * column.share // whole, NARROWEST)
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        _line(cell.paragraphs[0], column.title, bold=True, size=size, align=ALIGN.CENTER)
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(again)
    for row in table.rows:
        for cell, column, text in zip(grid.add_row().cells, table.columns, row, strict=True):
            _line(cell.paragraphs[0], text, size=size, align=ALIGN.RIGHT if column.right else None)


def _signature(word: WordDocument, paper: Paper, part: Signature) -> None:
    left, right = _side_by_side(word, (1, 1))
    if part.recipients:
        _line(left.paragraphs[0], "Nơi nhận:" if paper.language == "vi" else "Recipients:", bold=True, italic=True)
        for one in part.recipients:
            _line(left.add_paragraph(), f"- {one}", size=11)
    for place, one in enumerate(part.capacity):
        paragraph = right.paragraphs[0] if place == 0 else right.add_paragraph()
        _line(paragraph, one.upper(), bold=True, align=ALIGN.CENTER)
    if part.hint and not part.name:
        _line(right.add_paragraph(), part.hint, italic=True, size=11, align=ALIGN.CENTER)
    for _ in range(3):
        right.add_paragraph()
    _line(right.add_paragraph(), part.name, bold=True, align=ALIGN.CENTER)


def _foot(word: WordDocument, paper: Paper) -> None:
    said = " · ".join(one for one in (paper.foot, paper.printed) if one)
    _line(word.sections[0].footer.paragraphs[0], said, size=8)
