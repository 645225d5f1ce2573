"""Where on the last page the signatures belong: between the title of who signs and the name, the seal at its left."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from unicodedata import normalize

import pypdfium2
import pypdfium2.raw as pdfium

from .appearance import PERSON_SIZE, SEAL_SIZE

OVER = 0.33  # the seal covers a third of the signature (Decree 30/2020, Annex I)


@dataclass(frozen=True, slots=True)
class Place:
    """A page counted from 0, and a rectangle on it in points from the lower left corner."""

    page: int
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Places:
    person: Place
    agency: Place


def places(pdf: bytes, name: str) -> Places:
    """Above the last line that bears the name of who signs; at the lower right of the last page where no line does."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        for number in range(count - 1, -1, -1):
            page = document[number]
            found = _last(page, name) if name else None
            if found is not None:
                middle, top = found
                return _around(number, middle, top, page.get_size())
        width, _ = document[count - 1].get_size()
        return _around(count - 1, width * 0.7, 90.0, document[count - 1].get_size())
    finally:
        document.close()


def _around(page: int, middle: float, bottom: float, size: tuple[float, float]) -> Places:
    """The signature centred over `middle`, standing on `bottom`; all of it on the page."""
    width, height = PERSON_SIZE
    left = min(max(int(middle - width / 2), 4), int(size[0]) - width - 4)
    low = min(max(int(bottom) + 2, 4), int(size[1]) - height - 4)
    across, high = SEAL_SIZE
    seal_left = max(int(left + width * OVER) - across, 4)
    seal_low = min(max(int(low + height / 2 - high / 2), 4), int(size[1]) - high - 4)
    return Places(
        Place(page, (left, low, left + width, low + height)),
        Place(page, (seal_left, seal_low, seal_left + across, seal_low + high)),
    )


def _last(page: pypdfium2.PdfPage, name: str) -> tuple[float, float] | None:
    """The middle and the upper edge of the last place where the page bears the name."""
    text = page.get_textpage()
    try:
        search, found = text.search(normalize("NFC", name), match_case=True), None
        while (hit := search.get_next()) is not None:
            found = hit
        if found is None:
            return None
        boxes = [_box(text, place) for place in range(found[0], found[0] + found[1])]
        return (min(one[0] for one in boxes) + max(one[1] for one in boxes)) / 2, max(one[3] for one in boxes)
    finally:
        text.close()


def _box(text: pypdfium2.PdfTextPage, place: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, place, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value
