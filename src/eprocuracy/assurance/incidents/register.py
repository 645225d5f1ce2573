"""The register of incidents: nothing in it is changed, more is added until it is closed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from eprocuracy import audit
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from ..models import Incident, IncidentClosing, IncidentMark, IncidentNotice
from . import words
from .duties import Duty, rules
from .words import Kind, Mark


@dataclass(frozen=True, slots=True)
class Step:
    """One notice that an incident asks for: until when, and when it was given."""

    duty: Duty
    due: datetime
    done: IncidentNotice | None

    def overdue(self, at: datetime) -> bool:
        return self.done is None and self.due < at


@dataclass(frozen=True, slots=True)
class Told:
    """One incident with everything known of it."""

    row: Incident
    marks: tuple[Mark, ...]
    steps: tuple[Step, ...]
    closing: IncidentClosing | None

    @property
    def kind(self) -> Kind:
        return Kind(self.row.kind)

    @property
    def missing(self) -> tuple[Step, ...]:
        return tuple(one for one in self.steps if one.done is None)


def told(rows: Iterable[Incident]) -> list[Told]:
    """These incidents with their notices; four queries for any number of them."""
    rows = list(rows)
    marks: dict[int, list[IncidentMark]] = {}
    notices: dict[tuple[int, str], IncidentNotice] = {}
    for mark in IncidentMark.objects.filter(incident__in=rows).order_by("pk"):
        marks.setdefault(mark.incident_id, []).append(mark)
    for notice in IncidentNotice.objects.filter(incident__in=rows):
        notices[notice.incident_id, notice.duty] = notice
    closings = {one.incident_id: one for one in IncidentClosing.objects.filter(incident__in=rows)}
    found = []
    for row in rows:
        known = tuple(Mark(one.mark) for one in marks.get(row.pk, ()))
        steps = tuple(
            Step(one, one.due(row.noticed_at), notices.get((row.pk, one.code))) for one in rules().asked(known)
        )
        found.append(Told(row, known, steps, closings.get(row.pk)))
    return found


def every() -> list[Told]:
    """All incidents, those that are open first, the latest first."""
    return sorted(told(Incident.objects.order_by("-noticed_at", "-pk")), key=lambda one: one.closing is not None)


def overdue(*, at: datetime) -> int:
    """How many notices nobody gave in time."""
    waiting = told(Incident.objects.filter(closing__isnull=True))
    return sum(step.overdue(at) for one in waiting for step in one.steps)


@transaction.atomic
def open_incident(
    *, kind: Kind, summary: str, noticed_at: datetime, noticed_by: str, marks: Collection[Mark], by: Actor, at: datetime
) -> Incident:
    """Record an incident; its clocks run from when it was noticed, whenever it is recorded."""
    if noticed_at > at:
        raise Refused(
            Label("Lúc phát hiện không thể sau lúc này.", "It cannot have been noticed later than now."),
            Label("Sửa lại ngày, giờ phát hiện.", "Mend the day and time of noticing."),
            field="time",
        )
    made = Incident.objects.create(
        unit=by.unit,
        kind=kind.value,
        summary=summary.strip(),
        noticed_at=noticed_at,
        noticed_by=noticed_by.strip(),
        by=by.account,
        at=at,
    )
    IncidentMark.objects.bulk_create(
        IncidentMark(incident=made, mark=one.value, by=by.account, at=at) for one in Mark if one in marks
    )
    audit.record(words.OPENED, by=by, at=at, about=[_name(made)], detail={"kind": kind.value, "marks": _values(marks)})
    return made


@transaction.atomic
def add_marks(incident: Incident, marks: Collection[Mark], *, by: Actor, at: datetime) -> None:
    """What became known later; the hours still count from when the incident was noticed."""
    _require_open(incident)
    known = set(incident.marks.values_list("mark", flat=True))
    new = [one for one in Mark if one in marks and one.value not in known]
    IncidentMark.objects.bulk_create(
        IncidentMark(incident=incident, mark=one.value, by=by.account, at=at) for one in new
    )
    if new:
        audit.record(words.MARKED, by=by, at=at, about=[_name(incident)], detail={"marks": _values(new)})


@transaction.atomic
def give_notice(incident: Incident, duty: str, *, given_at: datetime, note: str, by: Actor, at: datetime) -> None:
    """Say that a notice was given: when, and by which paper or to whom."""
    (one,) = told([incident])
    if duty not in {step.duty.code for step in one.missing}:
        raise Refused(
            Label("Việc báo này đã ghi, hoặc không phải làm.", "This notice is recorded already, or not asked for."),
            Label(
                "Mở lại sự cố và chọn trong những việc còn thiếu.",
                "Open the incident again and choose among what is missing.",
            ),
        )
    if not incident.noticed_at <= given_at <= at:
        raise Refused(
            Label("Lúc báo nằm từ lúc phát hiện đến lúc này.", "It was given between being noticed and now."),
            Label("Sửa lại ngày, giờ báo.", "Mend the day and time of the notice."),
            field="time",
        )
    IncidentNotice.objects.create(
        incident=incident, duty=duty, given_at=given_at, note=note.strip(), by=by.account, at=at
    )
    audit.record(words.TOLD, by=by, at=at, about=[_name(incident)], detail={"notice": duty})


@transaction.atomic
def close(incident: Incident, *, cause: str, course: str, remedy: str, by: Actor, at: datetime) -> None:
    """The report afterwards; refused while a notice is missing or the cause, the course or the remedy is not told."""
    _require_open(incident)
    (one,) = told([incident])
    if one.missing:
        titles = [step.duty.title for step in one.missing]
        raise Refused(
            Label(
                f"Chưa ghi: {', '.join(each.vi for each in titles)}.",
                f"Not recorded: {', '.join(each.en for each in titles)}.",
            ),
            Label("Báo, ghi lại, rồi kết thúc.", "Give these notices, record them, then close."),
        )
    if not (cause.strip() and course.strip() and remedy.strip()):
        raise Refused(
            Label(
                "Báo cáo sau sự cố phải có nguyên nhân gốc, diễn biến và khắc phục.",
                "The report needs the root cause, the course of events and the remedy.",
            ),
            Label("Điền cả ba rồi kết thúc.", "Fill in all three, then close."),
        )
    IncidentClosing.objects.create(
        incident=incident, cause=cause.strip(), course=course.strip(), remedy=remedy.strip(), by=by.account, at=at
    )
    audit.record(words.CLOSED, by=by, at=at, about=[_name(incident)])


def _require_open(incident: Incident) -> None:
    if IncidentClosing.objects.filter(incident=incident).exists():
        raise Refused(
            Label("Sự cố đã kết thúc.", "The incident is closed."),
            Label(
                "Điều mới biết được ghi thành một sự cố mới.",
                "What became known since is recorded as another incident.",
            ),
        )


def _name(incident: Incident) -> str:
    return f"incident:{incident.pk}"


def _values(marks: Iterable[Mark]) -> Sequence[str]:
    return sorted(one.value for one in marks)
