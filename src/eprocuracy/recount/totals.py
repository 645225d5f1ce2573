"""The total of a limit with its extensions, and who decides on one, read from the data files alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from .book import Length, Row, Version, depends_on, pick
from .course import ends
from .matter import Lacking, Matter, as_day
from .periods import Granted, Lapsed, Period, day_of, ruled, started
from .persons import class_on
from .shapes import Shape, none, text
from .stages import expiry
from .walking import ONE_DAY, Days, forward

REGIONS = date(2025, 7, 1)  # district procuracies gave way to regional ones
ALWAYS = ("provincial_procuracy", "supreme_procuracy", "prosecutor_general")
AT_ITS_LEVEL = (
    "district_or_provincial", "regional_or_provincial", "competent_procuracy", "chief_in_charge", "approving_chief",
)  # fmt: skip
LEVELS = ("district", "region", "province", "supreme")


def total(matter: Matter, ask: Mapping[str, Any]) -> tuple[Shape, date | None]:
    """Base and numbered extensions added up, or as far as one of them; with its dates where the start is told."""
    of, row, wanted = ask.get("of"), matter.book.row(ask["limit"]), ask.get("ordinal")
    period = _period(matter, row, of, ask.get("variant"))
    version = period.version if period else _named(row, ask["limit"])
    lengths = [version.told["limit"], *(one.get("length") for one in version.extensions.values())]
    by_class = any(depends_on(one) == "severity" for one in lengths)
    severity = class_on(matter, of) if by_class else None
    variant = period.variant if period else ask.get("variant")
    ordinals = _upto(version, wanted)
    parts = _parts(version, ordinals, severity, variant)
    doubt = version.extensions.get(wanted, {}) if wanted is not None else {}
    if severity is not None and severity in doubt.get("open", {}):
        least = _sum(parts)
        other = pick(version.extensions[doubt["perhaps_with"]].get("length"), severity, variant)
        most = _sum([*parts, other]) if other is not None else least
        assert least is not None
        assert most is not None
        bounds = {"at_least": _told(least), "at_most": _told(most)}
        return {**none(set(), {doubt["open"][severity]}), **bounds}, None
    if not parts:
        return {"result": "no_limit"}, None
    dates: Shape = {}
    first = nominal = due = None
    apart = any(version.extensions[one].get("counted_from", "expiry") not in ("expiry", "start") for one in ordinals)
    if period is not None and not apart and all(one.unit != "hour" for one in parts):
        given = [Granted(one) for one in ordinals if pick(version.extensions[one].get("length"), severity, variant)]
        nominal = day_of(ends(matter, period, given))
        first = period.first
        due = matter.days.next_worked(nominal)
        dates = {"nominal": text(nominal), "due": text(due)}
    whole = _sum(parts)
    if whole is not None:
        return {"maximum": _told(whole), **dates}, due
    if first is not None and nominal is not None:
        return {"maximum": {"days": (nominal - first).days}, **dates}, due
    spans = [_days_from(date(2023, month, 1), parts, matter.calm) for month in range(1, 13)]
    return {**none({row.starts[0][0]}), "at_least": {"days": min(spans)}, "at_most": {"days": max(spans)}}, None


def _period(matter: Matter, row: Row, of: str | None, variant: str | None) -> Period | None:
    try:
        begun = started(matter, row, of, lambda event: expiry(matter, event, of, lambda _: _no_detention()))
        return ruled(matter, begun, variant)
    except (Lacking, Lapsed):
        return None


def _no_detention() -> date:
    raise Lacking("detention_start")


def _named(row: Row, limit: str) -> Version:
    return next((one for one in row.versions if one.row == limit), row.versions[-1])


def _upto(version: Version, wanted: int | str | None) -> list[int | str]:
    numbered: list[int | str] = [one for one in version.extensions if isinstance(one, int)]
    if isinstance(wanted, int):
        return [one for one in numbered if isinstance(one, int) and one <= wanted]
    if wanted is None or wanted not in version.extensions:
        return numbered
    after = version.extensions[wanted].get("after")
    return [*numbered, *([after] if after is not None else []), wanted]


def _parts(version: Version, ordinals: Sequence[int | str], severity: str | None, variant: str | None) -> list[Length]:
    base = pick(version.told["limit"], severity, variant)
    parts = [base] if base is not None else []
    for one in ordinals:
        told = version.extensions[one]
        length = pick(told.get("length"), severity, variant)
        if length is None and told.get("until") == "end_of_investigation":
            raise Lacking("investigation_end")
        if length is not None:
            parts = [length] if told.get("counted_from", "expiry") == "start" else [*parts, length]
    return parts


def _sum(parts: Sequence[Length]) -> Length | None:
    """In one unit; None where it takes two."""
    units = {one.unit for one in parts}
    odd = sum(one.and_days for one in parts)
    if len(units) > 1 or odd % 30:
        return None
    amount = sum(one.amount for one in parts)
    return Length(amount + odd // 30, parts[0].unit)


def _told(length: Length) -> dict[str, int]:
    return {f"{'day' if length.unit == 'working day' else length.unit}s": length.amount}


def _days_from(first: date, parts: Sequence[Length], days: Days) -> int:
    end, count = first, 0
    for one in parts:
        end = forward(end, one, days)
    while first + count * ONE_DAY < end:
        count += 1
    return count


def who_decides(matter: Matter, ask: Mapping[str, Any]) -> Shape:
    """Who decides on an extension on a day, by the law of that day: the level follows the class, or the body."""
    at, of, row = as_day(ask["at"]), ask.get("of"), matter.book.row(ask["limit"])
    told = row.on(at).extensions.get(ask["ordinal"], {}).get("granted_by")
    while isinstance(told, dict) and "as" in told:
        told = matter.book.row(told["as"]).on(at).extensions.get(ask["ordinal"], {}).get("granted_by")
    if isinstance(told, dict):
        told = told.get(class_on(matter, of, at))
    if told == "prosecutor_general":
        return {"decided_by": told}
    if told not in (*ALWAYS, *AT_ITS_LEVEL):
        return none(set())
    level, body = matter.told("procuracy_level", of), matter.told("investigating_body_level", of)
    if body == "ministry" or level == "supreme":
        return {"decided_by": "supreme_procuracy"}
    if told in ALWAYS:
        return {"decided_by": told}
    if told == "district_or_provincial" and body is not None:
        level = body
    if level is None and body is None and matter.listed("investigating_body_level", of):
        raise Lacking("investigating_body_level")
    level = level or matter.one_of("procuracy_level", LEVELS, of)
    lowest = "district_procuracy" if at < REGIONS else "regional_procuracy"
    named = {"district": lowest, "region": lowest, "province": "provincial_procuracy", "supreme": "supreme_procuracy"}
    return {"decided_by": named[level]} if level in named else none(set())
