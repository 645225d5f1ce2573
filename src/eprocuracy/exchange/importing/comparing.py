"""Rows against what is recorded: what is new, what says the same, what says something else. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid5

from eprocuracy.exchange.models import Standing
from eprocuracy.exchange.registers import Row as ReadRow
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import ActRow
from eprocuracy.records.recording import same_act
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.heads import VOIDED
from eprocuracy.workstreams.registers import Register

from .amending import Amended, amended
from .rows import ROWS, Find, handed_over, identity_of

BY_FILE = "Sửa theo tệp sổ nhập lại"
IN_EXCEL = "Sửa trong Excel, tệp xuất từ hệ thống nhập lại"
TAKEN_BACK = "Hoàn tác lần nhập sổ"
"""How the reason begins for which acts of an import were voided; a row read again makes up for such a voiding."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A row in acts: those not recorded yet, and beside those recorded otherwise what stands there now."""

    row: ReadRow
    matter: UUID
    fresh: tuple[Act, ...]
    differing: tuple[tuple[Act, Act], ...]  # as the row says, as it is recorded
    known: bool  # something of this row is recorded
    left: tuple[tuple[Label, Label], ...] = ()  # of an edited export: what it says and nothing is done about, with why
    reason: str = BY_FILE

    @property
    def standing(self) -> Standing:
        if self.differing or self.left or self.is_conflict:
            return Standing.CHANGED
        return Standing.NEW if self.fresh else Standing.UNCHANGED

    @property
    def is_conflict(self) -> bool:
        """Whether the row was edited in an export and, meanwhile, in the system."""
        return self.row.exported is not None and self.row.exported.is_conflict and bool(self.differing or self.fresh)

    @property
    def needs_no_word(self) -> bool:
        """Whether its corrections need no further word: an edited export changed the row, and nobody else did."""
        return self.row.exported is not None and self.row.exported.is_plain and bool(self.differing)

    @property
    def corrections(self) -> tuple[Act, ...]:
        """What the row says as corrections of what is recorded; their ids follow from what they mend and what they say."""
        return tuple(_correction(act, recorded, self.reason) for act, recorded in self.differing)


def compared(rules: Rules, register: Register, rows: Sequence[ReadRow]) -> list[Compared]:
    """Rows that are not held, in acts and against what is recorded of them; the same queries however many rows."""
    units = {row.unit for row in rows if row.unit}
    find_case, find_report = _finder("case.instituted", units), _finder("report.instituted", units)
    edited = [row for row in rows if row.exported is not None]
    amends = {
        id(row): made
        for row, made in zip(
            edited, amended(rules, register, edited, find_case, find_report) if edited else (), strict=True
        )
    }
    others = iter(_as_read(rules, register, [row for row in rows if row.exported is None], find_case, find_report))
    return [_edited(row, amends[id(row)]) if row.exported is not None else next(others) for row in rows]


def _edited(row: ReadRow, made: Amended) -> Compared:
    assert row.exported is not None
    return Compared(
        row=row,
        matter=row.exported.matter,
        fresh=tuple(made.fresh),
        differing=tuple(made.differing),
        known=True,
        left=tuple(made.left),
        reason=IN_EXCEL,
    )


def _as_read(
    rules: Rules, register: Register, rows: Sequence[ReadRow], find_case: Find, find_report: Find
) -> list[Compared]:
    assert register.acts_of is not None
    said = [register.acts_of(handed_over(register, row, find_case, find_report)) for row in rows]
    there = _recorded(rules, [act for many in said for act in many])
    return [
        Compared(
            row=row,
            matter=identity_of(register, row)("matter"),
            fresh=tuple(_fresh(act, there.get(act.id)) for act in acts if _is_open(there.get(act.id))),
            differing=tuple(
                (act, there[act.id])
                for act in acts
                if not _is_open(there.get(act.id)) and not _says_the_same(act, there[act.id])
            ),
            known=not all(_is_open(there.get(act.id)) for act in acts),
        )
        for row, acts in zip(rows, said, strict=True)
    ]


def _is_open(recorded: Act | None) -> bool:
    """Whether nothing is recorded in the place of an act, or what was recorded by an import was taken back with it."""
    return recorded is None or (recorded.kind == VOIDED and recorded.reason.startswith(TAKEN_BACK))


def _fresh(act: Act, taken_back: Act | None) -> Act:
    return act if taken_back is None else _correction(act, taken_back, BY_FILE)


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


def _correction(act: Act, recorded: Act, reason: str) -> Act:
    said = repr((act.occurred, act.document_no, act.values(), act.links, act.people))
    return replace(act, id=uuid5(ROWS, f"{recorded.id}|{said}"), supersedes=recorded.id, reason=reason)


def _finder(kind: str, units: Iterable[str]) -> Find:
    """Matters by office, number and day of the deciding paper, of the offices of a batch; one query."""
    found = {
        (unit, _leading(number), day): matter
        for matter, unit, number, day in ActRow.objects.filter(
            kind=kind, matter__row__unit__in=list(units), superseded_by__isnull=True, occurred_on__isnull=False
        ).values_list("matter_id", "matter__row__unit", "document_no", "occurred_on")
    }

    def find(unit: str, number: str, day: date) -> UUID | None:
        return found.get((unit, _leading(number), day))

    return find


def _leading(number: str) -> str:
    """The number itself, without the symbol behind it: `45/QĐ-CSĐT` is 45."""
    return number.split("/")[0].strip().lstrip("0")


Chosen = Callable[[Compared], bool]
"""Which rows that differ from what is recorded become corrections."""

Closed = Callable[[Sequence[Compared]], Collection[UUID]]
"""The matters of rows in which nothing may be written."""
