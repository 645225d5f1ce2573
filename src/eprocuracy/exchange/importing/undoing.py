"""Taking back what an import recorded: its acts are voided, what it corrected says again what it said before.

Nothing disappears: the acts stay visible as voided, with who took them back and why. A matter in which anything was recorded
since stays as it is, because a person has built on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.models import Import, ImportedRow, ImportState, Outcome, ReadRow
from eprocuracy.identity.policy import About, may, require
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import ActLink, ActRow, Matter, MatterRow
from eprocuracy.records.recording import record
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.heads import VOIDED

from .pairing import TAKEN_BACK
from .rows import ROWS
from .taking import BATCH

UNDONE = declare("registers.import_undone", "Hoàn tác lần nhập sổ", "Import of a register taken back")

NOT_RECORDED = Label(
    "Lần nhập này chưa ghi xong nên chưa hoàn tác được.", "This import is not finished, so it cannot be taken back."
)
FINISH_FIRST = Label("Ghi cho xong, rồi hoàn tác.", "Let it finish, then take it back.")
NO_REASON = Label("Hoàn tác phải nêu lý do.", "Taking back needs a reason.")
GIVE_REASON = Label("Nhập lý do, ví dụ: chọn nhầm đơn vị.", "Give the reason, such as: wrong unit chosen.")


@whole()
@transaction.atomic
def begin(one: Import, *, reason: str, by: Actor, at: datetime) -> Import:
    """Let an import be taken back, row by row; needs a reason.

    Refused: the person may not import for this unit; the import is not finished; no reason is given.
    """
    require("import", of=by, about=About(unit=one.unit))
    now = Import.objects.select_for_update().get(id=one.id)
    if now.stands in (ImportState.UNDOING, ImportState.UNDONE):
        return now
    if now.stands is not ImportState.RECORDED:
        raise Refused(NOT_RECORDED, FINISH_FIRST)
    if not reason.strip():
        raise Refused(NO_REASON, GIVE_REASON, field="reason")
    now.state, now.done = ImportState.UNDOING.value, 0
    now.total = ImportedRow.objects.filter(of=now).count()
    now.undone_by, now.undone_at, now.undone_why = by.account, at, reason.strip()[:900]
    now.save(update_fields=["state", "done", "total", "undone_by", "undone_at", "undone_why"])
    audit.record(UNDONE, by=by, at=at, about=[f"import:{now.id}", f"unit:{now.unit}"], detail={"rows": now.total})
    return now if now.total else _finished(now)


@whole()
@transaction.atomic
def step(rules: Rules, one: Import, *, by: Actor, at: datetime) -> Import:
    """Take the next rows back, the latest first, and say so in the same transaction."""
    require("import", of=by, about=About(unit=one.unit))
    now = Import.objects.select_for_update().get(id=one.id)
    if now.stands is not ImportState.UNDOING:
        return now
    rows = list(ImportedRow.objects.filter(of=now).order_by("-id")[now.done : now.done + BATCH])
    kept = _built_upon(now, rows) | _closed(rows, by)
    acts = _taken_back(rules, now, [row for row in rows if row.matter not in kept])
    if acts:
        record(rules, acts, by=by, at=at, source=Source.EXCEL)
    for row in rows:
        outcome = Outcome.KEPT if row.matter in kept else Outcome.UNDONE
        ReadRow.objects.filter(of=now, sheet=row.sheet, row=row.row).update(outcome=outcome.value)
    now.done += len(rows)
    now.save(update_fields=["done"])
    return _finished(now) if now.done >= now.total else now


def _built_upon(one: Import, rows: Sequence[ImportedRow]) -> set[UUID]:
    """The matters in which, or upon which, something else was recorded since; three queries."""
    matters = {row.matter for row in rows}
    own = {
        act
        for acts in ImportedRow.objects.filter(of=one, matter__in=matters).values_list("acts", flat=True)
        for act in acts
    }
    recorded = list(ActRow.objects.filter(matter__in=matters).values_list("id", "matter_id", "position"))
    first: dict[UUID, int] = {}
    for act, matter, position in recorded:
        if act in own:
            first[matter] = min(position, first.get(matter, position))
    later = {matter for act, matter, position in recorded if act not in own and position > first.get(matter, position)}
    tied = ActLink.objects.filter(target__in=matters, is_matter=True).exclude(act__in=own)
    return later | set(tied.values_list("target", flat=True))


def _closed(rows: Sequence[ImportedRow], by: Actor) -> set[UUID]:
    """The matters in which this person's import may not write any more; one query."""
    found = MatterRow.objects.filter(matter__in=[row.matter for row in rows])
    return {
        matter
        for matter, unit, secrecy, workstream in found.values_list("matter_id", "unit", "secrecy", "workstream")
        if not may(by, Deed.IMPORT, About(unit=unit, secrecy=secrecy, workstream=workstream)).allowed
    }


def _taken_back(rules: Rules, one: Import, rows: Sequence[ImportedRow]) -> list[Act]:
    """For every act of the rows its voiding, or for a correction what stood before it."""
    families = Matter.objects.filter(id__in=[row.matter for row in rows]).values_list("family_id", flat=True)
    known = {act.id: act for many in acts_of(rules.catalogue, set(families)).values() for act in many}
    reason = f"{TAKEN_BACK}: {one.undone_why}"
    voided: Any = rules.catalogue.kinds[VOIDED]
    made: list[Act] = []
    for act in (known[id_] for row in rows for id_ in row.acts):
        id_, before = uuid5(ROWS, f"{act.id}|{TAKEN_BACK}"), known.get(act.supersedes) if act.supersedes else None
        if before is not None and before.kind != VOIDED:
            made.append(replace(before, id=id_, supersedes=act.id, reason=reason))
        else:
            made.append(voided(id=id_, matter=act.matter, occurred=act.occurred, supersedes=act.id, reason=reason))
    return made


def _finished(one: Import) -> Import:
    one.state = ImportState.UNDONE.value
    one.save(update_fields=["state"])
    return one
