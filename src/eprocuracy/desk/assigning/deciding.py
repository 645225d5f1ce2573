"""Recording who handles matters: the acts of one order, by whoever may give it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eprocuracy.identity.policy import require
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import delegated_to
from eprocuracy.issuing import numbers
from eprocuracy.issuing.forms import form_for
from eprocuracy.issuing.numbers import Entry
from eprocuracy.issuing.numbers.words import PaperClass
from eprocuracy.issuing.offices import issuer_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office.drawing import take
from eprocuracy.office.models import DrawOutcome
from eprocuracy.records.families import new_id
from eprocuracy.records.interests import Conflict, keep_despite
from eprocuracy.records.models import MatterRow
from eprocuracy.records.permitting import about_of
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


@dataclass(frozen=True, slots=True)
class Despite:
    """Declared interests that the order meets, and why it is given all the same."""

    found: Sequence[Conflict]
    reason: str
    document_no: str = ""  # of the procuracy above, where it is about the chief


def assign(
    rules: Rules,
    rows: Sequence[MatterRow],
    picked: Sequence[Picked],
    order: Order,
    *,
    despite: Despite | None = None,
    drawn: Collection[DrawOutcome] = (),
    against: str = "",
    by: Actor,
    at: datetime,
) -> tuple[Act, ...]:
    """Record the order for every matter picked, or for none; returns its acts.

    An order of today without a number gets the next of the number book for each decision: the chief signs what is printed.

    Matters that were drawn are given as `drawn`, or with the reason `against` it. `rows` are the picked matters as they stand, with their families. Raises `Moved` when one of them was changed since
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
    seen = {row.family_id: shown[row.matter_id] for row in rows}
    with transaction.atomic():
        if despite:
            met = [row for row in rows if row.matter_id in {one.matter for one in despite.found}]
            keep_despite(despite.found, met, reason=despite.reason, document_no=despite.document_no, by=by, at=at)
        made = [
            (act_of(way, order, id=new_id(), matter=row.matter_id, before=row.procurator), row) for row, way in chosen
        ]
        acts = [_numbered(act, row, by, at) for act, row in made]
        record(rules, acts, by=by, at=at, source=Source.PAGE, seen=seen)
        for one in drawn:
            take(one, given_to=order.procurator, reason=against, by=by, at=at)
    return tuple(acts)


def _numbered(act: Act, row: MatterRow, by: Actor, at: datetime) -> Act:
    form = form_for(act)
    if act.document_no or form is None or act.on != day_of(at):
        return act
    issuer = issuer_of(row.unit)
    given = numbers.allot(
        unit=row.unit,
        paper_class=PaperClass.PROCEDURAL,
        symbol=form.symbol_of(issuer.abbreviation, issuer.department),
        entry=Entry(
            subject=act.label.vi,
            signer=by.account,
            form=form.code,
            matter=row.matter_id,
            matter_name=f"{row.number}/{row.year}" if row.number else "",
            drafter=by.account,
        ),
        by=by,
        at=at,
    )
    return replace(act, document_no=given.printed)


def _way(rules: Rules, row: MatterRow) -> Way:
    known: Mapping[tuple[str, str], Way] = ways(rules.catalogue, held=bool(row.procurator))
    way = known.get((row.workstream, row.stage))
    if way is None:
        raise Moved(())
    return way


def _may(by: Actor, rows: Sequence[MatterRow], at: datetime) -> None:
    delegated = delegated_to(by, on=day_of(at))
    for row in rows:
        require(Deed.ASSIGN, of=by, about=about_of(row), delegated=delegated)
