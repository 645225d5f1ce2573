"""A whole book without preview, as the command takes it in; the file and every row are kept as for an import on the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from eprocuracy.exchange.models import Import, ImportState, Outcome, ReadRow, Standing
from eprocuracy.exchange.registers import Book, Mapping
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform import files
from eprocuracy.records.families import new_id
from eprocuracy.records.inserting import insert_rows
from eprocuracy.workstreams.catalogue import Rules

from .reading import source_of
from .taking import Progress, Taken, TakenRow, take_in
from .tracing import origin_in, trace

_STOOD = {
    Outcome.RECORDED: Standing.NEW,
    Outcome.CORRECTED: Standing.CHANGED,
    Outcome.LEFT: Standing.CHANGED,
    Outcome.UNCHANGED: Standing.UNCHANGED,
}


def take_at_once(
    rules: Rules,
    book: Book,
    *,
    content: bytes,
    file_name: str,
    as_of: date,
    columns: Mapping | None,
    by: Actor,
    at: datetime,
    correct: bool = False,
    progress: Progress,
) -> Taken:
    """Record every row of a book that is not held; with `correct` rows that differ become corrections."""
    one = _begun(book, content=content, file_name=file_name, as_of=as_of, columns=columns, by=by, at=at)
    places = {(row.sheet, row.row): place for place, row in enumerate(book.rows)}

    def note(made: Sequence[TakenRow]) -> None:
        trace(one, made, by=by, at=at)
        insert_rows(
            ReadRow,
            [
                {
                    "of_id": one.id,
                    "place": places[taken.row.sheet, taken.row.row],
                    "sheet": taken.row.sheet,
                    "row": taken.row.row,
                    "unit": taken.row.unit or "",
                    "number": _number(taken.row.values.get("number")),
                    "standing": _STOOD[taken.outcome].value,
                    "matter": taken.matter,
                    "outcome": taken.outcome.value,
                }
                for taken in made
            ],
        )

    register = source_of(rules, one.kind).register
    taken = take_in(
        rules,
        register,
        book,
        by=by,
        at=at,
        correct=correct,
        progress=progress,
        after=note,
        origin=origin_in(one, ()),
    )
    one.state, one.done, one.finished_at = ImportState.RECORDED.value, len(book.rows), at
    one.save(update_fields=["state", "done", "finished_at"])
    return taken


@transaction.atomic
def _begun(
    book: Book, *, content: bytes, file_name: str, as_of: date, columns: Mapping | None, by: Actor, at: datetime
) -> Import:
    said = columns.sheets if columns else {}
    one = Import.objects.create(
        id=new_id(),
        kind=book.kind.value,
        unit=book.unit,
        as_of=as_of,
        file=files.keep(content),
        file_name=file_name[:200],
        size=len(content),
        state=ImportState.RECORDING.value,
        columns={sheet: {letter: list(fields) for letter, fields in held.items()} for sheet, held in said.items()},
        total=len(book.rows),
        by=by.account,
        at=at,
        confirmed_by=by.account,
        confirmed_at=at,
    )
    ReadRow.objects.bulk_create(
        ReadRow(
            of=one,
            place=place,
            sheet=row.sheet,
            row=row.row,
            unit=row.unit or "",
            number=_number(row.values.get("number")),
            standing=Standing.HELD.value,
            reasons=list(dict.fromkeys(problem.reason.value for problem in row.problems)),
        )
        for place, row in enumerate(book.rows)
        if row.is_held
    )
    return one


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
