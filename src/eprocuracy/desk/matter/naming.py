"""How a matter is called, on its own pages and where another page leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Text
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.catalogue import Workstream

from .. import numbers
from ..saying import joined
from .file import File

NAMED = 4  # persons named in one line; of more the rest are counted


def called(one: Label, number: int | None, year: int | None) -> Label:
    """`Vụ án 45/2026`, or `Vụ án chưa vào sổ`."""
    shown = numbers.shown(number, year)
    vi, en = (shown, shown) if isinstance(shown, str) else (shown.vi, shown.en)
    return Label(f"{one.vi} {vi}", f"{one.en} {en}")


def named(stream: Workstream, row: MatterRow | None) -> Label:
    """How a list calls the matter of a document: by its number, or as the one that its signature will open."""
    if row is None:
        return Label(f"{stream.one.vi} mới, mở khi ký", f"New {stream.one.en.lower()}, opened by the signature")
    return called(stream.one, row.number, row.year)


def title_of(file: File) -> Text:
    """The name of the matter; one that has none is called by the persons it is about."""
    return (file.state.title if file.state else file.row.title) or persons_of(file, file.id)


def some_of(names: Sequence[str]) -> Text:
    """Names in one line: of many the first ones, with how many there are besides."""
    if len(names) <= NAMED:
        return ", ".join(names)
    rest, first = len(names) - NAMED + 1, ", ".join(names[: NAMED - 1])
    return Label(f"{first} và {rest} người khác", f"{first} and {rest} more")


def persons_of(file: File, matter: UUID) -> str:
    """The persons whom a matter of the family is about, as far as their names are known."""
    there = [one.participant for one in file.projected.tracks if one.matter == matter]
    return ", ".join(file.names[one] for one in there if one in file.names)


def heading_of(file: File) -> Label:
    """`Vụ án 45/2026 · Trộm cắp tài sản`."""
    one = called(file.stream.one, file.row.number, file.row.year)
    title = title_of(file)
    return joined(one, title if title else None) or one


def former(file: File, written: str) -> Label:
    """`45/2025, Viện kiểm sát nhân dân huyện …`: a number under which another office had the matter."""
    number, _, unit = written.partition(" - ")
    named = file.units.get(unit, unit)
    return joined(number, named or None, by=", ") or Label(written, written)
