"""Taking a book in: every row that is not held becomes acts; what is there already stays, what differs is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from uuid import UUID, uuid5

from django.db import transaction

from eprocuracy.exchange.registers import Book
from eprocuracy.exchange.registers import Row as ReadRow
from eprocuracy.kernel.actors import Actor
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.records.recording import record, same_act
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.registers import Register

from .rows import ROWS, Find, cells_of, entry_id, handed_over, identity_of

BATCH = 100
BY_FILE = "Sửa theo tệp sổ nhập lại"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that says something else than what was recorded of it; it waits for a person."""

    row: ReadRow
    acts: tuple[UUID, ...]


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


def take_in(
    rules: Rules,
    register: Register,
    book: Book,
    *,
    by: Actor,
    at: datetime,
    correct: bool = False,
    progress: Progress = lambda _done, _all: None,
) -> Taken:
    """Record the rows of a book in batches, each a transaction of its own, so that a broken import can be taken up again.

    With `correct` a row that differs from what was recorded of it becomes a correction; without, it is only reported.
    """
    taken = Taken(read=len(book.rows), held=book.held)
    rows = iter(book.recorded)
    done = 0
    while batch := list(islice(rows, BATCH)):
        _take_batch(rules, register, book, batch, taken, by=by, at=at, correct=correct)
        done += len(batch)
        progress(done, len(book.recorded))
    return taken


@transaction.atomic
def _take_batch(
    rules: Rules,
    register: Register,
    book: Book,
    batch: Sequence[ReadRow],
    taken: Taken,
    *,
    by: Actor,
    at: datetime,
    correct: bool,
) -> None:
    assert register.acts_of is not None
    units = {row.unit for row in batch if row.unit}
    find_case, find_report = _finder("case.instituted", units), _finder("report.instituted", units)
    acts: dict[int, tuple[Act, ...]] = {
        place: register.acts_of(handed_over(register, row, find_case, find_report)) for place, row in enumerate(batch)
    }
    there = _recorded(rules, [act for many in acts.values() for act in many])
    new: list[Act] = []
    origins: dict[UUID, str] = {}
    for place, row in enumerate(batch):
        taken.matters.append(identity_of(register, row)("matter"))
        fresh = [act for act in acts[place] if act.id not in there]
        differing = [act for act in acts[place] if act.id in there and not _says_the_same(act, there[act.id])]
        if differing and not correct:
            taken.changed.append(Changed(row, tuple(act.id for act in differing)))
            continue
        mending = [_correction(act, there[act.id]) for act in differing]
        if mending:
            taken.corrected += 1
        elif fresh:
            taken.recorded += 1
        else:
            taken.unchanged += 1
        for act in (*fresh, *mending):
            new.append(act)
            origins[act.id] = _origin(row)
    if new:
        record(rules, new, by=by, at=at, source=Source.EXCEL, origins=origins)


def _recorded(rules: Rules, acts: Sequence[Act]) -> dict[UUID, Act]:
    """The heads of what is recorded under the ids of these acts."""
    ids = list(ActRow.objects.filter(id__in=[act.id for act in acts]).values_list("matter__family_id", flat=True))
    everything = {act.id: act for many in acts_of(rules.catalogue, set(ids)).values() for act in many}
    next_of = {act.supersedes: act for act in everything.values() if act.supersedes}
    found = {}
    for act in acts:
        head = everything.get(act.id)
        while head is not None and head.id in next_of:
            head = next_of[head.id]
        if head is not None:
            found[act.id] = head
    return found


def _says_the_same(act: Act, recorded: Act) -> bool:
    """Whether a row still says what was recorded; links to other matters are found later and do not count."""
    bare = replace(
        act, id=recorded.id, supersedes=recorded.supersedes, reason=recorded.reason, links=_of_people(act.links)
    )
    return same_act(bare, replace(recorded, links=_of_people(recorded.links)))


def _of_people(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(link for link in links if not link.is_matter)


def _correction(act: Act, recorded: Act) -> Act:
    """The row's act as a correction of what was recorded; its id follows from what it mends and what it says."""
    said = repr((act.occurred, act.document_no, act.values(), act.links, act.people))
    return replace(act, id=uuid5(ROWS, f"{recorded.id}|{said}"), supersedes=recorded.id, reason=BY_FILE)


def _origin(row: ReadRow) -> str:
    """Sheet, row and cells from which the acts of a row were read."""
    cells = " ".join(dict.fromkeys(place.rsplit("!", 1)[-1] for place in cells_of(row).values()))
    return f"{row.sheet}!{row.row}: {cells}"[:400]


def _finder(kind: str, units: Iterable[str]) -> Find:
    """Matters by office, number and day of the deciding paper, of the offices of a batch; one query."""
    found = {
        (unit, _leading(number), day): matter
        for matter, unit, number, day in ActRow.objects.filter(
            kind=kind, matter__row__unit__in=list(units), superseded_by__isnull=True, occurred_on__isnull=False
        ).values_list("matter_id", "matter__row__unit", "document_no", "occurred_on")
    }
    return lambda unit, number, day: found.get((unit, _leading(number), day))


def _leading(number: str) -> str:
    """The number itself, without the symbol behind it: `45/QĐ-CSĐT` is 45."""
    return number.split("/")[0].strip().lstrip("0")


def used_numbers(register: Register, workstream: str) -> Callable[[str, int, int, str], bool]:
    """Whether a number of an office's book is taken by a matter that did not come from that very entry; one query.

    Books that number several kinds of paper apart are not asked about: a matter does not say its kind of paper.
    """
    holders: dict[tuple[str, int | None, int | None], set[UUID]] = {}
    numbered = MatterRow.objects.filter(workstream=workstream, year__isnull=False, number__isnull=False)
    for unit, year, number, matter in numbered.values_list("unit", "year", "number", "matter_id").iterator():
        holders.setdefault((unit, year, number), set()).add(matter)

    def used(unit: str, year: int, number: int, paper: str) -> bool:
        own = entry_id(register, unit, year, paper, number, "matter")
        return not paper and bool(holders.get((unit, year, number), set()) - {own})

    return used
