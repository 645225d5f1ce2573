"""The layout of Decree 30/2020, measured on form 42 as it leaves the house, in both formats; and nothing empty is left blank."""

from __future__ import annotations

import ctypes
import re
from dataclasses import replace
from io import BytesIO
from unicodedata import normalize

import pypdfium2
import pytest
from docx import Document
from docx.shared import Mm, Pt
from pypdfium2 import raw

from eprocuracy.issuing.composing import paper_of
from eprocuracy.issuing.drawing import pdf, word
from eprocuracy.issuing.filling import filled
from eprocuracy.issuing.forms import catalogue
from eprocuracy.issuing.tests.everything import candidate_of, whole
from eprocuracy.issuing.tests.fixture import ADULT, PEOPLE, an_extension, history, known

MM = 72 / 25.4  # points
FORM = catalogue()["42"]
FOOT = "Mẫu số 42/HS (Ban hành kèm theo Thông tư số 03/2026/TT-VKSTC ngày 09/02/2026)"


@pytest.fixture(scope="module")
def drawn() -> bytes:
    return pdf(filled(FORM, known(an_extension())))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_page_is_a4_and_its_text_keeps_the_margins(drawn: bytes) -> None:
    page = pypdfium2.PdfDocument(drawn)[0]
    assert page.get_size() == pytest.approx((210 * MM, 297 * MM), abs=0.5)
    text = page.get_textpage()
    letters = [place for place, letter in enumerate(text.get_text_range()) if letter.strip()]
    boxes = [text.get_charbox(place) for place in letters]

    assert min(box[0] for box in boxes) == pytest.approx(30 * MM, abs=1)
    assert max(box[2] for box in boxes) <= (210 - 20) * MM + 1
    assert (
        max(box[3] for box in boxes) <= (297 - 20) * MM + 4
    )  # the line begins there; marks over capitals stand above it
    foot = text.search("Mẫu số 42/HS").get_next()
    assert foot is not None
    assert min(box[1] for place, box in zip(letters, boxes, strict=True) if place < foot[0]) >= 20 * MM - 1


def test_its_letters_are_a_times_of_thirteen_to_fourteen_points(drawn: bytes) -> None:
    text = pypdfium2.PdfDocument(drawn)[0].get_textpage()
    sizes, fonts = {}, set()
    for place in range(text.count_chars()):
        letter = text.get_text_range(place, 1)
        if not letter.strip():
            continue
        room, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        raw.FPDFText_GetFontInfo(text, place, room, 200, flags)
        fonts.add(room.value.decode().partition("+")[2] or room.value.decode())
        size = round(raw.FPDFText_GetFontSize(text, place), 1)
        sizes[size] = sizes.get(size, 0) + 1

    assert {one.partition("-")[0] for one in fonts} == {"LiberationSerif"}
    assert set(sizes) <= {8.0, 11.0, 11.5, 13.0, 14.0}  # the foot, who receives it, the head, the body, the title
    assert max(sizes, key=lambda one: sizes[one]) == 13.0


def test_the_word_file_has_the_same_page_words_and_foot(drawn: bytes) -> None:
    one = Document(BytesIO(word(filled(FORM, known(an_extension())))))
    page, normal = one.sections[0], one.styles["Normal"]
    sides = (
        page.page_width,
        page.page_height,
        page.top_margin,
        page.bottom_margin,
        page.left_margin,
        page.right_margin,
    )
    assert [round(side / Mm(1)) for side in sides if side] == [210, 297, 20, 20, 30, 20]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(13))
    assert FOOT in "".join(each.text for each in page.footer.paragraphs)
    said = squeezed("".join(file.get_textpage().get_text_bounded() for file in pypdfium2.PdfDocument(drawn)))
    for paragraph in one.paragraphs:
        assert squeezed(paragraph.text) in said


def test_decomposed_names_come_out_of_the_file_composed(drawn: bytes) -> None:
    apart = replace(PEOPLE[ADULT], name=normalize("NFD", PEOPLE[ADULT].name))
    acts = tuple(replace(one, people=(apart,)) if one.people else one for one in history())
    again = pypdfium2.PdfDocument(pdf(filled(FORM, known(an_extension(), acts))))[0].get_textpage().get_text_bounded()

    assert again == pypdfium2.PdfDocument(drawn)[0].get_textpage().get_text_bounded()
    assert again == normalize("NFC", again)
    assert FOOT in " ".join(again.split())


def test_of_every_form_each_empty_place_is_seen_on_the_paper() -> None:
    for number, form in catalogue().items():
        act = candidate_of(form)
        empty = type(act)(id=act.id, matter=act.matter, occurred=act.occurred) if act else None  # type: ignore[arg-type]
        one = filled(form, known(empty, acts=(), chosen=(), names={}, number=None, on=None, signer=""))
        said = squeezed("".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf(one))))
        unseen = [label.vi for label in one.missing if squeezed(f"[THIẾU: {label.vi}]") not in normalize("NFC", said)]
        assert unseen == [], (number, paper_of(one).title)


def test_the_receipt_of_an_order_stands_on_the_page_of_its_signature() -> None:
    pages = pypdfium2.PdfDocument(pdf(whole("58")))
    said = [page.get_textpage().get_text_bounded() for page in pages]
    assert [place for place, one in enumerate(said) if "Nơi nhận" in one] == [
        place for place, one in enumerate(said) if "đã được giao cho" in one
    ]
