"""Recording who handles matters: the acts of one order, by whoever may give it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import delegated_to
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.families import new_id
from eprocuracy.records.models import MatterRow
from eprocuracy.records.recording import Moved, record
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.catalogue import Rules

from .kinds import Order, Way, act_of, ways


@dataclass(frozen=True, slots=True)
class Picked:
    """A matter as the page showed it: with the position of its family then."""

    matter: UUID
    position: int

    def __str__(self) -> str:
        return f"{self.matter}~{self.position}"

    @classmethod
    def read(cls, text: str) -> Picked | None:
        matter, _, position = text.partition("~")
        try:
            return cls(UUID(matter), int(position))
        except ValueError:
            return None


def assign(
    rules: Rules, rows: Sequence[MatterRow], picked: Sequence[Picked], order: Order, *, by: Actor, at: datetime
) -> tuple[Act, ...]:
    """Record the order for every matter picked, or for none; returns its acts.

    `rows` are the picked matters as they stand, with their families. Raises `Moved` when one of them was changed since
    it was shown, and `Refused` when the person may not, or when taking another's place has no reason.
    """
    shown = {one.matter: one.position for one in picked}
    found = {row.matter_id: row for row in rows}
    if found.keys() != shown.keys():
        raise Moved(())
    chosen = [(row, _way(rules, row)) for row in rows]
    _may(by, rows, at)
    if any(way.changes for _, way in chosen) and not order.reason:
        raise Refused(
            Label("Thay đổi người thụ lý phải nêu lý do.", "Changing who handles a matter needs a reason."),
            Label("Ghi lý do.", "Give the reason."),
            field="reason",
        )
    acts = [act_of(way, order, id=new_id(), matter=row.matter_id, before=row.procurator) for row, way in chosen]
    seen = {row.family_id: shown[row.matter_id] for row in rows}
    record(rules, acts, by=by, at=at, source=Source.PAGE, seen=seen)
    return tuple(acts)


def _way(rules: Rules, row: MatterRow) -> Way:
    known: Mapping[tuple[str, str], Way] = ways(rules.catalogue, held=bool(row.procurator))
    way = known.get((row.workstream, row.stage))
    if way is None:
        raise Moved(())
    return way


def _may(by: Actor, rows: Sequence[MatterRow], at: datetime) -> None:
    delegated = delegated_to(by, on=day_of(at))
    for row in rows:
        about = About(
            unit=row.unit,
            secrecy=row.secrecy,
            assigned=frozenset({row.procurator} - {""}),
            workstream=row.workstream,
        )
        require(Deed.ASSIGN, of=by, about=about, delegated=delegated)
