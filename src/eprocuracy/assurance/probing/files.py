"""Files that are handed in to do harm: bombs, loops, things that run, things that are not what they say."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache

_BLOCK = 16 * 1024 * 1024
ENTRY = 3_900_000_000 // _BLOCK * _BLOCK  # bytes that one entry unpacks to, within what a plain .zip can say

_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/>'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    b'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    b"</Types>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode()
_BOOK_RELS = f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'.encode()
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK = f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode()


def workbook(sheet: bytes, strings: bytes = b"") -> bytes:
    """An .xlsx file with this sheet (inside of `<worksheet>`), and shared strings."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in _parts(
            f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}">'.encode() + sheet + b"</worksheet>"
        ).items():
            package.writestr(name, part)
        if strings:
            package.writestr("xl/sharedStrings.xml", strings)
    return made.getvalue()


def _parts(sheet: bytes) -> dict[str, bytes]:
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _BOOK_RELS,
        "xl/worksheets/sheet1.xml": sheet,
    }


def bomb(entries: int = 3, *, lies: bool = False) -> bytes:
    """A workbook of a few megabytes that unpacks to 3.9 GB for each of its bulky entries; lying, it says that they are short."""
    packed, check = _zeros()
    plain = [
        (name, zlib.compress(part)[2:-4], zlib.crc32(part), len(part)) for name, part in _parts(b"").items() if part
    ]
    bulky = [
        (f"xl/worksheets/sheet{number}.xml", packed, check, 1000 if lies else ENTRY) for number in range(1, entries + 1)
    ]
    made, directory = bytearray(), bytearray()
    for name, data, crc, size in [*plain, *bulky]:
        head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(data), size, len(name), 0)
        directory += (
            b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, len(made)) + name.encode()
        )
        made += b"PK\3\4" + head + name.encode() + data
    count = len(plain) + len(bulky)
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(made), 0)
    return bytes(made + directory + end)


@cache
def _zeros() -> tuple[bytes, int]:
    """An entry of zeros, packed, and its check: one block again and again, so that making it costs nothing."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = bytes(_BLOCK)
    first = squeeze.compress(block) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return first * (ENTRY // _BLOCK) + b"\x03\x00", 0  # nobody gets to the end, where the check would be looked at


def laughs() -> bytes:
    """XML whose entities grow tenfold ten times."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11))
    head = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "haha">{entities}]>'
    strings = f'{head}<sst xmlns="{_MAIN}"><si><t>&l10;</t></si></sst>'.encode()
    return workbook(b'<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>', strings)


def reads_a_file() -> bytes:
    """XML that asks for a file of the server and for an address."""
    strings = (
        '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY n SYSTEM "http://127.0.0.1:9/x">]>'
        f'<sst xmlns="{_MAIN}"><si><t>&f;&n;</t></si></sst>'
    ).encode()
    return workbook(b'<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>', strings)


def wide() -> bytes:
    """Two cells, in the first and the last corner: seventeen thousand million between them."""
    return workbook(
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )


def many_cells(rows: int = 1_000_000) -> bytes:
    """Thirty full columns of numbers."""
    row = b"<row>" + b"<c><v>1</v></c>" * 30 + b"</row>"
    return workbook(b"<sheetData>" + row * rows + b"</sheetData>")


def merged() -> bytes:
    """The whole sheet as one cell."""
    return workbook(
        b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )


def calculating() -> bytes:
    """Cells that would run something in a spreadsheet program."""
    texts = ("=cmd|'/c calc'!A1", "+1+1", "@SUM(1)", "-2+3", '=HYPERLINK("http://pq7.example")')
    cells = "".join(
        f'<c r="{chr(65 + n)}1" t="inlineStr"><is><t>{text.replace("<", "&lt;")}</t></is></c>'
        for n, text in enumerate(texts)
    )
    return workbook(f'<sheetData><row r="1">{cells}</row></sheetData>'.encode())


def pdf(*objects: bytes, root: int = 1, more: bytes = b"") -> bytes:
    """A PDF of these objects, the first being its catalogue."""
    made, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, more, start)
    return bytes(made)


_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"


