"""The date on which a time limit runs out, with every step of its derivation.

`determine` counts forward limits, `latest_before` limits that are counted back from an expiry, `lengths` gives the
bare numbers. Written orders and extensions are followed and judged, never refused (I-05, I-06).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial

from eprocuracy.kernel.moments import VIETNAM, Precision, When, end_of_span
from eprocuracy.kernel.sentences import Sentence

from .answers import Day, Determined, Granted, Judged, NotDeterminable, Step, answer_from_json
from .chain import Asked, as_day, instant
from .facts import fact
from .governing import Governing, Lapsed, governing, length_for, lengths, needs
from .periods import count
from .reference import Reference
from .severity import Severity
from .statutes import Counting, Statute, Version
from .time_limits import TimeLimit, Unit
from .wording import ENDED, MISSING, NO_NUMBER, OPEN, OTHER_EXPIRY, STAGE_SETS_IT

__all__ = [
    "Asked",
    "Determined",
    "Granted",
    "Judged",
    "NotDeterminable",
    "Step",
    "answer_from_json",
    "answer_to",
    "bounds_of",
    "determine",
    "latest_before",
    "lengths",
    "remembered",
]

Answer = Determined | NotDeterminable

_DAY = timedelta(days=1)
_REMEMBERED = 10_000  # answers: more are met again hardly more often
WHICH_LAW = "I-13"  # what applies after a provision that nothing recorded replaces
_STAGE_BOUND = frozenset({Counting.STAGE, Counting.DETENTION, Counting.CONTINUED})


def determine(
    reference: Reference,
    limit: str,
    *,
    start: When | None,
    severity: Severity | None = None,
    variant: str | None = None,
    extensions: Sequence[Granted] = (),
    juvenile: bool = False,
    order_until: Day | None = None,
    order_length: TimeLimit | None = None,
    deducted_days: int = 0,
    capped_by: date | None = None,
    event: str | None = None,
    ended_on: date | None = None,
) -> Answer:
    """When a limit runs out, for a period that begins with `start`.

    `limit` is a row with or without its version: the version in force when the period starts is taken (I-13); for a
    juvenile, the row that replaces it. For detention `start` is the first day counted. `event` names the event that
    `start` is, where the limit knows several. `ended_on` is the day on which the period ended before its time, if it did: a
    later version that governs what is pending on its first day does not reach it. An unknown limit raises KeyError.
    """
    return answer_to(
        reference,
        limit,
        Asked(
            start,
            severity,
            variant,
            extensions,
            juvenile,
            order_until,
            order_length,
            deducted_days,
            capped_by,
            event,
            ended_on,
        ),
    )


def latest_before(
    reference: Reference,
    limit: str,
    *,
    expiry: Day,
    severity: Severity | None = None,
    variant: str | None = None,
    moved: date | None = None,
) -> Answer:
    """The latest permitted day of a limit counted back from `expiry`, the nominal end (I-07); it is never moved.

    `moved` is the expiry after moving to a working day: with it the other reading is named.
    """
    if not reference.statute(limit).backward:
        raise ValueError(f"{limit} is not counted back")
    start = When.at(expiry) if isinstance(expiry, datetime) else When.on(expiry)
    asked = Asked(start, severity, variant)
    answer = answer_to(reference, limit, asked)
    if moved is None or moved == expiry or not isinstance(answer, Determined) or answer.by_the_minute:
        return answer
    other = answer_to(reference, limit, replace(asked, start=When.on(moved)))
    assert isinstance(other, Determined)
    return replace(answer, other_reading=Sentence(OTHER_EXPIRY, {"day": other.ends_on}))


def bounds_of(answers: Sequence[Answer]) -> tuple[Day | None, Day | None]:
    """The earliest and the latest end among several answers; no latest where one of them has no bound."""
    lows = [one.end if isinstance(one, Determined) else one.earliest for one in answers]
    highs = [one.end if isinstance(one, Determined) else one.latest for one in answers]
    low = min((one for one in lows if one is not None), key=instant, default=None)
    high = None if None in highs else max((one for one in highs if one is not None), key=instant, default=None)
    return low, high


def answer_to(reference: Reference, limit: str, asked: Asked) -> Answer:
    """What `determine` answers, of a period that is asked about as a whole."""
    start = asked.start
    if start is None or start.known_day is None:
        return _without_start(reference, limit, asked)
    found = governing(reference, limit, start.known_day, variant=asked.variant, juvenile=asked.juvenile)
    if isinstance(found, Lapsed):
        return _lapsed(reference, found, asked)
    answer = _under(reference, limit, asked, found)
    while (later := _taking_over(found, asked, answer)) is not None:
        found = replace(found, version=later)
        answer = _under(reference, limit, asked, found)
    return answer


def remembered(reference: Reference, limit: str, asked: Asked) -> Answer:
    """`answer_to`, kept for the next that asks the same: days repeat over a country, and whoever confirms asks again."""
    return _memory_of(reference)(limit, asked)


@lru_cache(maxsize=4)  # the law in force, and a few changes of it that are being tried
def _memory_of(reference: Reference) -> Callable[[str, Asked], Answer]:
    return lru_cache(maxsize=_REMEMBERED)(partial(answer_to, reference))


def _taking_over(found: Governing, asked: Asked, answer: Answer) -> Version | None:
    """The next version that governs what is pending on its first day, where this period is."""
    for later in found.statute.versions:
        if later.pending and later.first_day > found.version.first_day:
            break
    else:
        return None
    end = answer.end if isinstance(answer, Determined) else answer.latest
    if asked.ended_on is not None and asked.ended_on < later.first_day:
        return None
    return None if end is not None and as_day(end) < later.first_day else later


def _under(reference: Reference, limit: str, asked: Asked, found: Governing) -> Answer:
    """The answer for a start that is known, under the version that governs."""
    start, version, counting = asked.start, found.version, found.statute.counting
    assert start is not None
    event = asked.event or _event_of(found.statute) or _event_of(reference.statute(limit))
    base = length_for(version.length, asked.severity, found.variant)
    if base is None and counting is not Counting.EFFECT and not _is_written(asked):
        lacking = needs(version.length)
        if lacking is not None:
            return _over_all(reference, limit, asked, lacking, found)
        if not (asked.capped_by and counting in _STAGE_BOUND):
            return _without_number(found)
        asked = replace(asked, order_until=asked.capped_by)
    if start.minute is None and base is not None and base.unit is Unit.HOUR and _in_days_from_start(found, asked):
        base = None
    if start.minute is None and (counting is Counting.CUSTODY or (base is not None and base.unit is Unit.HOUR)):
        return _without_minute(reference, limit, asked, event)
    if version.open:
        settled = reference.with_calendar(reference.calendar.settled())
        return _not_read(reference, found, count(settled, found, asked, event, base))
    return count(reference, found, asked, event, base)


def _in_days_from_start(found: Governing, asked: Asked) -> bool:
    """Whether the last extension is counted in days from the start, so that the minute is not needed."""
    last = asked.extensions[-1] if asked.extensions else None
    extension = found.version.extensions.get(last.ordinal) if last is not None else None
    if last is None or extension is None or extension.counted_from != "start":
        return False
    length = last.length or length_for(extension.length, asked.severity, found.variant)
    return length is not None and length.unit is not Unit.HOUR


def _event_of(statute: Statute) -> str:
    return statute.counted_from[0].event if statute.counted_from else ""


def _is_written(asked: Asked) -> bool:
    return (
        asked.order_until is not None
        or asked.order_length is not None
        or any(one.until is not None for one in asked.extensions)
    )


def _say_missing(reference: Reference, missing: Sequence[str]) -> tuple[Sentence, ...]:
    return (Sentence(MISSING, {"facts": tuple(fact(reference, name) for name in missing)}),)


def _without_start(reference: Reference, limit: str, asked: Asked) -> NotDeterminable:
    """The start is not known to the day; where the month or year is known, the bounds are."""
    statute, start = reference.statute(limit), asked.start
    version = statute.versions[-1]
    missing = [asked.event] if asked.event else [one.event for one in statute.counted_from]
    earliest = latest = None
    if start is not None and start.day is not None and start.precision in (Precision.MONTH, Precision.YEAR):
        span = (start.day, end_of_span(start))
        ends = [answer_to(reference, limit, replace(asked, start=When.on(day))) for day in span]
        earliest, latest = bounds_of(ends)
    lacking = needs(version.length)
    if (lacking == "severity" and asked.severity is None) or (lacking == "variant" and asked.variant is None):
        missing.append(lacking)
    said = _say_missing(reference, missing)
    row = limit if "@" in limit else version.row
    return NotDeterminable(row, tuple(missing), (), said, version.basis, earliest, latest)


def _over_all(reference: Reference, limit: str, asked: Asked, lacking: str, found: Governing) -> NotDeterminable:
    """The class or variant is not known: the shortest and the longest end that the facts allow."""
    told = found.version.length
    assert told is not None
    assert not isinstance(told, TimeLimit)
    ends = []
    for one in told:
        known = replace(asked, severity=one) if isinstance(one, Severity) else replace(asked, variant=one)
        ends.append(answer_to(reference, limit if known.severity else found.version.row, known))
    earliest, latest = bounds_of(ends)
    further = {name for one in ends if isinstance(one, NotDeterminable) for name in one.missing}
    missing = (lacking, *sorted(further - {lacking}))
    version = found.version
    said = _say_missing(reference, missing)
    return NotDeterminable(version.row, missing, version.open, said, version.basis, earliest, latest)


def _without_minute(reference: Reference, limit: str, asked: Asked, event: str) -> NotDeterminable:
    """The day is known and the clock time is not: from the first minute of the day to its last."""
    assert asked.start is not None
    assert asked.start.day is not None
    first = datetime.combine(asked.start.day, time(), VIETNAM)
    soonest = answer_to(reference, limit, replace(asked, start=When.at(first)))
    ends = [soonest]
    if isinstance(soonest, NotDeterminable) or not soonest.by_the_minute:
        ends.append(answer_to(reference, limit, replace(asked, start=When.at(first + _DAY))))
    earliest, latest = bounds_of(ends)
    if len(ends) == 1 and isinstance(latest, datetime):
        latest += _DAY  # 24:00 is of this day still, under the law of this day
    missing = (f"{event}.time",)
    points = soonest.open if isinstance(soonest, NotDeterminable) else ()
    return NotDeterminable(
        soonest.limit, missing, points, _say_missing(reference, missing), soonest.basis, earliest, latest
    )


def _lapsed(reference: Reference, found: Lapsed, asked: Asked) -> NotDeterminable:
    """The provision ceased; under a number carried over from it the date is only assumed."""
    points = tuple(found.statute.extra.get("lapsed_into", (WHICH_LAW,)))
    said = Sentence(ENDED, {"until": found.version.until})
    assumed = None
    if points:
        event = asked.event or _event_of(found.statute)
        base = length_for(found.version.length, asked.severity, asked.variant)
        carried = Governing(found.statute, found.version, asked.variant)
        if base is not None and not (base.unit is Unit.HOUR and asked.start is not None and asked.start.minute is None):
            # what is only assumed is assumed at its earlier end, where a day is in dispute
            answer = count(reference.with_calendar(reference.calendar.settled()), carried, asked, event, base)
            assumed = answer if isinstance(answer, Determined) else None
    return NotDeterminable(found.version.row, (), points, (said,), found.version.basis, assumed=assumed)


def _not_read(reference: Reference, found: Governing, answer: Answer) -> NotDeterminable:
    """The text of the version was not read: its number is only assumed."""
    version = found.version
    said = (Sentence(OPEN, {"points": reference.points(version.open)}),)
    if isinstance(answer, Determined):
        return NotDeterminable(version.row, (), version.open, said, version.basis, assumed=answer)
    return replace(answer, open=version.open, said=(*answer.said, *said), earliest=None, latest=None)


def _without_number(found: Governing) -> NotDeterminable:
    """A row without a number: it ends with the stage, or it has no limit at all."""
    stage = found.statute.counting in _STAGE_BOUND
    said = (Sentence(STAGE_SETS_IT if stage else NO_NUMBER),)
    return NotDeterminable(found.version.row, (), (), said, found.version.basis, unlimited=not stage)
