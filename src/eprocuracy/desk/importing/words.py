"""Words that the pages of an import share."""

from __future__ import annotations

from dataclasses import dataclass

from eprocuracy.exchange.importing.guarding import GUARDED, GUARDED_LABEL
from eprocuracy.exchange.models import Import, ImportState
from eprocuracy.exchange.registers import HeldReason
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Text
from eprocuracy.platform.ui.writing import day_text, moment_text
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.registers import Register


@dataclass(frozen=True, slots=True)
class Head:
    """Which import a page is about."""

    id: str
    book: Label
    unit: Label
    note: Label
    state: ImportState


def head_of(one: Import, register: Register, unit: Label, sender: str) -> Head:
    """The head of a page: book, unit, and in one line the file, its digest, who sent it and when."""
    at, closed = moment_text(one.at), day_text(one.as_of)
    return Head(
        id=str(one.id),
        book=register.label,
        unit=unit,
        note=Label(
            f"{one.file_name} · mã tệp {one.file[:12]} · {sender} gửi lúc {at} · khóa sổ {closed}",
            f"{one.file_name} · digest {one.file[:12]} · sent by {sender} at {at} · closed {closed}",
        ),
        state=one.stands,
    )


def place_label(sheet: str, row: int) -> Label:
    """Where a row stands, as a person finds it in the file."""
    return Label(f"{sheet}, dòng {row}", f"{sheet}, row {row}")


def reason_label(code: str) -> Text:
    """Why rows are held back."""
    return GUARDED_LABEL if code == GUARDED else HeldReason(code).label


def finding_label(catalogue: Catalogue, code: str) -> Text:
    """What a kind of finding is called."""
    kind = catalogue.findings.get(code)
    return kind.label if kind else code


def finding_basis(catalogue: Catalogue, code: str) -> Text:
    """On which article a kind of finding rests."""
    kind = catalogue.findings.get(code)
    return kind.basis[0] if kind and kind.basis else ""
