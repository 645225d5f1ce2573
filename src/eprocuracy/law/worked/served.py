"""Time already served: custody before a detention, an earlier detention, and the first day of the current one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from eprocuracy.kernel.moments import When

from ..answers import NotDeterminable
from ..custody import custody_days, detained_days
from ..time_limits import TimeLimit
from .derived import custody_period, custody_start, determined
from .ending import ends
from .facts import Event, Facts, Missing, Unknown, day
from .world import World, duration

_DAY = timedelta(days=1)
_ENDS_OF_DAY = (time(0, 0), time(23, 59))


@dataclass(frozen=True)
class Served:
    """Days taken off: blocks of custody, and days of an earlier detention."""

    custody: int
    earlier: int


@dataclass(frozen=True)
class Custody:
    """Custody from its start to its end, as it ended or as it runs out; `ended` is the event that ended it."""

    begun: When
    until: When
    start: Event
    ended: Event | None = None


LATER_STAGES = ("procuracy_received_case_file", "court_docketed", "investigator_received_returned_file")


def orders(facts: Facts, of: str | None, *, since: date | None = None, until: date | None = None) -> list[Event]:
    """The orders of detention, in order of time; with `since` or `until` those issued then, or that begin then."""
    found = [one for one in facts.all("order_issued", of) if one.told.get("kind") == "detention"]
    if since is not None:
        found = [one for one in found if facts.known(one).earliest_day >= since or _begins(one) >= since]
    if until is not None:
        found = [one for one in found if facts.known(one).earliest_day < until]
    return found


def _begins(order: Event) -> date:
    return day(order.told["from"]) if order.told.get("from") else date.min


def of_investigation(facts: Facts, of: str | None) -> list[Event]:
    """The orders of the first investigation: those issued before a later stage was opened."""
    opened = [one.day for name in LATER_STAGES for one in facts.all(name, of) if one.day is not None]
    return orders(facts, of, until=min(opened, default=None))


def custody_interval(there: World, of: str | None) -> Custody | None:
    """The custody of a person; None where there was none."""
    facts = there.facts
    try:
        event = custody_start(there, of)
    except Missing:
        return None
    start = facts.known(event)
    if ended := facts.last("custody_ended", of):
        return Custody(start, facts.known(ended), event, ended)
    if given := facts.last("custody_expiry", of):
        return Custody(start, facts.known(given), event)
    if start.minute is not None:
        return Custody(start, When.at(determined(ends(there, custody_period(there, of))).ends_at), event)
    assert start.day is not None
    answer = ends(there, custody_period(there, of))
    blocks = 0
    if isinstance(answer, NotDeterminable) and isinstance(answer.earliest, datetime):
        blocks = (answer.earliest.date() - start.day).days
    return Custody(start, When.on(start.day + timedelta(days=blocks)), event)


def first_day(there: World, of: str | None) -> tuple[date, Event | None]:
    """The first day of the current detention, and the order it stands on."""
    facts = there.facts
    written = of_investigation(facts, of)
    if len(written) > 1 and any(one.at is None and one.between is None for one in written):
        raise Missing("order_issued")  # which of them is the current one
    order = written[-1] if written else None
    found: list[date] = []
    if order is not None:
        if order.told.get("from"):
            found.append(day(order.told["from"]))
        elif (end := _custody_it_continues(there, of, order)) is not None:
            found.append(end)
    for event in facts.all("detention_start", of):
        begun = facts.known(event).earliest_day
        if order is None or not _left(facts, of, begun, facts.known(order).earliest_day):
            found.append(begun)
    if not found and order is not None:
        found.append(facts.known(order).earliest_day)
    if not found:
        raise Missing("detention_start")
    return max(found), order


def _left(facts: Facts, of: str | None, begun: date, before: date) -> bool:
    """Whether a detention that began on a day ended with a release before another."""
    return any(begun <= facts.known(one).earliest_day < before for one in facts.all("released", of))


def _custody_it_continues(there: World, of: str | None, order: Event) -> date | None:
    """The last calendar day of custody where the order follows it without a release."""
    custody = custody_interval(there, of)
    if custody is None:
        return None
    start, end = custody.begun.day, custody.until.day
    assert start is not None
    assert end is not None
    ordered = there.facts.known(order).earliest_day
    for event in there.facts.all("released", of):
        if start <= there.facts.known(event).earliest_day <= max(ordered, end):
            return None
    return end if ordered <= end else None


def served(there: World, of: str | None, start: date, *, most: TimeLimit | None) -> Served:
    """What is taken off a detention that begins on `start`; `most` is the longest that custody can have lasted."""
    facts = there.facts
    custody = custody_interval(there, of)
    blocks = _blocks(facts, custody, start, most) if custody is not None else 0
    earlier = sum(detained_days(first_day=first, last_day=last) for first, last in _earlier(there, of, start))
    return Served(blocks, earlier)


def _earlier(there: World, of: str | None, start: date) -> Iterator[tuple[date, date]]:
    """The first and the last day of each detention before the current one: until the release, or the end that its order gives."""
    facts = there.facts
    releases = [facts.known(one).earliest_day for one in facts.all("released", of)]
    begun = [facts.known(one).earliest_day for one in facts.all("detention_start", of)]
    for first in begun:
        last = min((one for one in releases if first <= one < start), default=None)
        if last is not None:
            yield first, last
    for order in of_investigation(facts, of)[:-1]:
        first = _begins_by(there, of, order)
        length = duration(order.told.get("duration"))
        written = first + timedelta(days=length.in_custody_days - 1) if length is not None else None
        ends_on = [one for one in (*releases, written) if one is not None and first <= one]
        last = min(ends_on, default=None)
        if last is None or first >= start or any(first <= one <= last for one in begun):
            continue  # of no known end, or carried out on the day on which detention began
        yield first, min(last, start - _DAY)


def _begins_by(there: World, of: str | None, order: Event) -> date:
    """The first day of detention under an order: as written, the last day of custody that it continues, or its own."""
    if order.told.get("from"):
        return day(order.told["from"])
    return _custody_it_continues(there, of, order) or there.facts.known(order).earliest_day


def _blocks(facts: Facts, custody: Custody, start: date, most: TimeLimit | None) -> int:
    """Blocks of 24 hours begun (I-21); where a clock time is not known, whatever it may have been."""
    begun, until = custody.begun, custody.until
    assert begun.day is not None
    assert until.day is not None
    days = (until.day - begun.day).days
    if begun.day > start or days < 0:
        return 0
    first, last = begun.moment, until.moment
    if first is not None and last is not None:
        return custody_days(starts=first, ends=last) if first <= last else 1
    if custody.ended is None or (most is not None and days >= most.in_custody_days):
        return days  # it ran out, and blocks end at the clock time of the start
    if days == 0:
        return 1  # begun and ended on one day, whatever the clock times
    for event, at in ((custody.ended, until), (custody.start, begun)):
        if at.minute is None:
            assert at.day is not None
            worlds = [facts.with_event(event, When.at(datetime.combine(at.day, one))) for one in _ENDS_OF_DAY]
            raise Unknown(f"{event.name}.time", worlds)
    return days


def served_until(facts: Facts, of: str | None, start: date, at: date) -> int:
    """Days of the current detention served at the end of a day; the day of a release counts."""
    released = [facts.known(one).earliest_day for one in facts.all("released", of)]
    last = min((one for one in released if start <= one), default=at)
    return max((min(at, last) - start).days + 1, 0)
