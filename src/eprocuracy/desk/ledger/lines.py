"""The lines of the ledger: each paper with its time, and in words that stand out what no paper covers. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from eprocuracy.kernel.moments import When, end_of
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import CrossingRow, IntervalRow
from eprocuracy.workstreams.crossings import HANDED_ON, CrossingKind
from eprocuracy.workstreams.custody.words import Ground

MINUTES, HOURS = (Label("phút", "minute"), Label("giờ", "hour"))
DAYS = Label("ngày", "day")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; without a row it is time that stands in no paper: not held at all, or held on nothing."""

    from_: When
    until: When | None
    row: IntervalRow | None = None
    bare: bool = False  # held on nothing
    lasts: timedelta | None = None
    now: bool = False  # it lasts until now
    matter: UUID | None = None


def lines(
    rows: Sequence[IntervalRow], crossings: Sequence[CrossingRow], *, open_matters: Mapping[UUID, bool], now: datetime
) -> list[Line]:
    """The rows in their order, with the time between them in which the person was free, or held without any paper."""
    made: list[Line] = []
    gaps = {one.other_act: one for one in crossings if one.kind == CrossingKind.GAP.value}
    reached: IntervalRow | None = None
    for row in rows:
        begins = When.parse(row.from_when)
        gap = gaps.get(row.act)
        if gap is not None and gap.until_at is not None:
            made.append(Line(When.at(gap.from_at), When.at(gap.until_at), bare=True, lasts=gap.until_at - gap.from_at))
        elif reached is not None and reached.left and reached.how not in HANDED_ON and _upper(reached) < _lower(row):
            made.append(Line(When.parse(reached.until_when), begins, lasts=_lower(row) - _upper(reached)))
        until = When.parse(row.until_when) if row.until_when else None
        bare = row.ground == Ground.NONE.value
        made.append(Line(begins, until, row, bare=bare, lasts=_upper(row) - _lower(row) if bare else None))
        if reached is None or _upper(row) >= _upper(reached):
            reached = row
    made += [_overrun(row, now) for row in _last_of_each(rows) if open_matters.get(row.matter_id) and _over(row, now)]
    return made


def _last_of_each(rows: Sequence[IntervalRow]) -> list[IntervalRow]:
    last: dict[UUID, IntervalRow] = {}
    for row in rows:
        if row.matter_id not in last or _upper(row) >= _upper(last[row.matter_id]):
            last[row.matter_id] = row
    return list(last.values())


def _over(row: IntervalRow, now: datetime) -> bool:
    return not row.left and bool(row.until_when) and _upper(row) < now


def _overrun(row: IntervalRow, now: datetime) -> Line:
    ended = _upper(row)
    return Line(When.at(ended), None, bare=True, lasts=now - ended, now=True, matter=row.matter_id)


def _lower(row: IntervalRow) -> datetime:
    if row.span is not None and not row.span.isempty and row.span.lower is not None:
        lower: datetime = row.span.lower
        return lower
    begins = When.parse(row.from_when)
    return begins.moment or end_of(begins.earliest_day) - timedelta(days=1)


def _upper(row: IntervalRow) -> datetime:
    if row.span is not None and not row.span.isempty and row.span.upper is not None:
        upper: datetime = row.span.upper
        return upper
    until = When.parse(row.until_when) if row.until_when else None
    if until is None or until.known_day is None:
        return datetime.max.replace(tzinfo=_lower(row).tzinfo)
    return until.moment or end_of(until.known_day)


def days_of(row: IntervalRow, *, until: date) -> Iterator[date]:
    """Every day that a time touches, not beyond a day."""
    day = When.parse(row.from_when).known_day
    last = When.parse(row.until_when).known_day if row.until_when else until
    while day is not None and last is not None and day <= min(last, until):
        yield day
        day += timedelta(days=1)


def lasting(span: timedelta) -> Label:
    """`2 ngày 3 giờ 5 phút`; what is shorter than a minute is said to be so."""
    whole = int(span.total_seconds()) // 60
    days, rest = divmod(whole, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(count, word) for count, word in ((days, DAYS), (hours, HOURS), (minutes, MINUTES)) if count]
    if not parts:
        return Label("dưới 1 phút", "less than a minute")
    vi = " ".join(f"{count} {word.vi}" for count, word in parts)
    en = " ".join(f"{count} {word.en}{'' if count == 1 else 's'}" for count, word in parts)
    return Label(vi, en)
