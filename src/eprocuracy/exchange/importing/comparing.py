"""Rows against what is recorded: what is new, what says the same, what says something else. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from eprocuracy.exchange.models import Standing
from eprocuracy.exchange.registers import Row as ReadRow
from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import ActRow
from eprocuracy.records.recording import same_act
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.registers import Register, Row

from .amending import Amended, amended
from .dockets import written_already
from .joining import Joined, joined
from .numbers_taken import Home, homes_of
from .pairing import as_fresh, correction, is_open, recorded_under
from .rows import Find, handed_over, identity_in

BY_FILE = "Sửa theo tệp sổ nhập lại"
IN_EXCEL = "Sửa trong Excel, tệp xuất từ hệ thống nhập lại"


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
    in_matter: bool = False  # an entry of a matter that was there before
    is_joined: bool = False  # a person called it the same as a matter that did not come from this entry

    @property
    def standing(self) -> Standing:
        if self.differing or self.left or self.is_conflict or (self.is_joined and self.fresh):
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
        return tuple(correction(act, recorded, self.reason) for act, recorded in self.differing)


@whole()
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
    plain = [row for row in rows if row.exported is None]
    homes = homes_of(register, plain)
    called_same = [row for row in plain if homes[id(row)].is_joined]
    others = [row for row in plain if not homes[id(row)].is_joined]
    said_same = [(row, homes[id(row)].matter, homes[id(row)].kept) for row in called_same]
    made = {id(one.row): one for one in _as_read(rules, register, others, homes, find_case, find_report)}
    made |= {
        id(row): _joined(row, homes[id(row)], one)
        for row, one in zip(
            called_same,
            joined(rules, register, said_same, find_case, find_report, reason=BY_FILE) if said_same else (),
            strict=True,
        )
    }
    return [_edited(row, amends[id(row)]) if row.exported is not None else made[id(row)] for row in rows]


@whole()
def beside(rules: Rules, register: Register, row: ReadRow, matters: Sequence[UUID]) -> list[Joined]:
    """A row beside recorded matters, as it would be laid over each if it were the same."""
    units = {row.unit} if row.unit else set()
    find_case, find_report = _finder("case.instituted", units), _finder("report.instituted", units)
    return joined(rules, register, [(row, matter, ()) for matter in matters], find_case, find_report, reason=BY_FILE)


def _joined(row: ReadRow, home: Home, one: Joined) -> Compared:
    return Compared(
        row=row,
        matter=home.matter,
        fresh=one.fresh,
        differing=one.differing,
        known=True,
        reason=_because(home),
        is_joined=True,
    )


def _because(home: Home) -> str:
    return f"{BY_FILE}: {home.reason}" if home.reason else BY_FILE


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
    rules: Rules,
    register: Register,
    rows: Sequence[ReadRow],
    homes: Mapping[int, Home],
    find_case: Find,
    find_report: Find,
) -> list[Compared]:
    assert register.acts_of is not None
    said = [
        register.acts_of(_at_home(handed_over(register, row, find_case, find_report), homes[id(row)])) for row in rows
    ]
    there = recorded_under(rules, [act for many in said for act in many])
    written = (
        written_already(register, rows, {key: home.matter for key, home in homes.items()}) if register.of_matter else ()
    )
    return [
        Compared(
            row=row,
            matter=homes[id(row)].matter,
            fresh=tuple(
                as_fresh(act, there.get(act.id), BY_FILE)
                for act in acts
                if is_open(there.get(act.id)) and id(row) not in written
            ),
            differing=tuple(
                (act, there[act.id])
                for act in acts
                if not is_open(there.get(act.id)) and not _says_the_same(act, there[act.id])
            ),
            known=not all(is_open(there.get(act.id)) for act in acts),
            reason=_because(homes[id(row)]),
            in_matter=bool(register.of_matter),
        )
        for row, acts in zip(rows, said, strict=True)
    ]


def _at_home(row: Row, home: Home) -> Row:
    """The row in the matter that it is recorded in; one that was called another matter has ids of its own."""
    if row.identify("matter") == home.matter:
        return row
    return replace(row, identify=identity_in(home.matter))


def _says_the_same(act: Act, recorded: Act) -> bool:
    """Whether a row still says what was recorded; links to other matters are found later and do not count."""
    bare = replace(
        act, id=recorded.id, supersedes=recorded.supersedes, reason=recorded.reason, links=_of_people(act.links)
    )
    return same_act(bare, replace(recorded, links=_of_people(recorded.links)))


def _of_people(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(link for link in links if not link.is_matter)


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
