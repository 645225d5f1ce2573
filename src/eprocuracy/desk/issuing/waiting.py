"""What waits in My day: documents to sign, and those that came back to be changed; each with the time that runs for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from eprocuracy.issuing.drafts.queries import TO_SIGN, waiting_for
from eprocuracy.issuing.drafts.words import DraftState
from eprocuracy.issuing.models import Draft
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Deed, Group, Row
from eprocuracy.platform.ui.urgency import Left, Urgency
from eprocuracy.records.queries import deadlines_visible_to
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.projected import Outcome

from ..deadlines import left_of
from ..matter.naming import named

SHOWN = 50
SIGN = Label("Chờ ký", "To be signed")
CHANGE = Label("Cần sửa, trình lại", "To be changed and proposed again")
OPEN = Label("Xem và quyết định", "Look and decide")


@dataclass(frozen=True, slots=True)
class Waiting:
    """The documents that wait for one person, with the end of the time that each would meet."""

    drafts: tuple[Draft, ...]
    ends: dict[UUID, dict[str, Any]]

    @property
    def matters(self) -> set[UUID]:
        return {one.matter_id for one in self.drafts if one.matter_id}

    @property
    def told(self) -> list[tuple[Any, ...]]:
        """What a line says of each document, as plain values."""
        rows = [(one, one.matter.row if one.matter else None) for one in self.drafts]
        return [
            (one.pk, one.state, one.about, row and (row.number, row.year, row.title), self.ends.get(one.pk))
            for one, row in rows
        ]


NOTHING_WAITS = Waiting((), {})


def waiting(catalogue: Catalogue, actor: Actor) -> Waiting:
    """Two questions, whatever their number."""
    drafts = tuple(waiting_for(actor, catalogue).select_related("matter__row"))
    return Waiting(drafts, _ends(catalogue, actor, drafts) if drafts else {})


def groups_of(catalogue: Catalogue, found: Waiting, subjects: dict[UUID, str], *, now: datetime) -> list[Group]:
    """The groups of My day; `subjects` says of each matter whom or what it is about."""
    made = []
    for code, label, mine in (
        ("to_sign", SIGN, [one for one in found.drafts if one.state in TO_SIGN]),
        ("to_change", CHANGE, [one for one in found.drafts if one.state not in TO_SIGN]),
    ):
        rows = sorted((_row(catalogue, one, found, subjects, now) for one in mine), key=_soonest)
        if rows:
            address = f"{reverse('desk:drafts')}?tinh_trang={mine[0].state}"
            made.append(Group(code, label, rows[:SHOWN], len(rows), address))
    return made


def _soonest(row: Row) -> tuple[bool, str]:
    ends = row.left.ends
    return ends is None, ends.isoformat() if ends else ""


def clocks_met_by(catalogue: Catalogue, kind: str) -> Collection[str]:
    """The clocks that an act of a kind meets or extends."""
    return [one.key for one in catalogue.clocks.values() if kind in one.meets or kind in one.extends]


def _ends(catalogue: Catalogue, actor: Actor, drafts: Sequence[Draft]) -> dict[UUID, dict[str, Any]]:
    kinds = {one.kind for one in drafts}
    clocks = {kind: set(clocks_met_by(catalogue, kind)) for kind in kinds}
    rows = deadlines_visible_to(actor).filter(
        matter__in={one.matter_id for one in drafts},
        clock__in=set().union(*clocks.values()),
        outcome=Outcome.RUNNING.value,
        live=True,
        ends_at__isnull=False,
    )
    nearest: dict[UUID, dict[str, Any]] = {}
    for row in rows.order_by("ends_at").values("matter_id", "clock", "ends_at", "ends_on", "by_the_minute"):
        for one in drafts:
            if one.matter_id == row["matter_id"] and row["clock"] in clocks[one.kind]:
                nearest.setdefault(one.pk, {**row})
    return nearest


def matter_named(catalogue: Catalogue, draft: Draft) -> Label:
    """How a list names the matter of a draft, read with it."""
    row = draft.matter.row if draft.matter else None
    return named(catalogue.workstreams[row.workstream if row else draft.workstream], row)


def _row(catalogue: Catalogue, draft: Draft, found: Waiting, subjects: dict[UUID, str], now: datetime) -> Row:
    kind = catalogue.kinds[draft.kind]
    due = found.ends.get(draft.pk)
    ends = (due["ends_at"] if due["by_the_minute"] else due["ends_on"]) if due else None
    clock = catalogue.clocks[due["clock"]] if due else None
    address = reverse("desk:draft", args=[draft.pk])
    state = DraftState(draft.state)
    one = matter_named(catalogue, draft)
    about = subjects.get(draft.about) or (draft.matter.row.title if draft.matter else "")
    return Row(
        left=left_of(Outcome.RUNNING, ends, now) if ends else Left(Urgency.UNKNOWN, state.label),
        title=kind.label,
        address=address,
        subject=Label(f"{one.vi} · {about}", f"{one.en} · {about}") if about else one,
        deadline=clock.title if clock else "",
        ends=ends,
        basis=kind.basis[0] if kind.basis else "",
        deeds=(Deed(OPEN, address),),
        mark=state.label if ends else "",
        key=f"draft-{draft.pk}",
    )
