"""The history of a matter: every act that counts, what was mended and why, and what never happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.words import Label, Word
from eprocuracy.platform.ui.parts import Correction, HistoryEntry, Link, Text
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.heads import VOIDED, heads

from ..saying import differing, joined, number_of, of_field
from .file import File
from .naming import some_of
from .paging import Part, part_of

A_PAGE = 100  # entries of the history on one page
VOID = Label("Bản ghi đã bị hủy", "the record was voided")


@dataclass(frozen=True, slots=True)
class Chain:
    """One act with the records it replaced, newest first; voided when the last word is that it never happened."""

    act: Act
    before: tuple[Act, ...]
    voided_by: Act | None = None

    @property
    def last(self) -> Act:
        """The record that a further correction would replace."""
        return self.voided_by or self.act


def chains(acts: Sequence[Act]) -> list[Chain]:
    """Acts in the order in which the world saw them, each with what was recorded before it."""
    by_id = {act.id: act for act in acts}
    replaced = {act.supersedes for act in acts if act.supersedes}
    voided = {act.supersedes: act for act in acts if act.kind == VOIDED and act.id not in replaced}
    made = []
    for act in heads(act for act in acts if act.kind != VOIDED).acts:
        if act.id not in replaced or act.id in voided:
            made.append(Chain(act, tuple(_before(act, by_id)), voided.get(act.id)))
    return made


def chain_of(acts: Sequence[Act], act: UUID) -> Chain | None:
    """The chain that an act, or a record it replaced, belongs to."""
    for one in chains(acts):
        ids = {one.act.id, one.last.id, *(before.id for before in one.before)}
        if act in ids:
            return one
    return None


def _before(act: Act, by_id: Mapping[UUID, Act]) -> list[Act]:
    found: list[Act] = []
    while act.supersedes and (older := by_id.get(act.supersedes)) and older not in found:
        found.append(older)
        act = older
    return found


def entries(file: File, *, newest: UUID | None = None, most: int | None = None) -> tuple[list[HistoryEntry], int]:
    """Lines of the history, newest first, and how many there are in all."""
    mine = chains(file.concerning(file.acts))
    mine.reverse()
    return [_entry(file, one, new=one.act.id == newest) for one in mine[:most]], len(mine)


def entries_on(file: File, *, page: int, address: str) -> Part[HistoryEntry]:
    """One page of the history, newest first."""
    mine = chains(file.concerning(file.acts))
    mine.reverse()
    part = part_of(mine, page=page, size=A_PAGE, address=address)
    lines = [_entry(file, one, new=False) for one in part.lines]
    return Part(lines, part.total, part.previous, part.following)


def _entry(file: File, chain: Chain, *, new: bool) -> HistoryEntry:
    act = chain.act
    return HistoryEntry(
        on=act.occurred,
        title=act.label,
        detail=detail_of(file, act) or "",
        document=joined(number_of(act.document_no), act.issued_by) or "",
        by=joined(act.signed_by, _how_it_came(file, act)) or "",
        address=reverse("desk:act", args=[file.id, act.id]) if act.matter == file.id else "",
        corrections=corrections(file, chain),
        voided=chain.voided_by is not None,
        new=new,
        origin=origin_of(file, act),
    )


def origin_of(file: File, act: Act) -> Link | None:
    """The row that an act was read from, for whoever may open the file: sheet, row, cells and the file's own hash."""
    told = file.origins.get(act.id)
    if act.source is not Source.EXCEL or not told or not file.may_trace:
        return None
    return Link(told, reverse("desk:import_trace", args=[act.id]))


def detail_of(file: File, act: Act) -> Label | None:
    """The field that says most, and whom it concerns."""
    summary = next((one for one in act.content if one.name == act.summary), None)
    value = getattr(act, summary.name) if summary else None
    told = of_field(summary, value, file.words, file.names) if summary else None
    if told is not None and summary is not None and not isinstance(value, str | tuple | Word):
        told = Label(f"{summary.label.vi}: {told.vi}", f"{summary.label.en}: {told.en}")  # a bare number says nothing
    named = [file.names[link.target] for link in act.links if not link.is_matter and link.target in file.names]
    return joined(told, some_of(tuple(dict.fromkeys(named))))


def corrections(file: File, chain: Chain) -> list[Correction]:
    """What was said before, newest correction first."""
    records = [chain.last, *([chain.act] if chain.voided_by else []), *chain.before]
    made = []
    for newer, older in pairwise(records):
        was: Text = VOID if older.kind == VOIDED else older.label
        if VOIDED not in (newer.kind, older.kind):
            was = differing(older, newer, file.words, file.names)
        made.append(_correction(file, was, newer))
    return made


def _correction(file: File, was: Text, by: Act) -> Correction:
    assert by.recorded_at is not None
    return Correction(was, by.reason, file.staff.get(by.recorded_by, by.recorded_by), by.recorded_at)


def _how_it_came(file: File, act: Act) -> Label | None:
    if act.source is not Source.EXCEL:
        return None
    return joined(act.source.label, None if file.may_trace else file.origins.get(act.id))
