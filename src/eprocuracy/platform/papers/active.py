"""What in a PDF does something by itself when it is opened: scripts, programs to be started, files and films inside.

Read from the bytes, not by a reader of PDF: what one reader does not find another may run. What is packed is unpacked, within limits.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from eprocuracy.kernel.words import Label

LOCKED = Label("mật khẩu hoặc mã hóa", "a password or encryption")
_KINDS = {
    b"JavaScript": Label("mã chạy (JavaScript)", "a script (JavaScript)"),
    b"Launch": Label("lệnh mở chương trình", "the start of a program"),
    b"EmbeddedFile": Label("tệp đính bên trong", "a file inside"),
    b"RichMedia": Label("phim, âm thanh hoặc vật thể chạy", "media that run"),
    b"ImportData": Label("lệnh lấy dữ liệu từ nơi khác", "the fetching of data"),
    b"SubmitForm": Label("lệnh gửi dữ liệu đi", "the sending of data"),
    b"GoToE": Label("tệp đính bên trong", "a file inside"),
    b"XFA": Label("biểu mẫu chạy được (XFA)", "a form that runs (XFA)"),
    b"Encrypt": LOCKED,
}
_NAME = re.compile(rb"/((?:[A-Za-z]|#[0-9A-Fa-f]{2}){3,60})")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")
_SHORT = 4  # a name of so few letters stands in noise by chance
_MOST = 16 * 1024 * 1024  # bytes of all packed objects


def active(pdf: bytes) -> tuple[Label, ...]:
    """What would run, each once; nothing for a paper that is only read."""
    outside = re.sub(rb"stream\r?\n.*?endstream", b"stream", pdf, flags=re.DOTALL)
    names = _names(outside) | {one for one in _names(pdf) if len(one) > _SHORT}
    for part in _packed(pdf):
        names |= _names(part)
    found = {_KINDS[name].en: _KINDS[name] for name in sorted(names) if name in _KINDS}
    return tuple(found.values())


def _names(part: bytes) -> set[bytes]:
    return {_plain(name) for name in _NAME.findall(part)}


def _plain(name: bytes) -> bytes:
    """A name as it is meant: every letter may be written as a number."""
    return _HEX.sub(lambda two: bytes([int(two[1], 16)]), name)


def _packed(pdf: bytes) -> Iterator[bytes]:
    """Objects that are packed together; pictures and the text of pages name nothing that runs."""
    left = _MOST
    for begin in _STREAM.finditer(pdf):
        said = pdf[max(0, begin.start() - 2000) : begin.start()]
        if b"ObjStm" not in _plain(said[said.rfind(b" obj") :]):
            continue
        try:
            part = zlib.decompressobj().decompress(pdf[begin.end() :], left)
        except zlib.error:
            continue  # no reader can open it
        yield part
        left -= len(part)
        if left <= 0:
            return
