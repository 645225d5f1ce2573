"""Taking a book in: every row that is not held becomes acts; what is there already stays, what differs is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction

from eprocuracy.exchange.models import Outcome, Standing
from eprocuracy.exchange.registers import Book
from eprocuracy.exchange.registers import Row as ReadRow
from eprocuracy.kernel.actors import Actor
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.registers import Register

from .comparing import Chosen, Closed, Compared, compared
from .rows import cells_of

BATCH = 100  # rows of a step that a page or a worker takes
AT_ONCE = 250  # rows of a transaction where nobody watches each step
Progress = Callable[[int, int], None]
Origin = Callable[[ReadRow], str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that says something else than what was recorded of it; it waits for a person."""

    row: ReadRow
    acts: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class TakenRow:
    """What became of one row; `acts` are those that were written now."""

    row: ReadRow
    matter: UUID
    outcome: Outcome
    acts: tuple[UUID, ...] = ()
    differing: tuple[UUID, ...] = ()
    closed: bool = False  # nothing may be written in its matter


@dataclass(slots=True)
class Taken:
    """What came of a book."""

    read: int = 0
    recorded: int = 0
    unchanged: int = 0
    corrected: int = 0
    changed: list[Changed] = field(default_factory=list)
    held: Sequence[ReadRow] = ()
    matters: list[UUID] = field(default_factory=list)

    def add(self, one: TakenRow) -> None:
        self.matters.append(one.matter)
        match one.outcome:
            case Outcome.RECORDED:
                self.recorded += 1
            case Outcome.CORRECTED:
                self.corrected += 1
            case Outcome.UNCHANGED:
                self.unchanged += 1
            case Outcome.LEFT:
                self.changed.append(Changed(one.row, one.differing))


def take_in(
    rules: Rules,
    register: Register,
    book: Book,
    *,
    by: Actor,
    at: datetime,
    correct: bool = False,
    progress: Progress = lambda _done, _all: None,
    after: Callable[[Sequence[TakenRow]], None] = lambda _rows: None,
    origin: Origin | None = None,
) -> Taken:
    """Record the rows of a book in batches, each a transaction of its own, so that a broken import can be taken up again.

    With `correct` a row that differs from what was recorded of it becomes a correction; without, it is only reported.
    `after` is told of every batch, inside its transaction.
    """
    taken = Taken(read=len(book.rows), held=book.held)
    rows = iter(book.recorded)
    done = 0
    while batch := list(islice(rows, AT_ONCE)):
        with transaction.atomic():
            made = take_batch(
                rules,
                register,
                batch,
                by=by,
                at=at,
                correct=lambda one: correct or one.needs_no_word,
                origin=origin or place_of,
            )
            after(made)
        for one in made:
            taken.add(one)
        done += len(batch)
        progress(done, len(book.recorded))
    return taken


@transaction.atomic
def take_batch(
    rules: Rules,
    register: Register,
    batch: Sequence[ReadRow],
    *,
    by: Actor,
    at: datetime,
    correct: Chosen,
    origin: Origin,
    closed: Closed = lambda _: (),
) -> list[TakenRow]:
    """Record some rows, none of them held, in one transaction; the same rows again change nothing."""
    taken = []
    new: list[Act] = []
    origins: dict[UUID, str] = {}
    rows = compared(rules, register, batch)
    shut = closed(rows)
    for one in rows:
        outcome = Outcome.LEFT if one.matter in shut else _outcome(one, correct)
        acts = () if outcome is Outcome.LEFT else (*one.fresh, *one.corrections)
        new += acts
        origins |= dict.fromkeys((act.id for act in acts), origin(one.row))
        taken.append(
            TakenRow(
                row=one.row,
                matter=one.matter,
                outcome=outcome,
                acts=tuple(act.id for act in acts),
                differing=tuple(act.id for act, _ in one.differing),
                closed=one.matter in shut,
            )
        )
    if new:
        record(rules, new, by=by, at=at, source=Source.EXCEL, origins=origins)
    return taken


def _outcome(one: Compared, correct: Chosen) -> Outcome:
    if one.standing is Standing.CHANGED:
        return Outcome.CORRECTED if correct(one) and (one.differing or one.fresh) else Outcome.LEFT
    return Outcome.RECORDED if one.fresh else Outcome.UNCHANGED


def place_of(row: ReadRow) -> str:
    """Sheet, row and cells from which the acts of a row were read."""
    cells = " ".join(dict.fromkeys(place.rsplit("!", 1)[-1] for place in cells_of(row).values()))
    return f"{row.sheet}!{row.row}: {cells}"[:400]
