"""A file comes in: kept by its digest, read once, matched as its office matched such titles before. Nothing is recorded."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.models import Import, ImportState
from eprocuracy.exchange.registers.sheets import read_sheets
from eprocuracy.identity.policy import About, require
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform import files
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.catalogue import Rules

from .matching import headers_of, recalled, remember
from .reading import Reading, read, source_of
from .workbooks import as_package

UPLOADED = declare("registers.uploaded", "Gửi tệp sổ để nhập", "Register file sent for import")
MATCHED = declare("registers.columns_matched", "Sửa khớp cột của sổ nhập", "Columns of a register matched by hand")

NO_BOOK = Label(
    "Không trang tính nào trong tệp có dòng tiêu đề của sổ này.",
    "No sheet of the file has the titles of this book.",
)
OTHER_FILE = Label(
    "Kiểm tra đã chọn đúng loại sổ chưa; dòng tên cột phải nằm trên các dòng ghi. Sửa tệp rồi gửi lại.",
    "Check that the right kind of book was chosen; the row of titles stands above the entries. Mend the file and send it again.",
)


@transaction.atomic
def receive(
    rules: Rules, *, content: bytes, file_name: str, kind: str, unit: str, as_of: date, by: Actor, at: datetime
) -> Import:
    """Keep a file for a book of a unit and read it; one that cannot be read is kept too, with the reason.

    Refused: the person may not import for this unit; there is no such book.
    """
    require("import", of=by, about=About(unit=unit))
    source = source_of(rules, kind)
    one = Import(
        id=new_id(),
        kind=source.kind.value,
        unit=unit,
        as_of=as_of,
        file=files.keep(content),
        file_name=file_name[:200],
        size=len(content),
        state=ImportState.MATCHING.value,
        by=by.account,
        at=at,
    )
    try:
        headers = headers_of(source.kind, read_sheets(as_package(content)))
        if not headers:
            raise Refused(NO_BOOK, OTHER_FILE)
        one.columns = recalled(unit, source.kind, headers)
        read(rules, one)
    except Refused as refused:
        instead = refused.instead or OTHER_FILE
        one.state = ImportState.REFUSED.value
        one.refusal = [refused.what.vi, refused.what.en, instead.vi, instead.en]
    one.save(force_insert=True)
    audit.record(
        UPLOADED,
        by=by,
        at=at,
        about=[f"import:{one.id}", f"unit:{unit}"],
        detail={"book": one.kind, "sha256": one.file, "bytes": one.size, "state": one.state},
    )
    return one


@transaction.atomic
def match(rules: Rules, one: Import, said: dict[str, dict[str, list[str]]], *, by: Actor, at: datetime) -> Reading:
    """Take over what a person said of the columns (sheet → letter → fields), and remember it for such titles.

    Refused: the person may not import for this unit; rows were confirmed already; the book has no such field.
    """
    require("import", of=by, about=About(unit=one.unit))
    refuse_confirmed(one)
    if said != one.columns:
        one.columns = said
        one.revision += 1
        one.state = ImportState.MATCHING.value
    reading = read(rules, one)
    one.save(update_fields=["columns", "revision", "state"])
    remember(one.unit, source_of(rules, one.kind).kind, reading.headers, said, by=by, at=at)
    audit.record(
        MATCHED,
        by=by,
        at=at,
        about=[f"import:{one.id}", f"unit:{one.unit}"],
        detail={"corrected": sum(len(columns) for columns in said.values())},
    )
    return reading


def is_confirmed(one: Import) -> bool:
    """Whether a person has confirmed the rows, whatever became of them since."""
    return one.confirmed_at is not None


def refuse_confirmed(one: Import) -> None:
    """Once rows were confirmed, the columns under them do not move any more."""
    if is_confirmed(one):
        raise Refused(
            Label(
                "Sổ này đã được xác nhận ghi; không sửa khớp cột được nữa.",
                "This book is confirmed; its columns stay as they are.",
            ),
            Label(
                "Gửi lại tệp để nhập với cách khớp cột khác.", "Send the file again to import it with other columns."
            ),
        )
