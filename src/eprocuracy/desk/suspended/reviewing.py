"""Recording the joint review of suspended matters: one click, one act a matter (TTLT 01/2020, Điều 5, 6, 14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eprocuracy.identity.policy import may, require
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import When
from eprocuracy.records.families import new_id
from eprocuracy.records.models import MatterRow, SuspensionRow
from eprocuracy.records.permitting import about_of, deed_of
from eprocuracy.records.recording import Moved, record
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.catalogue import Catalogue, Rules

ENDING = ".suspension_reviewed"


@dataclass(frozen=True, slots=True)
class Picked:
    """A suspended matter, or one accused in it, as the page showed it."""

    matter: UUID
    position: int
    participant: UUID | None = None

    def __str__(self) -> str:
        return f"{self.matter}~{self.position}~{self.participant or ''}"

    @classmethod
    def read(cls, text: str) -> Picked | None:
        matter, _, rest = text.partition("~")
        position, _, participant = rest.partition("~")
        try:
            return cls(UUID(matter), int(position), UUID(participant) if participant else None)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a review is recorded with: its day, the number of the minutes, and its outcome."""

    on: date
    document_no: str
    outcome: str


def kind_of(catalogue: Catalogue, workstream: str) -> type[Act] | None:
    """The kind by which matters of a workstream are reviewed, found by the end of its name."""
    stream = catalogue.workstreams.get(workstream)
    return next((kind for kind in stream.kinds.values() if kind.kind.endswith(ENDING)), None) if stream else None


def may_review(catalogue: Catalogue, row: MatterRow, actor: Actor) -> bool:
    """Whether the person may record a review of this matter."""
    kind = kind_of(catalogue, row.workstream)
    return kind is not None and may(actor, deed_of(kind), about_of(row)).allowed


def review(
    rules: Rules, rows: Sequence[SuspensionRow], picked: Sequence[Picked], told: Review, *, by: Actor, at: datetime
) -> int:
    """Record the review of everything picked, or of nothing; returns how many. Raises `Moved` and `Refused`."""
    shown = {(one.matter, one.participant): one.position for one in picked}
    there = {(row.matter_id, row.participant): row for row in rows}
    if there.keys() != shown.keys():
        raise Moved(())
    acts: list[Act] = []
    of_matter: dict[UUID, list[UUID | None]] = {}
    for matter, participant in shown:
        of_matter.setdefault(matter, []).append(participant)
    for matter, participants in of_matter.items():
        row = next(one.matter.row for key, one in there.items() if key[0] == matter)
        kind = kind_of(rules.catalogue, row.workstream)
        if kind is None:
            raise Moved(())
        require(deed_of(kind), of=by, about=about_of(row))
        acts.append(_act(kind, matter, participants, told, by))
    seen = {row.matter.row.family_id: shown[key] for key, row in there.items()}
    record(rules, acts, by=by, at=at, source=Source.PAGE, seen=seen)
    return len(shown)


def _act(kind: type[Act], matter: UUID, participants: Sequence[UUID | None], told: Review, by: Actor) -> Act:
    """One act a matter; it names accused only where nothing but them was reviewed."""
    whole = None in participants
    links = () if whole else tuple(Link(kind.roles[0], one) for one in participants if one)
    made: Any = kind  # the content is of the kind's own fields, which the base class does not know
    act: Act = made(
        id=new_id(),
        matter=matter,
        occurred=When.on(told.on),
        document_no=told.document_no or None,
        signed_by=by.name or None,
        links=links,
        outcome=told.outcome,
    )
    return act
