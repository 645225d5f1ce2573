"""Pages of a PDF as pictures, for a page that shows a paper beside the words it is made of."""

from __future__ import annotations

import struct
import zlib

import pypdfium2

WIDTH = 900  # dots across
MOST = 6  # pages; whoever wants the others opens the PDF


def pictures(pdf: bytes) -> tuple[bytes, ...]:
    """The first pages as grey PNG files."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(opened[place]) for place in range(min(len(opened), MOST)))
    finally:
        opened.close()


def _picture(page: pypdfium2.PdfPage) -> bytes:
    drawn = page.render(scale=WIDTH / page.get_width(), grayscale=True)
    dots = bytes(drawn.buffer)
    rows = b"".join(
        b"\x00" + dots[start : start + drawn.width] for start in range(0, drawn.stride * drawn.height, drawn.stride)
    )
    head = struct.pack(">IIBBBBB", drawn.width, drawn.height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