def running_pdf() -> bytes:
    """JavaScript and a program to be started when it is opened, and a file inside."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R/AA<</WC 5 0 R>>/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>>>",
        _PAGES,
        _PAGE,
        b"<</S/JavaScript/JS(app.alert\\(1\\))>>",
        b"<</S/Launch/F(cmd.exe)>>",
        b"<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>",
        b"<</Type/EmbeddedFile/Length 2>>stream\nMZ\nendstream",
    )


def plain_pdf() -> bytes:
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", _PAGES, _PAGE)


def looping_pdf() -> bytes:
    """Pages that are their own children, a table of objects that leads back to itself."""
    made = pdf(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>",
        b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>",
        _PAGE,
        b"<</FT/Sig/Kids[4 0 R]/Parent 4 0 R/T(a)/V 4 0 R>>",
        more=b"/Prev 0000000015",
    )
    start = made.rindex(b"xref\n0 ")
    return made.replace(b"/Prev 0000000015", b"/Prev %010d" % start)


def crowded_pdf(count: int = 300_000) -> bytes:
    """Very many objects."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R/X[%s]>>" % b" ".join(b"%d 0 R" % n for n in range(4, count)),
        _PAGES,
        _PAGE,
        *[b"[]"] * count,
    )


def swelling_pdf() -> bytes:
    """A stream of content, and of objects, that unpack to 3.9 GB."""
    packed, _ = _zeros()
    zipped = b"\x78\x9c" + packed
    stream = b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream"
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R/Metadata 5 0 R>>",
        _PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 5 0 R/Annots[6 0 R]>>",
        b"null",
        stream % (len(zipped), b"", zipped),
        b"<</Fields[]/SigFlags 3>>",
    )


def nested_pdf(depth: int = 200_000) -> bytes:
    """Lists in lists in lists."""
    return pdf(b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>", _PAGES, _PAGE, b"[" * depth + b"]" * depth)


def picture(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of few bytes that would fill thousands of megabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def two_things() -> bytes:
    """A PDF that is a web page, too, and a package."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("a.html", "<script>pq7()</script>")
    return b"%PDF-1.4\n<html><script>pq7()</script>" + made.getvalue()


NAMES = (
    "../../../../tmp/pq7.xlsx",
    "..\\..\\pq7.xlsx",
    "C:\\pq7.xlsx",
    "\u202excod.exe",
    "a\x00b.xlsx",
    "x" * 255 + ".xlsx",
    "Ế" * 120 + ".xlsx",
    '"><pq7 pq7=1>.xlsx',
    "a\r\npq7: 1.xlsx",
    ".",
    "CON.xlsx",
    "=cmd|'/c calc'!A1.xlsx",
)


def swelling_table() -> bytes:
    """A table of objects, which every reader must open first, that unpacks to 3.9 GB."""
    packed, _ = _zeros()
    zipped = b"\x78\x9c" + packed
    made = bytearray(pdf(b"<</Type/Catalog/Pages 2 0 R>>", _PAGES, _PAGE))
    start = len(made)
    made += b"4 0 obj\n<</Type/XRef/Size 5/W[1 4 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>stream\n" % len(zipped)
    return bytes(made) + zipped + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def books() -> Iterator[tuple[str, bytes]]:
    """What is handed in as a workbook."""
    yield "bomb", bomb()
    yield "lying", bomb(lies=True)
    yield "many_cells", many_cells()
    yield "laughs", laughs()
    yield "reads_a_file", reads_a_file()
    yield "wide", wide()
    yield "merged", merged()
    yield "calculating", calculating()
    yield "truncated", workbook(b"<sheetData/>")[:300]


def papers() -> Iterator[tuple[str, bytes]]:
    """What is handed in as a paper, a certificate or data."""
    yield "crowded", crowded_pdf()
    yield "swelling", swelling_pdf()
    yield "swelling_table", swelling_table()
    yield "nested", nested_pdf()
    yield "running", running_pdf()
    yield "looping", looping_pdf()
    yield "two_things", two_things()
    yield "picture", picture()
    yield "deep", b"[" * 100_000
    yield "nothing", b" "
    yield "noise", bytes(range(256)) * 64
