"""Entries whose number a recorded matter bears: which matter that is, and what a person said of the two."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from eprocuracy.exchange.models import SaidOfNumber
from eprocuracy.exchange.registers import Row
from eprocuracy.exchange.registers.kinds import numbers_papers_apart, paper_numbered_apart
from eprocuracy.identity.queries import unit_names
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.workstreams.registers import Register

from .dockets import matters_of
from .rows import ROWS, entry_id, identity_of

Numbered = tuple[str, int | None, int | None, str]
"""Office, year of the book, number, and the kind of paper where a book numbers its kinds apart."""


@dataclass(frozen=True, slots=True)
class Home:
    """The matter that an entry is recorded in, and whether that one came from elsewhere and was called the same."""

    matter: UUID
    is_joined: bool = False
    reason: str = ""  # of the person who looked at just this content
    kept: frozenset[str] = frozenset()  # what that person kept as it was recorded


@whole()
def homes_of(register: Register, rows: Iterable[Row]) -> dict[int, Home]:
    """Where rows are recorded, by the identity of the row; one query."""
    if register.of_matter:
        return {key: Home(matter) for key, matter in matters_of(register, rows).items()}
    own = {id(row): identity_of(register, row)("matter") for row in rows}
    contents = {id(row): row for row in rows}
    last: dict[UUID, list[SaidOfNumber]] = {}
    for said in SaidOfNumber.objects.filter(entry__in=list(own.values())).order_by("id"):
        last.setdefault(said.entry, []).append(said)
    return {
        key: _home(entry, last.get(entry, []), contents[key]) if entry in last else Home(entry)
        for key, entry in own.items()
    }


def _home(entry: UUID, said: Sequence[SaidOfNumber], row: Row) -> Home:
    """What was said of just this content, else what was said last of the entry whatever it says."""
    content = content_of(row)
    seen = [one for one in said if one.content == content]
    one = seen[-1] if seen else said[-1]
    reason = one.reason if seen else ""
    if one.same:
        return Home(one.matter, one.matter != entry, reason, frozenset(one.kept) if seen else frozenset())
    return Home(one.matter if seen else entry, False, reason)


def content_of(row: Row) -> str:
    """What tells one content of an entry from another, wherever in a file it stands."""
    said = {name: value for name, value in row.plain.items() if name not in ("sheet", "row")}
    return hashlib.sha256(repr(sorted(said.items())).encode()).hexdigest()


@whole()
def apart_from(register: Register, row: Row) -> UUID:
    """The matter that an entry becomes which is another one than the matter of its number; one query."""
    entry = identity_of(register, row)("matter")
    taken = MatterRow.objects.filter(matter=entry).exists()
    return uuid5(ROWS, f"{entry}|{content_of(row)}") if taken else entry


@whole()
def holders_of(register: Register, workstream: str, row: Row) -> tuple[UUID, ...]:
    """The recorded matters that bear the number of an entry, the earliest first."""
    number = row.values.get("number") if not register.of_matter else None
    if row.unit is None or row.year is None or not isinstance(number, int):
        return ()
    found = _numbered(register, workstream, {row.unit}, number=number)
    return tuple(found.get((row.unit, row.year, number, paper_numbered_apart(register.kind, row.values)), ()))


@whole()
def used_numbers(register: Register, workstream: str, within: str) -> Callable[[str, int, int, str], bool]:
    """Whether a number of a book kept by `within` is borne by a matter that is not this entry's, and nobody said which it is.

    A few queries, however long the book.
    """
    holders = _numbered(register, workstream, {one.code for one in unit_names(within)})
    judged = set(SaidOfNumber.objects.filter(of__kind=register.kind).values_list("entry", flat=True))

    def used(unit: str, year: int, number: int, paper: str) -> bool:
        bearing = holders.get((unit, year, number, paper))
        if not bearing:
            return False
        own = entry_id(register, unit, year, paper, number, "matter")
        return own not in bearing and own not in judged

    return used


def _numbered(
    register: Register, workstream: str, units: Collection[str], *, number: int | None = None
) -> dict[Numbered, list[UUID]]:
    """Recorded matters by their place in a book; two queries for a book that numbers its papers apart, else one."""
    rows = MatterRow.objects.filter(workstream=workstream, unit__in=units, year__isnull=False, number__isnull=False)
    if number is not None:
        rows = rows.filter(number=number)
    papers: dict[UUID, str] = {}
    if numbers_papers_apart(register.kind):
        opening = ActRow.objects.filter(matter__row__in=rows, kind__endswith=".issued").order_by("-position")
        papers = {matter: kind.partition(".")[0] for matter, kind in opening.values_list("matter_id", "kind")}
    found: dict[Numbered, list[UUID]] = {}
    for unit, year, one, matter in (
        rows.order_by("matter").values_list("unit", "year", "number", "matter_id").iterator()
    ):
        found.setdefault((unit, year, one, papers.get(matter, "")), []).append(matter)
    return found
