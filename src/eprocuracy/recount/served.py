"""What was served before and during a detention: custody, earlier detention, the first day of the current one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from .book import Length, pick
from .matter import Happening, Lacking, Matter, Undecided, as_day
from .periods import Granted, Period, day_of, granted, read_duration
from .stages import custody, custody_start, end_of_custody, row_for
from .walking import ONE_DAY, blocks_begun, held

LATER = ("procuracy_received_case_file", "court_docketed", "investigator_received_returned_file")


def orders(matter: Matter, of: str | None) -> list[Happening]:
    """The orders of detention in order of time."""
    return [one for one in matter.all("order_issued", of) if one.told.get("kind") == "detention"]


def orders_since(matter: Matter, of: str | None, day: date) -> list[Happening]:
    """Orders issued, or that begin, on a day or later."""
    return [
        one
        for one in orders(matter, of)
        if matter.day(one) >= day or (one.told.get("from") and as_day(one.told["from"]) >= day)
    ]


def custody_span(matter: Matter, of: str | None) -> tuple[Happening, Happening | None, datetime | date] | None:
    """When custody began, what ended it, and when; None where there was none."""
    try:
        event = custody_start(matter, of)
    except Lacking:
        return None
    for name in ("custody_ended", "custody_expiry"):
        if ended := matter.last(name, of):
            return event, ended if name == "custody_ended" else None, ended.moment or matter.day(ended)
    if event.minute is None:
        period = custody(matter, of)
        return event, None, _days_of_custody(matter, period)
    return event, None, end_of_custody(matter, of)


def _days_of_custody(matter: Matter, period: Period) -> date:
    """The last day of custody of which the day alone is known: whole days run to the same clock time."""
    day = period.first
    length = pick(period.version.told["limit"], None, None)
    assert length is not None
    for one in (length, *lengths_of(period, granted(matter, period), None)):
        day = held(day + ONE_DAY, one.held_days) if one is not None else day
    return day


def _of_first_investigation(matter: Matter, of: str | None) -> list[Happening]:
    opened = [one.day for name in LATER for one in matter.all(name, of) if one.day is not None]
    return [one for one in orders(matter, of) if not opened or matter.day(one) < min(opened)]


def first_day(matter: Matter, of: str | None) -> tuple[date, Happening | None]:
    """The first day of the current detention, and the order it stands on."""
    written = _of_first_investigation(matter, of)
    if len(written) > 1 and any(one.day is None and one.span is None for one in written):
        raise Lacking("order_issued")
    order = written[-1] if written else None
    found = [matter.day(one) for one in matter.all("detention_start", of)]
    if order is not None:
        ordered = matter.day(order)
        gone = [matter.day(one) for one in matter.all("released", of)]
        found = [day for day in found if not any(day <= left < ordered for left in gone)]
        if order.told.get("from"):
            found.append(as_day(order.told["from"]))
        elif (last := _custody_continued(matter, of, order)) is not None:
            found.append(last)
        elif not found:
            found.append(matter.day(order))
    if not found:
        raise Lacking("detention_start")
    return max(found), order


def _custody_continued(matter: Matter, of: str | None, order: Happening) -> date | None:
    span = custody_span(matter, of)
    if span is None:
        return None
    begun, last, ordered = matter.day(span[0]), day_of(span[2]), matter.day(order)
    for one in matter.all("released", of):
        if begun <= matter.day(one) <= max(ordered, last):
            return None
    return last if ordered <= last else None


def custody_served(matter: Matter, of: str | None, start: date) -> int:
    """Blocks of 24 hours of custody begun, to be taken off a detention that begins on `start` (I-21)."""
    span = custody_span(matter, of)
    if span is None:
        return 0
    begun, ended, until = span
    first = matter.day(begun)
    days = (day_of(until) - first).days
    if first > start or days < 0:
        return 0
    if (moment := begun.moment) is not None and isinstance(until, datetime):
        return blocks_begun(moment, until) if until >= moment else 1
    if days == 0:
        return 1
    at_most = pick(_custody_row(matter, of, start).get("at_most"), None, None)
    if ended is None or (at_most is not None and days >= at_most.held_days):
        return days  # it ran out, at the clock time of its start
    for one in (ended, begun):
        if one.minute is None:
            raise Undecided((f"{one.name}.time", str(one.place)), (0, 24 * 60 - 1))
    return days


def _custody_row(matter: Matter, of: str | None, start: date) -> dict[str, object]:
    whole = matter.flag("summary_procedure", of)
    name = "BLTTHS-459-2" if whole else row_for(matter, "BLTTHS-118-BASE", start, of)
    return dict(matter.book.row(name).on(start).told)


def earlier_days(matter: Matter, of: str | None, start: date) -> int:
    """Days of earlier detention of the same person, the first and the last included."""
    told = [matter.day(one) for one in matter.all("detention_start", of)]
    gone = [matter.day(one) for one in matter.all("released", of)]
    total = 0
    for first in told:
        left = [day for day in gone if first <= day < start]
        total += len(_days(first, min(left))) if left else 0
    for order in _of_first_investigation(matter, of)[:-1]:
        days = _under(matter, of, order, gone)
        total += sum(day < start for day in days) if not set(days) & set(told) else 0
    return total


def _under(matter: Matter, of: str | None, order: Happening, gone: Sequence[date]) -> list[date]:
    """The days held under an order that another follows: to the release or its written end."""
    if order.told.get("from"):
        first = as_day(order.told["from"])
    else:
        first = _custody_continued(matter, of, order) or matter.day(order)
    ends_on = [day for day in gone if day >= first]
    if (length := read_duration(order.told.get("duration"))) is not None:
        ends_on.append(held(first, length.held_days))
    return _days(first, min(ends_on)) if ends_on else []


def _days(first: date, last: date) -> list[date]:
    days = []
    while first <= last:
        days.append(first)
        first += ONE_DAY
    return days


def served_until(matter: Matter, of: str | None, start: date, at: date) -> int:
    released = [matter.day(one) for one in matter.all("released", of) if matter.day(one) >= start]
    last = min([at, *released])
    day, total = start, 0
    while day <= last:
        total += 1
        day += ONE_DAY
    return total


def lengths_of(stage: Period, extensions: Sequence[Granted], severity: str | None) -> list[Length | None]:
    told = stage.version.extensions
    return [one.length or pick(told.get(one.ordinal, {}).get("length"), severity, None) for one in extensions]
