"""A row that was held back, repaired by a person and recorded; what stood in each cell before is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.models import Import, ImportState, Outcome, ReadRow, Repair, Standing
from eprocuracy.exchange.registers import Row
from eprocuracy.identity.policy import About, require
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.catalogue import Rules

from .comparing import Compared, compared
from .confirming import NOT_READY, note
from .reading import Reading, keep, read, read_with, repaired_cells, source_of
from .taking import TakenRow, take_batch
from .tracing import origin_in

REPAIRED = declare("registers.row_repaired", "Sửa dòng giữ lại và ghi", "Held row repaired and recorded")

NOT_HELD = Label("Dòng này không còn bị giữ lại.", "This row is no longer held back.")
NO_ENTRY = Label(
    "Với nội dung này, dòng không còn là một mục của sổ.", "With these texts the row is no longer an entry of the book."
)
GIVE_BACK = Label("Điền lại số và các nội dung chính của dòng.", "Give the number and the main texts of the row again.")
CONFIRM_FIRST = Label(
    "Xác nhận ghi các dòng đủ điều kiện trước, rồi sửa dòng giữ lại.",
    "Confirm the sound rows first, then repair those held back.",
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What came of a repair: the row is recorded, or still held, or differs from what is recorded and waits for a word."""

    row: Row
    taken: TakenRow | None = None
    differing: Compared | None = None

    @property
    def recorded(self) -> bool:
        return self.taken is not None


def repair(
    rules: Rules,
    one: Import,
    seen: ReadRow,
    typed: Mapping[tuple[int, str], str],
    *,
    correct: bool = False,
    by: Actor,
    at: datetime,
) -> Repaired:
    """Read the row with cells typed anew (row, letters of the column → text) and record it where nothing holds it back.

    Nothing is kept of a repair that does not lead to a recorded row. With `correct` a row that differs from what is
    recorded of it becomes a correction.
    Refused: the person may not import for the units; rows were not confirmed yet; the row is not held.
    """
    require("import", of=by, about=About(unit=one.unit))
    if one.stands is not ImportState.RECORDED:
        raise Refused(NOT_READY, CONFIRM_FIRST)
    if seen.standing != Standing.HELD.value:
        raise Refused(NOT_HELD)
    before = read(rules, one)
    changed = {
        (row, column): text for (row, column), text in typed.items() if text != before.text(seen.sheet, row, column)
    }
    cells = repaired_cells(one) | {(seen.sheet, row, column): text for (row, column), text in changed.items()}
    after = read_with(rules, one, cells)
    row = after.row(seen.sheet, seen.row)
    if row is None:
        raise Refused(NO_ENTRY, GIVE_BACK)
    if row.is_held:
        return Repaired(row)
    require("import", of=by, about=About(unit=row.unit or one.unit))
    against = compared(rules, source_of(rules, one.kind).register, [row])[0]
    if against.differing and not correct:
        return Repaired(row, differing=against)
    repairs = [
        Repair(
            of=one,
            sheet=seen.sheet,
            row=number,
            column=column,
            was=before.text(seen.sheet, number, column),
            value=text,
            by=by.account,
            at=at,
        )
        for (number, column), text in changed.items()
    ]
    return Repaired(row, taken=_recorded(rules, one, seen, after, row, repairs, correct=correct, by=by, at=at))


@transaction.atomic
def _recorded(
    rules: Rules,
    one: Import,
    seen: ReadRow,
    after: Reading,
    row: Row,
    repairs: list[Repair],
    *,
    correct: bool,
    by: Actor,
    at: datetime,
) -> TakenRow:
    now = Import.objects.select_for_update().get(id=one.id)
    waiting = ReadRow.objects.get(id=seen.id)
    if waiting.standing != Standing.HELD.value:
        raise Refused(NOT_HELD)
    Repair.objects.bulk_create(repairs)
    now.revision += 1
    now.save(update_fields=["revision"])
    keep(now, after)
    made = take_batch(
        rules,
        source_of(rules, now.kind).register,
        [row],
        by=by,
        at=at,
        correct=lambda _: correct,
        origin=origin_in(now, repaired_cells(now)),
    )
    taken = made[0]
    waiting.standing = (Standing.CHANGED if taken.outcome is Outcome.CORRECTED else Standing.NEW).value
    waiting.reasons, waiting.unit = [], row.unit or ""
    number = row.values.get("number")
    waiting.number = number if isinstance(number, int) else None
    waiting.save(update_fields=["standing", "reasons", "unit", "number"])
    note(now, made, [waiting], by=by, at=at)
    audit.record(
        REPAIRED,
        by=by,
        at=at,
        about=[f"import:{now.id}", f"unit:{row.unit or now.unit}", f"matter:{taken.matter}"],
        detail={"row": seen.row, "cells": [f"{one.column}{one.row}" for one in repairs]},
    )
    return taken
