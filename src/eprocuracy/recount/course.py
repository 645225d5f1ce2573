"""Where a period ends: walked from its start through every change of class and every extension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from .book import Length, depends_on, pick
from .matter import Lacking, Matter
from .periods import Granted, Period, Point, day_of
from .persons import changes, class_on, rank
from .walking import ONE_DAY, forward, held, minutes


def ends(matter: Matter, period: Period, extensions: Sequence[Granted]) -> Point:
    """The nominal end, walked through every change of class and every extension in order of time (I-05, I-09, I-10)."""
    if not by_the_minute(period):
        period = replace(period, start=period.first)
    by_class = depends_on(period.version.told["limit"]) == "severity"
    turns = [one for one in changes(matter, period.of) if one >= period.first] if by_class and extensions else []
    severity = _class_before(matter, period, turns, 0) if by_class else None
    if extensions and (whole := _in_days_from_start(period, extensions[-1], severity)) is not None:
        return forward(period.first, whole, matter.days)
    end, extended = base_end(matter, period, severity), False
    for place in range(len(turns) + 1):
        if place:
            before, severity = severity, _class_before(matter, period, turns, place)
            bare = base_end(matter, period, severity)
            graver = before is not None and severity is not None and rank(severity) > rank(before)
            end = bare if not extended else max(end, bare, key=_instant) if graver else end
        for one in extensions:
            if _phase(one, turns) == place:
                end, extended = _extended(matter, period, one, severity, end), True
    return end


def by_the_minute(period: Period) -> bool:
    """Whether it is counted in hours, or in blocks of 24 hours."""
    told = period.version.told["limit"]
    texts = list((told.get("variants") or told).values()) if isinstance(told, dict) else [told]
    return period.row.counting == "custody" or any("hour" in text for text in texts if text)


def _in_days_from_start(period: Period, last: Granted, severity: str | None) -> Length | None:
    """The days of an extension from the start of a limit in hours, for which the clock time is not needed."""
    extension = period.version.extensions.get(last.ordinal, {})
    length = last.length or pick(extension.get("length"), severity, period.variant)
    if isinstance(period.start, datetime) or not by_the_minute(period) or extension.get("counted_from") != "start":
        return None
    return length if length is not None and length.unit != "hour" else None


def _class_before(matter: Matter, period: Period, turns: Sequence[date], place: int) -> str:
    """The class in force until the next change."""
    return class_on(matter, period.of, turns[place] - ONE_DAY if place < len(turns) else None)


def _phase(one: Granted, turns: Sequence[date]) -> int:
    return len(turns) if one.on is None else sum(turn <= one.on for turn in turns)


def _instant(at: Point) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at + timedelta(days=1), datetime.min.time())


def base_end(matter: Matter, period: Period, severity: str | None) -> Point:
    """The end of the period without extensions."""
    length = pick(period.version.told["limit"], severity, period.variant)
    if length is None:
        raise Lacking(depends_on(period.version.told["limit"]) or "severity")
    if period.row.counting == "detention":
        return held(period.first, shared(length, period.share))
    return further(matter, period, period.start, length)


def shared(length: Length, share: Fraction | None) -> int:
    """Days of detention of a length, or a juvenile's share of it in whole days."""
    return length.held_days if share is None else length.held_days * share.numerator // share.denominator


def further(matter: Matter, period: Period, at: Point, length: Length) -> Point:
    """So much later, in the manner of the row."""
    if period.row.counting == "detention":
        return held(day_of(at) + ONE_DAY, length.held_days)
    if length.unit == "hour" or period.row.counting == "custody":
        hours = length.amount if length.unit == "hour" else length.held_days * 24
        if isinstance(at, datetime):
            return minutes(at, hours * 60)
        if not isinstance(period.start, datetime) and day_of(at) == period.first:
            assert period.event is not None
            matter.moment(period.event)  # raises the question of the clock time
    return forward(day_of(at), length, matter.days)


def _extended(matter: Matter, period: Period, one: Granted, severity: str | None, end: Point) -> Point:
    extension = period.version.extensions.get(one.ordinal, {})
    origin: Point | None = end
    match extension.get("counted_from", "expiry"):
        case "start":
            origin = period.start
        case "expiry":
            origin = end
        case _:
            origin = one.on
    assert origin is not None
    full = pick(extension.get("length"), severity, period.variant)
    if one.length is None and full is None:
        if extension.get("until") == "end_of_investigation":
            raise Lacking("investigation_end", earliest=origin)  # that is a ceiling, not a length
        raise Lacking("extension_granted", earliest=origin)
    if one.length is None and full is not None and period.row.counting == "detention":
        return max(end, held(day_of(origin) + ONE_DAY, shared(full, period.share)), key=_instant)
    length = one.length or full
    assert length is not None
    return max(end, further(matter, period, origin, length), key=_instant)


def further_shared(
    matter: Matter, period: Period, one: Granted, end: date, on: date | None, stage_end: date | None
) -> date:
    """The end of a detention after one more extension, by the class on a day where the charge was changed."""
    extension = period.version.extensions.get(one.ordinal, {})
    if one.length is not None:
        return held(end + ONE_DAY, one.length.held_days)
    if extension.get("until") == "end_of_investigation" and "length" not in extension:
        if stage_end is None:
            raise Lacking("investigation_end", earliest=end)
        return max(end, stage_end)
    told = extension.get("length")
    full = pick(told, class_on(matter, period.of, on) if depends_on(told) == "severity" else None, period.variant)
    if full is None:
        raise Lacking("extension_granted", earliest=end)
    return held(end + ONE_DAY, shared(full, period.share))
