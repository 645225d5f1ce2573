"""What an amended law would move, in words: for the page, the sheet and the command alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.law.answers import Determined, NotDeterminable
from eprocuracy.law.reference import Reference
from eprocuracy.platform.ui.writing import moment_text
from eprocuracy.records.models import MatterRow, PlaceRow
from eprocuracy.workstreams.amended import Kind, Move
from eprocuracy.workstreams.catalogue import Catalogue

from .. import numbers
from ..deadlines import reason_of
from ..persons.naming import NAMED, shown

UNLIMITED = Label("không có thời hạn", "no limit")
NOT_THERE = Label("không có", "none")
UNTOLD = Label("chưa xác định được", "cannot be told")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that moves, of a matter that is named as people name it."""

    matter: UUID
    workstream: Label
    number: str
    unit: str
    title: str
    participant: UUID | None
    person: str
    kind: Kind
    what: Label
    before: Label
    after: Label
    days: int | None  # later by so many days; negative: earlier
    why: str = ""  # the page that derives both ends

    def report(self) -> dict[str, Any]:
        """The line as the command prints it."""
        return {
            "matter": str(self.matter),
            "number": self.number,
            "unit": self.unit,
            "participant": str(self.participant) if self.participant else None,
            "person": self.person or None,
            "kind": self.kind.value,
            "what": {"vi": self.what.vi, "en": self.what.en},
            "days": self.days,
        }


def what_of(catalogue: Catalogue, reference: Reference, kind: Kind, what: str) -> Label:
    """What is moved, in words: the clock, the rule of competence, or the kind itself."""
    if kind is Kind.COMPETENCE and what in reference.competence:
        return reference.competence[what].title
    if what in catalogue.clocks:
        return catalogue.clocks[what].title
    return kind.label


def ending(answer: Determined | NotDeterminable | Label | None) -> Label:
    """An end or a body in words; why there is none where there is none."""
    match answer:
        case Determined():
            told = moment_text(answer.end)
            return Label(told, told)
        case NotDeterminable(unlimited=True):
            return UNLIMITED
        case NotDeterminable():
            said = reason_of(answer) or UNTOLD
            return said if isinstance(said, Label) else Label(str(said), str(said))
        case None:
            return NOT_THERE
        case _:
            return answer


def day_in(answer: object) -> date | None:
    """The day of an end that is known."""
    if not isinstance(answer, Determined):
        return None
    return day_of(answer.end) if isinstance(answer.end, datetime) else answer.end


def later_by(before: object, after: object) -> int | None:
    """By how many days an end moves; None where one of them is no day."""
    one, other = day_in(before), day_in(after)
    return (other - one).days if one is not None and other is not None else None


def lines(catalogue: Catalogue, reference: Reference, found: Sequence[Move]) -> list[Line]:
    """The moves with the names of matters and persons; two queries however many."""
    matters = MatterRow.objects.in_bulk({one.matter for one in found})
    persons = persons_in({(one.matter, one.participant) for one in found if one.participant})
    made = []
    for one in found:
        row = matters.get(one.matter)
        stream = catalogue.workstreams.get(row.workstream) if row else None
        number = numbers.shown(row.number, row.year) if row else numbers.NOT_NUMBERED
        made.append(
            Line(
                matter=one.matter,
                workstream=stream.one if stream else numbers.NOT_NUMBERED,
                number=number if isinstance(number, str) else number.vi,
                unit=one.unit,
                title=row.title if row else "",
                participant=one.participant,
                person=persons.get((one.matter, one.participant), ""),
                kind=one.kind,
                what=what_of(catalogue, reference, one.kind, one.what),
                before=ending(one.before),
                after=ending(one.after),
                days=later_by(one.before, one.after),
            )
        )
    return made


def persons_in(places: Iterable[tuple[UUID, UUID | None]]) -> Mapping[tuple[UUID, UUID | None], str]:
    """The names of participants in their matters; one query. Whoever shows them logs that they were read."""
    wanted = set(places)
    rows = PlaceRow.objects.filter(
        matter__in={matter for matter, _ in wanted}, participant__in={who for _, who in wanted}
    ).values_list("matter_id", "participant", *NAMED)
    return {(matter, who): shown(*told) for matter, who, *told in rows}


SHEET_COLUMNS: Sequence[tuple[Label, Label | None, int]] = (
    (Label("Đơn vị", "Unit"), None, 12),
    (Label("Khâu công tác", "Area of work"), None, 18),
    (Label("Số thụ lý", "Docket number"), None, 12),
    (Label("Nội dung, tên vụ án", "Subject"), None, 34),
    (Label("Người liên quan", "Person"), None, 24),
    (Label("Loại thay đổi", "What changes"), None, 20),
    (Label("Thời hạn, thẩm quyền", "Limit, competence"), None, 30),
    (Label("Theo luật hiện hành", "Under the present law"), None, 30),
    (Label("Theo luật sửa đổi", "Under the amended law"), None, 30),
    (Label("Lệch (ngày)", "Moved (days)"), None, 10),
)


def sheet_row(one: Line) -> tuple[Any, ...]:
    """One line of the sheet, in Vietnamese as offices keep their lists."""
    return (
        one.unit,
        one.workstream.vi,
        one.number,
        one.title or None,
        one.person or None,
        one.kind.label.vi,
        one.what.vi,
        one.before.vi,
        one.after.vi,
        one.days,
    )
