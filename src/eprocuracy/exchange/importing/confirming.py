"""Recording what was previewed, batch by batch. A batch is one transaction with the count of rows done, so broken work goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.models import Import, ImportState, Outcome, ReadRow, Standing
from eprocuracy.exchange.registers import Row
from eprocuracy.identity.policy import About, require
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.catalogue import Rules

from .guarding import GUARDED, closed_to
from .previewing import counts, not_allowed
from .reading import read, repaired_cells, source_of
from .taking import BATCH, TakenRow, take_batch
from .tracing import origin_in, trace

CONFIRMED = declare("registers.import_confirmed", "Xác nhận ghi sổ nhập", "Import of a register confirmed")
FINISHED = declare("registers.import_finished", "Ghi xong sổ nhập", "Import of a register finished")

NOT_READY = Label("Sổ này chưa xem trước xong.", "This book is not previewed yet.")
PREVIEW_FIRST = Label("Xem trước rồi xác nhận.", "Preview it, then confirm.")


@transaction.atomic
def confirm(rules: Rules, one: Import, *, by: Actor, at: datetime) -> Import:
    """Let the previewed rows be recorded; one that is being recorded or done already stays as it is.

    Refused: the person may not import for this unit or for one that the rows name; there is no preview yet.
    """
    require("import", of=by, about=About(unit=one.unit))
    now = Import.objects.select_for_update().get(id=one.id)
    if now.confirmed_at is not None:
        return now
    if now.stands is not ImportState.READY:
        raise Refused(NOT_READY, PREVIEW_FIRST)
    why = not_allowed(now, by)
    if why is not None:
        raise Refused(why)
    seen = counts(now)
    now.revision += 1  # the steps read it anew: a number may have been taken since the preview
    now.total, now.done = seen.rows, 0
    now.state = ImportState.RECORDING.value
    now.confirmed_by, now.confirmed_at = by.account, at
    now.save(update_fields=["revision", "total", "done", "state", "confirmed_by", "confirmed_at"])
    audit.record(
        CONFIRMED,
        by=by,
        at=at,
        about=[f"import:{now.id}", f"unit:{now.unit}"],
        detail={
            "book": now.kind,
            "sha256": now.file,
            "rows": {standing.value: count for standing, count in seen.standings.items()},
            "corrected": seen.to_correct,
        },
    )
    return _finished(now, by=by, at=at) if not now.total else now


@transaction.atomic
def step(rules: Rules, one: Import, *, by: Actor, at: datetime) -> Import:
    """Record the next rows and say so in the same transaction. Two at once wait for each other; nothing is written twice."""
    require("import", of=by, about=About(unit=one.unit))
    now = Import.objects.select_for_update().get(id=one.id)
    if now.stands is not ImportState.RECORDING:
        return now
    rows = read(rules, now).book.rows[now.done : now.done + BATCH]
    seen = {
        row.place: row for row in ReadRow.objects.filter(of=now, place__gte=now.done, place__lt=now.done + len(rows))
    }
    _hold_again(now, rows, seen)
    sound = {
        (row.sheet, row.row): seen[now.done + place]
        for place, row in enumerate(rows)
        if not row.is_held and seen[now.done + place].standing != Standing.HELD.value
    }
    made = take_batch(
        rules,
        source_of(rules, now.kind).register,
        [row for row in rows if (row.sheet, row.row) in sound],
        by=by,
        at=at,
        correct=lambda one: sound[one.row.sheet, one.row.row].correct,
        origin=origin_in(now, repaired_cells(now)),
        closed=lambda compared: closed_to(by, compared),
    )
    for shut in (one for one in made if one.closed):
        _hold(sound[shut.row.sheet, shut.row.row], [GUARDED])
    written = [one for one in made if not one.closed]
    note(now, written, [sound[one.row.sheet, one.row.row] for one in written], by=by, at=at)
    now.done += len(rows)
    now.save(update_fields=["done"])
    return _finished(now, by=by, at=at) if now.done >= now.total else now


def note(one: Import, made: Sequence[TakenRow], seen: Sequence[ReadRow], *, by: Actor, at: datetime) -> None:
    """Write down what became of rows, beside their preview and for good."""
    for taken, row in zip(made, seen, strict=True):
        row.outcome, row.matter = taken.outcome.value, taken.matter
    ReadRow.objects.bulk_update(seen, ["outcome", "matter"])
    trace(one, made, by=by, at=at)


def _hold_again(one: Import, rows: Sequence[Row], seen: Mapping[int, ReadRow]) -> None:
    """Rows that have become doubtful since the preview (a number taken meanwhile) are held back and wait for a person."""
    for place, row in enumerate(rows, start=one.done):
        if row.is_held and seen[place].standing != Standing.HELD.value:
            _hold(seen[place], [problem.reason.value for problem in row.problems])


def _hold(row: ReadRow, reasons: Iterable[str]) -> None:
    row.standing, row.correct, row.reasons = Standing.HELD.value, False, list(dict.fromkeys(reasons))
    row.save(update_fields=["standing", "correct", "reasons"])


def _finished(one: Import, *, by: Actor, at: datetime) -> Import:
    one.state, one.finished_at = ImportState.RECORDED.value, at
    one.save(update_fields=["state", "finished_at"])
    audit.record(
        FINISHED,
        by=by,
        at=at,
        about=[f"import:{one.id}", f"unit:{one.unit}"],
        detail={"rows": {outcome.value: count for outcome, count in came_of(one).outcomes.items()}},
    )
    return one


@dataclass(frozen=True, slots=True)
class CameOf:
    """What came of an import: rows by what became of them, and those still held back."""

    outcomes: Mapping[Outcome, int]
    held: int


def came_of(one: Import) -> CameOf:
    """The counts of a result; two queries."""
    rows = ReadRow.objects.filter(of=one)
    outcomes = {
        Outcome(outcome): count
        for outcome, count in rows.exclude(outcome="")
        .values_list("outcome")
        .annotate(count=Count("id"))
        .order_by("outcome")
    }
    return CameOf(outcomes, rows.filter(standing=Standing.HELD.value).count())
