"""A row that was held back, repaired by a person and recorded; what stood in each cell before is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.models import Import, ImportState, Outcome, ReadRow, Repair, SaidOfNumber, Standing
from eprocuracy.exchange.registers import Row
from eprocuracy.identity.policy import About, require
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.catalogue import Rules

from .comparing import Compared, compared
from .confirming import NOT_READY, note
from .guarding import GUARDED_LABEL, GUARDED_REMEDY, closed_to
from .numbers_taken import apart_from, content_of, holders_of
from .reading import Reading, keep, read, read_with, repaired_cells, source_of
from .rows import identity_of
from .taking import TakenRow, take_batch
from .tracing import origin_in

REPAIRED = declare("registers.row_repaired", "Sửa dòng giữ lại và ghi", "Held row repaired and recorded")

DECIDED = declare(
    "registers.number_judged",
    "Chọn vụ việc cho dòng trùng số với bản đã ghi",
    "Said whether a row is the recorded matter of its number",
)

NOT_HELD = Label("Dòng này không còn bị giữ lại.", "This row is no longer held back.")
NO_REASON = Label("Lựa chọn này phải nêu lý do.", "This choice needs a reason.")
GIVE_REASON = Label(
    "Nhập lý do, ví dụ: đã đối chiếu với sổ giấy.", "Give the reason, such as: compared with the book on paper."
)
OTHER_MATTER = Label(
    "Vụ việc được chọn không còn mang số của dòng này.",
    "The matter that was chosen does not bear this number any more.",
)
LOOK_AGAIN = Label("Mở lại trang này rồi chọn.", "Open this page again, then choose.")
NO_ENTRY = Label(
    "Với nội dung này, dòng không còn là một mục của sổ.", "With these texts the row is no longer an entry of the book."
)
GIVE_BACK = Label("Điền lại số và các nội dung chính của dòng.", "Give the number and the main texts of the row again.")
CONFIRM_FIRST = Label(
    "Xác nhận ghi các dòng đủ điều kiện trước, rồi sửa dòng giữ lại.",
    "Confirm the sound rows first, then repair those held back.",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a row and a recorded matter of the same number: that it is this `matter`, or (None) another one.

    With `correct` the record is corrected by the row, but for what is `kept`; without, the record stays as it is.
    """

    matter: UUID | None
    reason: str
    correct: bool = True
    kept: tuple[str, ...] = ()


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
    said: Said | None = None,
    by: Actor,
    at: datetime,
) -> Repaired:
    """Read the row with cells typed anew (row, letters of the column → text) and record it where nothing holds it back.

    Nothing is kept of a repair that does not lead to a recorded row. With `correct` a row that differs from what is
    recorded of it becomes a correction; `said` tells whether it is the recorded matter of its number.
    Refused: the person may not import for the units; rows were not confirmed yet; the row does not wait for a person;
    a choice has no reason, or its matter is guarded.
    """
    require("import", of=by, about=About(unit=one.unit))
    if one.stands is not ImportState.RECORDED:
        raise Refused(NOT_READY, CONFIRM_FIRST)
    if not waits(seen):
        raise Refused(NOT_HELD)
    before = read(rules, one)
    changed = {
        (row, column): text for (row, column), text in typed.items() if text != before.text(seen.sheet, row, column)
    }
    cells = repaired_cells(one) | {(seen.sheet, row, column): text for (row, column), text in changed.items()}
    with transaction.atomic():
        after = read_with(rules, one, cells)
        row = _entry(after, seen)
        if said is not None and all(problem.is_recorded for problem in row.problems):
            _judge(rules, one, row, said, by=by, at=at)
            after = read_with(rules, one, cells)
            row = _entry(after, seen)
        require("import", of=by, about=About(unit=row.unit or one.unit))
        against = None if row.is_held else compared(rules, source_of(rules, one.kind).register, [row])[0]
        if against is None or (against.differing and not correct and said is None):
            transaction.set_rollback(True)
            return Repaired(row, differing=against)
        if closed_to(by, [against]):
            raise Refused(GUARDED_LABEL, GUARDED_REMEDY)
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
        sure = said.correct if said is not None else correct
        return Repaired(row, taken=_recorded(rules, one, seen, after, row, repairs, correct=sure, by=by, at=at))


def waits(seen: ReadRow) -> bool:
    """Whether a row still waits for a person: it is held back, or differs from what is recorded and was left."""
    return seen.standing == Standing.HELD.value or seen.outcome == Outcome.LEFT.value


def _entry(reading: Reading, seen: ReadRow) -> Row:
    row = reading.row(seen.sheet, seen.row)
    if row is None:
        raise Refused(NO_ENTRY, GIVE_BACK)
    return row


def _judge(rules: Rules, one: Import, row: Row, said: Said, *, by: Actor, at: datetime) -> None:
    """Keep what a person said of the row and the matter of its number."""
    if not said.reason.strip():
        raise Refused(NO_REASON, GIVE_REASON, field="reason")
    source = source_of(rules, one.kind)
    if said.matter is not None and said.matter not in holders_of(source.register, source.workstream, row):
        raise Refused(OTHER_MATTER, LOOK_AGAIN)
    matter = said.matter or apart_from(source.register, row)
    SaidOfNumber.objects.create(
        entry=identity_of(source.register, row)("matter"),
        content=content_of(row),
        matter=matter,
        same=said.matter is not None,
        kept=list(said.kept),
        reason=said.reason.strip()[:900],
        of=one,
        by=by.account,
        at=at,
    )
    audit.record(
        DECIDED,
        by=by,
        at=at,
        about=[f"import:{one.id}", f"unit:{row.unit or one.unit}", f"matter:{matter}"],
        detail={"row": row.row, "same": said.matter is not None, "correct": said.correct, "kept": len(said.kept)},
    )


_STANDS = {
    Outcome.CORRECTED: Standing.CHANGED,
    Outcome.LEFT: Standing.CHANGED,
    Outcome.UNCHANGED: Standing.UNCHANGED,
    Outcome.RECORDED: Standing.NEW,
}


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
    if not waits(waiting):
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
    waiting.standing = _STANDS[taken.outcome].value
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
