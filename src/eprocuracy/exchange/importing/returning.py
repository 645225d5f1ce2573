"""Held rows sent back to whoever keeps the book: the workbook with what is to be repaired marked in it."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from django.db import transaction

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.models import Import
from eprocuracy.exchange.registers import error_workbook
from eprocuracy.identity.policy import About, require
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform import files
from eprocuracy.workstreams.catalogue import Rules

from .reading import package_of, read

ERRORS_TAKEN = declare("registers.errors_downloaded", "Tải tệp các dòng cần sửa", "Workbook of held rows downloaded")
FILE_TAKEN = declare("registers.file_downloaded", "Tải lại tệp sổ đã gửi", "Register file downloaded again")


@transaction.atomic
def workbook_to_repair(rules: Rules, one: Import, *, language: str, by: Actor, at: datetime) -> bytes:
    """A copy of the workbook with held rows marked and told what is wrong; that it was taken is logged.

    Refused: the person may not import for this unit; the workbook cannot be written again.
    """
    require("import", of=by, about=About(unit=one.unit))
    book = read(rules, one).book
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "marked.xlsx"
        error_workbook(package_of(one), book, out, language=language)
        made = out.read_bytes()
    _log(ERRORS_TAKEN, one, by=by, at=at, rows=len(book.held))
    return made


@transaction.atomic
def file_as_sent(one: Import, *, by: Actor, at: datetime) -> bytes:
    """The file as it was sent; that it was taken is logged.

    Refused: the person may not import for this unit; what was stored is damaged.
    """
    require("import", of=by, about=About(unit=one.unit))
    content = files.read(one.file)
    _log(FILE_TAKEN, one, by=by, at=at, bytes=len(content))
    return content


def _log(deed: str, one: Import, *, by: Actor, at: datetime, **detail: int) -> None:
    audit.record(
        deed, by=by, at=at, about=[f"import:{one.id}", f"unit:{one.unit}"], detail={"sha256": one.file, **detail}
    )
