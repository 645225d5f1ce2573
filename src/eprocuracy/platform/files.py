"""Files are stored by their SHA-256: the same content lies there once, and what is read is what was stored.

Where they lie is Django's default storage: the folder of the installation, or any store that the settings name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Q

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Damaged(Refused):
    """A stored file is gone, or is not what was stored."""

    def __init__(self, digest: str) -> None:
        super().__init__(
            Label(
                f"Tệp đã lưu (mã {digest[:12]}) bị mất hoặc không còn nguyên vẹn.",
                f"The stored file (digest {digest[:12]}) is gone or no longer intact.",
            ),
            Label(
                "Gửi lại tệp gốc; báo quản trị hệ thống khôi phục tệp từ bản sao lưu.",
                "Send the original file again; ask the administrator to restore the stored one from a backup.",
            ),
        )


def keep(content: bytes) -> str:
    """Store a file and return its SHA-256; a copy that is already there and intact is not written again."""
    digest = hashlib.sha256(content).hexdigest()
    place = _place(digest)
    if default_storage.exists(place):
        if is_intact(digest):
            return digest
        default_storage.delete(place)
    default_storage.save(place, ContentFile(content))
    return digest


def read(digest: str) -> bytes:
    """The content of a stored file; raises `Damaged` where it is not what was stored."""
    try:
        with default_storage.open(_place(digest), "rb") as stored:
            content: bytes = stored.read()
    except FileNotFoundError as fault:
        raise Damaged(digest) from fault
    if hashlib.sha256(content).hexdigest() != digest:
        raise Damaged(digest)
    return content


def discard(digest: str) -> None:
    """Take a stored file away for good; whoever reads it afterwards is told that it is gone."""
    default_storage.delete(_place(digest))


def is_intact(digest: str) -> bool:
    """Whether a file is there and still what was stored."""
    try:
        read(digest)
    except Damaged:
        return False
    return True


def named_by_rows(*, passing: bool = False) -> Iterator[tuple[str, str]]:
    """The digest of every file that rows name and that must be there, with the table; `passing`: of those that may be gone, too.

    A model says where by `stored_files`: its columns, each with which of its rows name a file that stays.
    """
    for model in apps.get_models():
        wanted: Mapping[str, Q] = getattr(model, "stored_files", {})
        for column, stays in wanted.items():
            rows = model._default_manager.filter(Q() if passing else stays).exclude(**{column: ""})
            for digest in rows.order_by().values_list(column, flat=True).distinct().iterator():
                yield model._meta.db_table, digest


def lying_there() -> Iterator[str]:
    """The names of all stored files."""
    for part in default_storage.listdir("")[0] if default_storage.exists("") else []:
        yield from (name for name in default_storage.listdir(part)[1] if _DIGEST.fullmatch(name))


def _place(digest: str) -> str:
    if not _DIGEST.fullmatch(digest):
        raise ValueError(f"{digest!r} is not a SHA-256")
    return f"{digest[:2]}/{digest}"
