"""Which column holds which field, as persons of an office corrected it: remembered by the titles of a sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from eprocuracy.exchange.models import RememberedColumns
from eprocuracy.exchange.registers import BookKind
from eprocuracy.exchange.registers.corrections import TITLE
from eprocuracy.exchange.registers.exported import BASE_SHEET, MARK
from eprocuracy.exchange.registers.headers import Header, find_header
from eprocuracy.exchange.registers.sheets import Sheet
from eprocuracy.exchange.registers.text import fold
from eprocuracy.exchange.registers.vocabulary import MARK_CATEGORIES, vocabulary
from eprocuracy.exchange.registers.words import load
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label

Columns = Mapping[str, Sequence[str]]
"""Letters of a column to fields; a column without fields is kept as a remark."""

_MARKS = {
    "instituted": Label("Khởi tố", "Instituted"),
    "not_instituted": Label("Không khởi tố", "Not instituted"),
    "suspended": Label("Tạm đình chỉ", "Suspended"),
    "transferred": Label("Chuyển đi", "Transferred"),
    "open": Label("Chưa kết thúc", "Still open"),
    "concluded": Label("Kết luận điều tra", "Investigation concluded"),
    "terminated": Label("Đình chỉ", "Terminated"),
    "flagrante": Label("Quả tang", "In flagrante"),
    "emergency": Label("Khẩn cấp", "Emergency"),
    "wanted": Label("Truy nã", "Wanted"),
    "surrender": Label("Đầu thú, tự thú", "Surrender"),
    "warrant": Label("Bắt để tạm giam", "Arrest for detention"),
    "to_court": Label("Chuyển tòa án", "Passed to the court"),
    "released": Label("Trả tự do", "Released"),
    "measure_changed": Label("Thay đổi biện pháp ngăn chặn", "Measure changed"),
    "died": Label("Chết", "Died"),
    "Nam": Label("Nam", "Male"),
    "Nữ": Label("Nữ", "Female"),
    "accepted": Label("Chấp nhận", "Accepted"),
    "partly": Label("Chấp nhận một phần", "Accepted in part"),
    "rejected": Label("Không chấp nhận", "Not accepted"),
    "awaiting": Label("Chưa trả lời", "No reply yet"),
    "withdrawn": Label("Rút", "Withdrawn"),
}


def fields_of(kind: BookKind) -> dict[str, Label]:
    """Every field of a book by its name, with what people call it; crosses in columns of their own among them."""
    words = vocabulary(kind)
    found: dict[str, Label] = {}
    for name, said in words.fields.items():
        base = words.fields.get(said.base, said)
        own = said.label
        found[name] = (
            Label(f"{base.label.vi}: {own.vi}", f"{base.label.en}: {own.en}")
            if "=" in name and base is not said
            else own
        )
        category = MARK_CATEGORIES.get((kind, name))
        for code in load("words")[category] if category else ():
            if code != "_" and f"{name}={code}" not in words.fields:
                mark = _MARKS.get(code) or Label(load("words")[category][code][0], code.replace("_", " "))
                found[f"{name}={code}"] = Label(f"{own.vi}: {mark.vi}", f"{own.en}: {mark.en}")
    return found


def headers_of(kind: BookKind, sheets: Iterable[Sheet]) -> dict[str, Header]:
    """The header of every sheet that has one, by the sheet's name."""
    words = vocabulary(kind)
    found = {sheet.name: find_header(sheet, words) for sheet in sheets if sheet.height and sheet.name != BASE_SHEET}
    return {name: header for name, header in found.items() if header is not None}


def signature(header: Header) -> str:
    """What sheets of the same titles in the same columns have in common."""
    titles = [
        f"{one.letter}\t{'/'.join(fold(part) for part in one.path)}" for one in header.columns if not is_ours(one.path)
    ]
    return hashlib.sha256("\n".join(titles).encode()).hexdigest()


def is_ours(path: Sequence[str]) -> bool:
    """Whether a column is one that we added, to say what is wrong or to know the row again; it is never read."""
    return bool(path) and fold(path[-1]) in {fold(one) for one in (TITLE.vi, TITLE.en, MARK.vi, MARK.en)}


def ignored(header: Header) -> dict[str, tuple[str, ...]]:
    """The columns of a sheet that are never read."""
    return {one.letter: () for one in header.columns if is_ours(one.path)}


def recalled(unit: str, kind: BookKind, headers: Mapping[str, Header]) -> dict[str, dict[str, list[str]]]:
    """What persons of the unit said of sheets with these titles, by sheet; one query. Fields no longer known are left out."""
    signatures = {name: signature(header) for name, header in headers.items()}
    known = set(fields_of(kind))
    said = {
        one.signature: one.columns
        for one in RememberedColumns.objects.filter(unit=unit, kind=kind.value, signature__in=set(signatures.values()))
    }
    return {
        name: {letter: list(fields) for letter, fields in said[mark].items() if set(fields) <= known}
        for name, mark in signatures.items()
        if mark in said
    }


def remember(
    unit: str, kind: BookKind, headers: Mapping[str, Header], columns: Mapping[str, Columns], *, by: Actor, at: datetime
) -> None:
    """Keep what was corrected for the next book with these titles; a sheet without corrections is forgotten."""
    forgotten = {signature(header) for name, header in headers.items() if not columns.get(name)}
    kept = {signature(headers[name]): said for name, said in columns.items() if said and name in headers}
    RememberedColumns.objects.filter(unit=unit, kind=kind.value, signature__in=forgotten - kept.keys()).delete()
    for mark, said in kept.items():
        RememberedColumns.objects.update_or_create(
            unit=unit,
            kind=kind.value,
            signature=mark,
            defaults={"columns": {letter: list(fields) for letter, fields in said.items()}, "by": by.account, "at": at},
        )
