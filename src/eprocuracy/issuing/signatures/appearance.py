"""What a signature looks like on the page: drawn where no picture of a signature or a seal is kept (Decree 30/2020, Annex I)."""

from __future__ import annotations

import binascii
import json
import uuid
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import typst
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import StaticStampStyle

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "platform" / "papers" / "fonts"
PERSON_SIZE, SEAL_SIZE = (176, 48), (102, 102)  # points; a seal is 36 mm across


@dataclass(frozen=True, slots=True)
class Appearance:
    """What is shown: lines of text, or a seal with the first line around it, or a picture (PNG)."""

    lines: tuple[str, ...]
    seal: bool = False
    picture: bytes | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in points."""
        return SEAL_SIZE if self.seal else PERSON_SIZE

    def style(self) -> StaticStampStyle:
        """As pyHanko puts it into the field of the signature."""
        return StaticStampStyle(background=Drawn(drawn(self)), border_width=0)


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(str(HERE / "appearance.typ"), font_paths=[str(FONTS)], ignore_system_fonts=True)


def drawn(shown: Appearance) -> bytes:
    """A page of the size of the appearance, as PDF; the fonts are in it, as the archive wants."""
    width, height = shown.size
    told = {
        "width": width,
        "height": height,
        "seal": shown.seal,
        "lines": list(shown.lines),
        "picture": list(shown.picture) if shown.picture else None,
    }
    page = _compiler().compile(format="pdf", sys_inputs={"shown": json.dumps(told, ensure_ascii=False)})
    assert isinstance(page, bytes)
    return page


class Drawn(PdfContent):
    """The first page of a PDF in memory, as content of another."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        super().__init__()

    def render(self) -> bytes:
        writer: BasePdfFileWriter = self._ensure_writer
        part = writer.import_page_as_xobject(PdfFileReader(BytesIO(self._page)), page_ix=0)
        name = b"/Import" + binascii.hexlify(uuid.uuid4().bytes)
        self.resources.xobject[name.decode("ascii")] = part
        left, bottom, right, top = part.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return name + b" Do"
