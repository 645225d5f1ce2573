"""The calendar of hearings as a page: a dated list of a week or a month, in a constant number of questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import F, QuerySet
from django.http import QueryDict

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.office.queries import StandingIn, leaves_of, stands_in_for
from eprocuracy.platform.ui.addresses import replaced
from eprocuracy.platform.ui.parts import Filters, NavigationEntry, Text
from eprocuracy.platform.ui.writing import WEEKDAYS, clock_text, day_text
from eprocuracy.records.models import HearingRow
from eprocuracy.records.queries import hearings_visible_to
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.projected import HearingKind, HearingOutcome

from ..addresses import matter_address
from ..day.asking import ME
from ..matter.naming import called
from ..registers.columns import shortened
from ..registers.naming import Persons, persons_of, staff_names
from ..saying import joined
from ..units import branches
from .asking import FROM, SPAN, Asked, Span, of_persons
from .clashing import clashes
from .panel import panel

SHOWN = 500
NO_HOUR = Label("chưa rõ giờ", "hour not known")
NOT_TOLD = Label("chưa ghi kết quả", "outcome not recorded")
UNASSIGNED = Label("chưa phân công kiểm sát viên", "no procurator yet")
NOBODY = Persons()
TONES = {
    HearingOutcome.SET: "ten",
    HearingOutcome.HELD: "met",
    HearingOutcome.PAUSED: "suspended",
    HearingOutcome.POSTPONED: "suspended",
    HearingOutcome.MOVED: "suspended",
    HearingOutcome.CANCELLED: "suspended",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingLine:
    """One hearing as a line of the list."""

    key: str
    hour: Text
    tone: str
    title: Label
    address: str
    subject: Text
    where: str
    who: Text
    outcome: Label
    clashes: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class HearingDay:
    """One day with its hearings."""

    code: str
    label: Label
    lines: tuple[HearingLine, ...]


@dataclass(frozen=True, slots=True)
class HearingsPage:
    """Everything that the calendar shows."""

    filters: Filters
    period: Label
    spans: tuple[NavigationEntry, ...]
    previous: str
    present: str
    following: str
    days: tuple[HearingDay, ...]
    total: int
    shown: int
    clashing: int
    empty: Label
    participants: tuple[UUID, ...]


def hearings_page(catalogue: Catalogue, query: QueryDict, *, actor: Actor, now: datetime) -> HearingsPage:
    """The hearings of a week or a month that are asked for."""
    today = day_of(now)
    asked = Asked.read(query, actor, today=today, standing_in=stands_in_for(actor, on=today))
    known = branches(actor)
    seen = hearings_visible_to(actor)
    found = seen.filter(asked.condition(actor, known))
    total = found.count()
    rows = list(in_order(found)[:SHOWN])
    offered = list(
        seen.filter(asked.days).values_list("court", "procurator").distinct().order_by("court", "procurator")
    )
    staff = staff_names({one for _, one in offered if one} | set(asked.who) | {actor.account})
    drawn = _Drawn(
        catalogue,
        today,
        persons_of(catalogue, {row.matter_id for row in rows}),
        staff,
        _clashes(catalogue, seen, rows, actor, asked),
        len(known) > 1,
    )
    lines = [(row.on, drawn.line(row)) for row in rows]
    days = tuple(
        HearingDay(f"{day:%Y%m%d}", day_label(day, today), tuple(line for _, line in those))
        for day, those in groupby(lines, key=lambda one: one[0])
    )
    return HearingsPage(
        filters=panel(asked, query, known, offered, staff),
        period=_period(asked),
        spans=tuple(
            NavigationEntry(one.label, replaced(query, **{SPAN: one.value}), one is asked.span) for one in Span
        ),
        previous=replaced(query, **{FROM: _iso(asked.first - timedelta(days=1), asked)}),
        present=replaced(query, **{FROM: today.isoformat()}),
        following=replaced(query, **{FROM: _iso(asked.last + timedelta(days=1), asked)}),
        days=days,
        total=total,
        shown=len(rows),
        clashing=sum(bool(line.clashes) for _, line in lines),
        empty=_nothing(asked),
        participants=tuple(dict.fromkeys(one for each in drawn.persons.values() for one in each.participants)),
    )


def in_order(found: QuerySet[HearingRow]) -> QuerySet[HearingRow]:
    """Day by day, what has no hour last."""
    return found.select_related("matter__row").order_by("on", F("at").asc(nulls_last=True), "court", "id")


def soon(
    catalogue: Catalogue, *, actor: Actor, now: datetime, standing_in: tuple[StandingIn, ...]
) -> tuple[HearingDay, ...]:
    """The hearings of today and tomorrow to which the person goes, or the person stood in for; three questions."""
    today = day_of(now)
    whose = of_persons((ME, *(one.account for one in standing_in)), actor, standing_in)
    going = (HearingOutcome.SET.value, HearingOutcome.HELD.value, HearingOutcome.PAUSED.value)
    found = hearings_visible_to(actor).filter(
        whose, on__gte=today, on__lte=today + timedelta(days=1), outcome__in=going
    )
    rows = list(in_order(found)[:SHOWN])
    if not rows:
        return ()
    staff = staff_names({row.procurator for row in rows} - {""})
    leaves = list(leaves_of(actor, since=today, until=today + timedelta(days=1)))
    drawn = _Drawn(catalogue, today, {}, staff, clashes(rows, rows, leaves, lambda row: _called(catalogue, row)), False)
    return tuple(
        HearingDay(f"{day:%Y%m%d}", day_label(day, today), tuple(drawn.line(row) for row in those))
        for day, those in groupby(rows, key=lambda row: row.on)
    )


def day_label(day: date, today: date) -> Label:
    """`Thứ Hai 23/11/2026, hôm nay`."""
    weekday = WEEKDAYS[day.weekday()]
    near = {0: Label(", hôm nay", ", today"), 1: Label(", ngày mai", ", tomorrow")}.get((day - today).days)
    return Label(
        f"{weekday.vi} {day_text(day)}{near.vi if near else ''}",
        f"{weekday.en} {day_text(day)}{near.en if near else ''}",
    )


def _clashes(
    catalogue: Catalogue, seen: QuerySet[HearingRow], rows: Sequence[HearingRow], actor: Actor, asked: Asked
) -> Mapping[int, tuple[Label, ...]]:
    """Against everything that the procurators of these rows have in the period, not only what is listed."""
    procurators = {row.procurator for row in rows} - {""}
    among = list(
        seen.filter(asked.days, procurator__in=procurators, outcome=HearingOutcome.SET.value).select_related(
            "matter__row"
        )
    )
    leaves = list(leaves_of(actor, since=asked.first, until=asked.last))
    return clashes(rows, among, leaves, lambda row: _called(catalogue, row))


def _called(catalogue: Catalogue, row: HearingRow) -> Label:
    matter = row.matter.row
    return called(catalogue.workstreams[matter.workstream].one, matter.number, matter.year)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is needed to draw one line."""

    catalogue: Catalogue
    today: date
    persons: Mapping[UUID, Persons]
    staff: Mapping[str, str]
    clashes: Mapping[int, tuple[Label, ...]]
    with_unit: bool

    def line(self, row: HearingRow) -> HearingLine:
        matter, outcome = row.matter.row, HearingOutcome(row.outcome)
        past = outcome is HearingOutcome.SET and row.on < self.today
        title = _called(self.catalogue, row)
        unit = matter.unit if self.with_unit else None
        return HearingLine(
            key=str(row.pk),
            hour=clock_text(row.at) if row.at else NO_HOUR,
            tone="day" if past else TONES[outcome],
            title=joined(title, unit) or title,
            address=matter_address(row.matter_id),
            subject=joined(self.persons.get(row.matter_id, NOBODY).label() or None, shortened(matter.title) or None)
            or "",
            where=", ".join(part for part in (row.court, row.room) if part),
            who=self.staff.get(row.procurator, row.procurator) or UNASSIGNED,
            outcome=joined(HearingKind(row.kind).label, NOT_TOLD if past else outcome.label) or outcome.label,
            clashes=self.clashes.get(row.pk, ()),
        )


def _period(asked: Asked) -> Label:
    if asked.span is Span.MONTH:
        return Label(f"Tháng {asked.first:%m/%Y}", f"Month {asked.first:%m/%Y}")
    first, last = day_text(asked.first), day_text(asked.last)
    return Label(f"Tuần từ {first} đến {last}", f"Week from {first} to {last}")


def _iso(day: date, asked: Asked) -> str:
    return asked.span.around(day)[0].isoformat()


def _nothing(asked: Asked) -> Label:
    period = _period(asked)
    return Label(
        f"{period.vi}: không có phiên tòa nào khớp. Phiên tòa có ở đây khi quyết định đưa vụ án ra xét xử được ghi.",
        f"{period.en}: no hearing matches. Hearings appear here once the court's order that sets them is recorded.",
    )
