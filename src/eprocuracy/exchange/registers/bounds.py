"""How large a workbook may be when it is unpacked and laid out: measured from its packed parts before any program opens it.

A file of a few kilobytes can say that it fills the memory of the server; the reader of workbooks would believe it.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

MOST_PARTS = 2_000
MOST_UNPACKED = 300_000_000  # bytes of all parts; the book of a province for ten years has a tenth
MOST_CELLS = 4_000_000  # of one sheet, empty ones between the first and the last included
TOO_LARGE = Refused(
    Label(
        "Tệp này bung ra quá lớn: quá 300 MB, hoặc một trang tính trải quá 4 triệu ô.",
        "Unpacked, this file is too large: over 300 MB, or a sheet spreads over 4 million cells.",
    ),
    Label(
        "Xóa ô lẻ ở cuối trang tính (Ctrl+End cho biết ô cuối), bỏ hình ảnh và trang thừa, hoặc tách tệp theo năm rồi gửi lại.",
        "Delete stray cells at the end of the sheet (Ctrl+End shows the last), pictures and spare sheets, or split the file by years, and send it again.",
    ),
)
# cells that hold something: what is merely formatted is not laid out
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])((?:\s+[\w:]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*>(?!\s*</(?:\w+:)?c>)")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr\s*=\s*[\"'](\d{1,7})[\"']")
_OPEN = re.compile(
    rb"<(?:table:)?(table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*?)(/?)>|<(?:table:)?table(?=[\s>])[^>]*>"
)
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"'](\d+)[\"']")


def require_bounded(content: bytes) -> None:
    """Refused: a packed file that unpacks to too much, says another size than it has, or lays out too many cells."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return  # text and the old .xls are no larger than they are
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        of_records = any(part.filename == "xl/workbook.bin" for part in parts)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise TOO_LARGE
    for part in parts:
        unpacked = _unpacked(content, part)
        if unpacked is not None and _cells(unpacked, of_records) > MOST_CELLS:
            raise TOO_LARGE


def _unpacked(content: bytes, part: zipfile.ZipInfo) -> bytes | None:
    """A part as it unpacks in truth, whatever it says of itself; None where only a password or an unknown program opens it."""
    if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return None
    start = part.header_offset
    try:
        name, extra = struct.unpack_from("<HH", content, start + 26)
    except struct.error:
        return None
    packed = content[start + 30 + name + extra :][: part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        return packed
    try:
        unpacked = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, part.file_size + 1)
    except zlib.error:
        return None  # damaged: whoever reads it says so
    if len(unpacked) > part.file_size:
        raise TOO_LARGE
    return unpacked


def _cells(part: bytes, of_records: bool) -> int:
    """How many cells the sheet lays out that stands in a part; none where it is no sheet."""
    if not part[:100].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return _of_records(part) if of_records else 0
    if b"table-cell" in part:
        return _of_open_document(part)
    rows = columns = 0
    for said in _CELL.findall(part):
        if place := _PLACE.search(said):
            rows, columns = max(rows, int(place[2])), max(columns, _column(place[1]))
    if rows == 0 and _CELL.search(part):  # cells that do not say where they stand
        rows = max((int(row) for row in _ROW.findall(part)), default=0) or part.count(b"<row")
        columns = max((line.count(b"<c") for line in part.split(b"<row")), default=0)
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _of_open_document(xml: bytes) -> int:
    """What an .ods lays out: rows and cells repeat, the empty ones at the end excepted."""
    most = rows = rows_filled = width = place = 0
    for tag in _OPEN.finditer(xml):
        told = _REPEATED.search(tag[2] or b"")
        times = int(told[1]) if told else 1
        if tag[1] is None:
            rows = rows_filled = width = 0
        elif tag[1] == b"table-row":
            rows, place = rows + times, 0
        else:
            place += times
            if not tag[3] or b"value" in tag[2]:
                rows_filled, width = rows, max(width, place)
            most = max(most, rows_filled * width)
    return most


def _of_records(part: bytes) -> int:
    """What a sheet of an .xlsb lays out: after record 145, kind 0 begins a row and 2 to 11 are cells."""
    rows = columns = 0
    began = False
    for kind, said in _records(part):
        began = began or kind == 145
        if not began:
            continue
        if kind == 0 and len(said) >= 4:
            rows = max(rows, struct.unpack_from("<I", said)[0] + 1)
        elif 2 <= kind <= 11 and len(said) >= 4:
            columns = max(columns, struct.unpack_from("<I", said)[0] + 1)
    return rows * columns


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """A kind, a length, and so many bytes."""
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        yield kind, part[at : at + size]
        at += size


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to so many groups of seven bits, and where it ends."""
    value = 0
    for group in range(most):
        if at >= len(part):
            break
        byte = part[at]
        value, at = value | (byte & 0x7F) << 7 * group, at + 1
        if byte < 0x80:
            break
    return value, at
