"""Questions about one act and about lengths: in time or late, may a period be extended, the total, who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from .asked import answered as dated
from .asked import counted
from .book import Row, Version, depends_on
from .holding import running_detention
from .matter import Happening, Lacking, Matter, as_day, at_minute, minute_of
from .persons import changes, class_on, rank
from .shapes import Shape, measure
from .stages import expiry
from .totals import total, who_decides
from .walking import ONE_DAY, ONE_MINUTE

DECIDED = frozenset({"timely", "late", "allowed", "not_allowed"})
UNMOVED = ("custody_expiry", "detention_expiry", "extended_detention_expiry", "measure_expiry")
LEFT_OPEN = "O-06"
LAST_MINUTE = 24 * 60 - 1


def answered(matter: Matter, ask: Mapping[str, Any]) -> tuple[Shape, date | None]:
    """The answer to a question of any kind, and the day that the days off decided."""
    match ask["kind"]:
        case "timeliness":
            return in_time(matter, ask)
        case "permission":
            return may_extend(matter, ask)
        case "maximum":
            return total(matter, ask)
        case "competence":
            return who_decides(matter, ask), None
    return dated(matter, ask)


def until_the_act(ask: Mapping[str, Any]) -> Any:
    """The day or moment up to which the facts are looked at: whether an act is allowed is judged on its day."""
    return ask["act"]["at"] if ask["kind"] == "permission" else ask.get("at")


def in_time(matter: Matter, ask: Mapping[str, Any]) -> tuple[Shape, date | None]:
    """Whether an act is in time: it is late from the day, or the minute, after the last one."""
    act, of = ask["act"], ask.get("of")
    row = matter.book.row(ask["limit"])
    if act["event"].startswith("extension_"):
        matter = before_extension(matter, act["ordinal"])
    shape, end, _ = counted(matter, row.name, {**ask, "kind": "due"}, of)
    if shape.get("result") == "no_limit":
        return {"result": "timely"}, None
    told: Shape = {key: shape[key] for key in ("latest", "nominal", "due") if key in shape}
    late = late_by(matter, act, str(measure(shape)))
    if late is None:
        return {"result": "timely", **told}, end
    if row.counting != "before":
        return {"result": "late", **told, "late_by": late}, end
    event = row.starts[0][0]
    expires = expiry(matter, event, of, lambda calm: running_detention(calm, of))
    if event not in UNMOVED and not isinstance(expires, datetime):
        expires = matter.days.next_worked(expires)
    possible = expires.strftime("%Y-%m-%dT%H:%M") if isinstance(expires, datetime) else expires.isoformat()
    return {"result": "late", **told, "late_by": late, "decision_possible_until": possible}, end


def late_by(matter: Matter, act: Mapping[str, Any], last: str) -> dict[str, int] | None:
    """Days, or hours begun, walked from the last day or minute to the act; None when it is in time."""
    at, day = str(act["at"]), as_day(act["at"])
    if "T" not in last:
        days = 0
        while as_day(last) + days * ONE_DAY < day:
            days += 1
        return {"days": days} if days else None
    if day < as_day(last):
        return None
    minute = minute_of(at) if "T" in at else int(matter.choose((f"{act['event']}.time", "act"), (0, LAST_MINUTE)))
    behind = at_minute(day, minute) - at_minute(as_day(last), minute_of(last))
    hours = 0
    while hours * 60 * ONE_MINUTE < behind:
        hours += 1
    return {"hours": hours} if hours else None


def before_extension(matter: Matter, ordinal: int | str) -> Matter:
    """The facts without the extension that is asked about, and without those that come after it in their row."""

    def place(row: Row, of: int | str) -> int:
        order = list(row.versions[-1].extensions)
        return order.index(of) if of in order else len(order)

    def earlier(one: Happening) -> bool:
        row = matter.book.row(one.told["limit"])
        return place(row, one.told["ordinal"]) < place(row, ordinal)

    kept = [one for one in matter.happenings if one.name != "extension_granted" or earlier(one)]
    return replace(matter, happenings=tuple(kept))


def may_extend(matter: Matter, ask: Mapping[str, Any]) -> tuple[Shape, date | None]:
    """Whether the law has the extension, in this number and for this class, and the period before it still runs."""
    act, of = ask["act"], ask.get("of")
    ordinal, row = act["ordinal"], matter.book.row(act["limit"])
    version = _version(matter, row, of, act)
    extension = version.extensions.get(ordinal, {})
    by_class = depends_on(extension.get("length")) == "severity"
    severity = class_on(matter, of) if by_class else None
    only, never = extension.get("only_for"), extension.get("not_for")
    if only and not matter.flag(only, of):
        return _refused("not_provided_by_law"), None
    if never and matter.flag(never, of):
        return _refused("not_provided_by_law"), None
    if not has(version, ordinal, severity):
        others = [one for one in version.extensions if isinstance(one, int) and has(version, one, severity)]
        numbered = isinstance(ordinal, int) and ordinal > 0
        return _refused("number_exhausted" if numbered and others else "not_provided_by_law"), None
    if _given_before(matter, row, of, act):
        return _refused("number_exhausted"), None
    if _graver_meanwhile(matter, row, of, ordinal):
        return {"result": "not_determinable", "open": [LEFT_OPEN]}, None
    granted = {one.told["ordinal"] for one in matter.all("extension_granted", of) if _same_row(one, row)}
    if isinstance(ordinal, int) and ordinal > 1 and ordinal - 1 not in granted:
        raise Lacking("extension_granted")
    kind = "end_of_detention" if row.counting == "detention" else "due"
    shape, end, _ = counted(before_extension(matter, ordinal), row.name, {"kind": kind, "limit": row.name}, of)
    told: Shape = {key: shape[key] for key in ("last_day", "nominal", "due", "uncapped") if key in shape}
    if row.counting == "detention":
        told.pop("uncapped", None)
    if late_by(matter, act, str(measure(shape))) is not None:
        return {**_refused("period_expired"), **told}, end
    left = [one for one in version.extensions if isinstance(one, int) and isinstance(ordinal, int) and one > ordinal]
    return {"result": "allowed", **told, "remaining": sum(has(version, one, severity) for one in left)}, end


def _refused(reason: str) -> Shape:
    return {"result": "not_allowed", "reason": reason}


def _version(matter: Matter, row: Row, of: str | None, act: Mapping[str, Any]) -> Version:
    """The law of the day on which the period began; of the act where that is not told."""
    return row.on(_first_day(matter, row, of) or as_day(act["at"]))


def _first_day(matter: Matter, row: Row, of: str | None) -> date | None:
    begun = matter.all(row.starts[0][0], of)
    if not begun:
        return None
    return (begun[0] if row.starts[0][0] == "case_initiated" else begun[-1]).day


def _given_before(matter: Matter, row: Row, of: str | None, act: Mapping[str, Any]) -> bool:
    """Whether the same extension of this period was given on another day before; it cannot be given twice."""
    first = _first_day(matter, row, of)
    unsure = False
    for one in matter.all("extension_granted", of):
        if not _same_row(one, row) or one.told["ordinal"] != act["ordinal"] or one.told.get("at") == act["at"]:
            continue
        if any(begun.day is None for begun in matter.all(row.starts[0][0], of)):
            raise Lacking(row.starts[0][0])
        if one.day is None:
            unsure = True
        elif first is None or one.day >= first:
            return True
    if unsure:
        raise Lacking("extension_granted")
    return False


def has(version: Version, ordinal: int | str, severity: str | None) -> bool:
    """Whether the version has an extension, for the class where its length follows the class."""
    told = version.extensions.get(ordinal)
    if told is None:
        return False
    length = told.get("length")
    if length is None and "classes" in told and severity is not None:
        return severity in told["classes"]
    if not isinstance(length, dict) or depends_on(length) != "severity" or severity is None:
        return True
    return severity in length


def _same_row(one: Happening, row: Row) -> bool:
    return str(one.told["limit"]).partition("@")[0] == row.name


def _graver_meanwhile(matter: Matter, row: Row, of: str | None, ordinal: int | str) -> bool:
    """Whether the charge became graver after another extension of the row had been granted."""
    days = [matter.day(one) for one in matter.all("extension_granted", of) if _same_row(one, row)
            and one.told["ordinal"] != ordinal]  # fmt: skip
    if not days:
        return False
    turns = [one for one in changes(matter, of) if one >= min(days)]
    return any(rank(class_on(matter, of, one)) > rank(class_on(matter, of, one - ONE_DAY)) for one in turns)
