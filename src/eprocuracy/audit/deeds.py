"""What can be done in the system and is logged: each deed is declared once, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from eprocuracy.kernel.words import Label

_CODE = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+")
_DEEDS: dict[str, Label] = {}


def declare(code: str, vi: str, en: str) -> str:
    """Declare a deed, such as `acts.recorded`; returns its code. Saying the same twice is no harm."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code!r} is not a code such as acts.recorded")
    label = Label(vi, en)
    if _DEEDS.setdefault(code, label) != label:
        raise ValueError(f"{code} is declared twice with different words")
    return code


def is_declared(code: str) -> bool:
    return code in _DEEDS


def label_of(code: str) -> Label:
    """The words of a deed; an entry of a deed no longer declared shows its code."""
    return _DEEDS.get(code) or Label(code, code)


def declared() -> Mapping[str, Label]:
    """Every declared deed, for filters, manuals and tests."""
    return MappingProxyType(_DEEDS)


LOG_EXPORTED = declare("log.exported", "Xuất nhật ký cho người kiểm tra bên ngoài", "Log exported for outside checkers")
LOG_READ = declare("log.read", "Xem nhật ký", "Log read")
LINES_EXPORTED = declare("log.lines_exported", "Xuất các dòng nhật ký ra tệp", "Entries of the log exported to a file")
RECEIPT_TAKEN = declare(
    "log.receipt_downloaded", "Tải biên nhận của một dòng nhật ký", "Receipt of an entry downloaded"
)
ACCESS_REFUSED = declare(
    "access.refused", "Mở trang không được xem, hoặc không có", "Page that may not be seen, or is not there"
)
