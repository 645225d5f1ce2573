"""Detention: its first day, what was served before it, its end with orders and extensions, under the end of the stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .book import depends_on, pick
from .course import ends, further_shared
from .matter import Happening, Lacking, Matter, Undecided, as_day
from .periods import Granted, Period, class_lacking, day_of, govern, granted, read_duration, ruled, share_of, started
from .persons import changes, class_on, grown, is_juvenile
from .served import custody_served, earlier_days, first_day, lengths_of, orders_since, served_until
from .stages import calm, end_of_investigation, investigation, row_for, stage_on, summary
from .walking import ONE_DAY, held

OF_STAGE = {"prosecution": "BLTTHS-241", "trial": "BLTTHS-278-2"}
SUMMARY_CASES = {"prosecution": "prosecution", "trial": "first_instance"}


@dataclass(frozen=True)
class Held:
    """Where a detention ends, the first day and the length of the running order, and what was served."""

    period: Period
    last: date
    start: date
    days: int
    uncapped: date | None = None
    used: int = 0
    remaining: int | None = None


def detention(
    matter: Matter,
    name: str,
    of: str | None,
    *,
    upto: int | str | None = None,
    variant: str | None = None,
    at: date | None = None,
) -> Held:
    """The end of detention under a row."""
    row = matter.book.row(name)
    if row.starts[0][0] != "detention_start":
        return _of_own_event(matter, name, of, upto, variant)
    if row.versions[-1].told["limit"] == "none":
        return _within_stage(matter, name, of)
    return _of_investigation(matter, name, of, upto, variant, at)


def _of_own_event(matter: Matter, name: str, of: str | None, upto: int | str | None, variant: str | None) -> Held:
    """Rows that count from the receipt, the docketing or the judgment itself."""
    period = ruled(matter, started(matter, matter.book.row(name), of), variant)
    extensions = granted(matter, period, upto)
    written = [one for one in orders_since(matter, of, period.first) if one.told.get("duration")]
    if written and upto is None:
        return _by_order(matter, period, written[-1], extensions)
    last = day_of(ends(matter, period, extensions))
    start = day_of(ends(matter, period, extensions[:-1])) + ONE_DAY if extensions else period.first
    return Held(period, last, start, (last - start).days + 1)


def _by_order(matter: Matter, period: Period, order: Happening, extensions: Sequence[Granted]) -> Held:
    """What a written order says prevails over the full length; what was granted is added to it."""
    first = as_day(order.told["from"]) if order.told.get("from") else period.first
    length = read_duration(order.told["duration"])
    assert length is not None
    last, start = held(first, length.held_days), first
    for one in extensions:
        start, last = last + ONE_DAY, further_shared(matter, period, one, last, None, None)
    return Held(period, last, start, (last - start).days + 1)


def _within_stage(matter: Matter, name: str, of: str | None) -> Held:
    """Supplementary, resumed or repeated investigation: no longer than the stage, nor than its months as thirty days (I-25)."""
    stage = investigation(matter, of)
    if stage is None or stage.event is None or stage.event.name == "case_initiated":
        raise Lacking("investigator_received_returned_file")
    extensions = granted(matter, stage)
    by_class = depends_on(stage.version.told["limit"]) == "severity"
    severity = class_on(matter) if by_class else None
    budget = 0
    for length in (pick(stage.version.told["limit"], severity, None), *lengths_of(stage, extensions, severity)):
        budget += length.held_days if length is not None else 0
    cap = min(day_of(ends(calm(matter), stage, extensions)), held(stage.first, budget))
    first = _first_within_stage(matter, of, stage.first)
    row = matter.book.row(name)
    period = Period(row, row.on(first), first, None, of=of)
    if is_juvenile(matter, first, of):
        share = share_of(matter, row, first, of)
        assert share is not None
        cap = min(cap, held(first, budget * share.numerator // share.denominator))
    written = [one for one in orders_since(matter, of, stage.first) if one.told.get("duration")]
    if not written:
        return Held(period, cap, first, (cap - first).days + 1)
    length = read_duration(written[-1].told["duration"])
    assert length is not None
    last = held(first, length.held_days)
    capped = min(last, cap)
    return Held(period, capped, first, (capped - first).days + 1, last if last > cap else None)


def _first_within_stage(matter: Matter, of: str | None, stage: date) -> date:
    for order in reversed(orders_since(matter, of, stage)):
        if order.told.get("from"):
            return as_day(order.told["from"])
    begun = [matter.day(one) for one in matter.all("detention_start", of)]
    if begun and begun[-1] >= stage:
        return begun[-1]
    if expired := matter.last("detention_expiry", of):
        return max(matter.day(expired) + ONE_DAY, stage)
    raise Lacking("detention_expiry" if begun else "detention_start")


def _first_or_lacking(matter: Matter, name: str, of: str | None) -> tuple[date, Happening | None]:
    try:
        return first_day(matter, of)
    except Lacking as lacking:
        raise Lacking(*lacking.names, *class_lacking(matter, matter.book.row(name), of)) from lacking


def _of_investigation(
    matter: Matter,
    name: str,
    of: str | None,
    upto: int | str | None,
    variant: str | None,
    at: date | None,
    custody_off: int | None = None,
) -> Held:
    start, order = _first_or_lacking(matter, name, of)
    row, version, variant = govern(matter, name, start, variant)
    if depends_on(version.told["limit"]) == "variant" and variant is None:
        variant = matter.one_of("variant", list(version.told["limit"]["variants"]), of)
    period = Period(row, version, start, None, variant, of)
    extensions = granted(matter, replace(period, row=matter.book.row(name)), upto)
    custody_off = custody_served(matter, of, start) if custody_off is None else custody_off
    earlier = earlier_days(matter, of, start)
    length = read_duration(order.told.get("duration")) if order else None
    cap = _cap(matter, period)
    budget = length.held_days - custody_off if length is not None else None
    previous: date | None = None
    turns = [one for one in changes(matter, of) if one > start] if extensions else []
    first_on = extensions[0].on if extensions and turns else None
    if budget is None:
        budget = _base_days(matter, period, first_on) - custody_off - earlier
    last = held(start, budget)  # days of custody beyond the order are taken off what follows it
    for one in extensions:
        previous = last
        last = further_shared(matter, period, one, last, one.on if turns else None, cap)
    last = max(last, start - ONE_DAY)  # where every day was served before, none is left
    capped = max(min(last, cap), start - ONE_DAY) if cap is not None else last
    begun = max(previous + ONE_DAY, start) if previous is not None else start
    used = earlier + (served_until(matter, of, start, at) if at is not None and at >= start else 0)
    full = _full(matter, period)
    found = Held(
        period, capped, begun, (last - begun).days + 1, last if capped < last else None, used,
        None if full is None else max(full - custody_off - used, 0),
    )  # fmt: skip
    if length is None and not extensions:
        return _turning_adult(matter, found, of, custody_off)
    return found


def _base_days(matter: Matter, period: Period, on: date | None) -> int:
    by_class = depends_on(period.version.told["limit"]) == "severity"
    length = pick(period.version.told["limit"], class_on(matter, period.of, on) if by_class else None, period.variant)
    assert length is not None
    return length.held_days


def _full(matter: Matter, period: Period) -> int | None:
    """Days of the whole limit of the class; None where the class is not known."""
    try:
        return _base_days(matter, period, None)
    except Undecided:
        return None


def _cap(matter: Matter, period: Period) -> date | None:
    """The end of the investigation, only where the facts give it."""
    if depends_on(period.version.told["limit"]) == "variant" and period.variant != "investigation":
        return None
    given = any(matter.all(name, period.of) for name in ("investigation_expiry", "investigation_end"))
    if not given and investigation(matter, period.of) is None:
        return None
    return end_of_investigation(matter, period.of)


def _turning_adult(matter: Matter, found: Held, of: str | None, custody_off: int) -> Held:
    """Whether the juvenile share goes on after the eighteenth birthday is open (O-02)."""
    takes = {one.get("take") for one in matter.book.row("BLTTHS-173").told["for_juveniles"].values()}
    if found.period.row.name not in takes or not is_juvenile(matter, found.period.first, of):
        return found
    birthday = grown(matter, of) if matter.listed("birth", of) else None
    if birthday is None or birthday > found.last:
        return found
    if matter.choose(("O-02", of or ""), ("share", "whole"), point=True) == "share":
        return found
    return _of_investigation(_grown_up(matter), "BLTTHS-173", of, None, None, None, custody_off)


def _grown_up(matter: Matter) -> Matter:
    """The same facts of a person of whom no birth is told."""

    def without(told: Mapping[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in told.items() if key != "birth"}

    own = {label: without(told) for label, told in matter.circumstances_of.items()}
    return replace(matter, circumstances=without(matter.circumstances), circumstances_of=own)


def running_detention(matter: Matter, of: str | None) -> date:
    """The last day of the running order: that of the investigation, or of the later stage where none is told."""
    stage = stage_on(matter, date.max, of) or "investigation"
    if any(one.name in ("detention_start", "order_issued") for one in matter.happenings):
        if summary(matter, of):
            return detention(matter, "BLTTHS-459-3", of, variant=SUMMARY_CASES.get(stage, "investigation")).last
        return detention(matter, row_for(matter, "BLTTHS-173", first_day(matter, of)[0], of), of).last
    if stage in OF_STAGE:
        return detention(matter, OF_STAGE[stage], of).last
    raise Lacking("detention_start")


__all__ = ["Held", "detention", "running_detention"]
