"""What kind of file somebody sent, told by its first bytes; and what to say to whoever sent another kind."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from enum import Enum

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

NOT_A_WORKBOOK = Label("Không đọc được tệp này như một sổ Excel.", "This file cannot be read as an Excel workbook.")
SAVE_AGAIN = Label(
    "Hãy mở tệp bằng Excel, bỏ mật khẩu nếu có, lưu lại dạng .xlsx rồi gửi lại.",
    "Open the file in Excel, remove its password if it has one, save it as .xlsx and send it again.",
)


class FileKind(Enum):
    """Kinds of files that are sent as registers, rightly or not."""

    WORKBOOK = "workbook"
    OLD_WORKBOOK = "old_workbook"
    ENCRYPTED = "encrypted"
    SEPARATED = "separated"
    DOCUMENT = "document"
    PDF = "pdf"
    PICTURE = "picture"
    WEB_PAGE = "web_page"
    EMPTY = "empty"
    OTHER = "other"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_BEGINNINGS = (
    (b"%PDF", FileKind.PDF),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"{\\rtf", FileKind.DOCUMENT),
)
_SEPARATORS = "\t;,|"
_FEWEST_LINES = 3

_SAID: Mapping[FileKind, tuple[Label, Label]] = {
    FileKind.ENCRYPTED: (
        Label("Tệp này có mật khẩu nên không mở được.", "This file has a password and cannot be opened."),
        Label(
            "Mở tệp bằng Excel, vào Tệp > Thông tin > Bảo vệ sổ làm việc, bỏ mật khẩu, lưu rồi gửi lại.",
            "Open it in Excel, remove the password under File > Info > Protect Workbook, save and send it again.",
        ),
    ),
    FileKind.DOCUMENT: (
        Label("Đây là tệp văn bản Word, không phải sổ Excel.", "This is a Word document, not an Excel workbook."),
        Label(
            "Chép bảng trong văn bản sang Excel, lưu dạng .xlsx rồi gửi lại.",
            "Copy its table into Excel, save it as .xlsx and send it again.",
        ),
    ),
    FileKind.PDF: (
        Label("Đây là tệp PDF, không phải sổ Excel.", "This is a PDF file, not an Excel workbook."),
        Label("Gửi tệp Excel mà bản PDF này được in ra.", "Send the Excel file from which this PDF was printed."),
    ),
    FileKind.PICTURE: (
        Label("Đây là tệp ảnh, không phải sổ Excel.", "This is a picture, not an Excel workbook."),
        Label("Gửi tệp Excel của sổ, không gửi ảnh chụp.", "Send the book's Excel file, not a photograph of it."),
    ),
    FileKind.WEB_PAGE: (
        Label("Đây là trang web được đặt tên như tệp Excel.", "This is a web page that was named like an Excel file."),
        Label(
            "Mở tệp bằng Excel, chọn Lưu thành dạng .xlsx rồi gửi lại.",
            "Open it in Excel, choose Save As .xlsx and send it again.",
        ),
    ),
    FileKind.EMPTY: (
        Label("Tệp này trống.", "This file is empty."),
        Label("Kiểm tra lại tệp trên máy rồi gửi lại.", "Look at the file on your computer and send it again."),
    ),
}


def kind_of_file(content: bytes) -> FileKind:
    """What a file is by what stands in it; its name does not count."""
    if not content.strip(b"\0 \r\n\t"):
        return FileKind.EMPTY
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            return FileKind.ENCRYPTED
        return FileKind.OLD_WORKBOOK if any(name in content for name in _WORKBOOK_STREAMS) else FileKind.DOCUMENT
    if content.startswith(b"PK"):
        return _kind_of_package(content)
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table")):
        return FileKind.WEB_PAGE
    return FileKind.SEPARATED if separated_values(content) else FileKind.OTHER


def _kind_of_package(content: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    except zipfile.BadZipFile:
        return FileKind.OTHER
    if "word/document.xml" in names:
        return FileKind.DOCUMENT
    return FileKind.ENCRYPTED if b"encryption-data" in manifest else FileKind.WORKBOOK


def refused(kind: FileKind) -> Refused:
    """Why a file cannot be read, and what to do."""
    return Refused(*_SAID.get(kind, (NOT_A_WORKBOOK, SAVE_AGAIN)))


def separated_values(content: bytes) -> list[list[str]]:
    """The rows of a text of separated values, in whatever letters it was saved; none where it is no such text."""
    text = _text(content)
    if text is None or "\0" in text:
        return []
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    most = max(_SEPARATORS, key=lambda sign: sum(line.count(sign) >= 3 for line in lines))
    if sum(line.count(most) >= 3 for line in lines) < min(_FEWEST_LINES, max(1, len(lines))):
        return []
    return [list(row) for row in csv.reader(io.StringIO(text), delimiter=most)]


def _text(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1258"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
