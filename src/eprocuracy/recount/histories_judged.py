"""Invented questions about one act and about lengths: in time or late, may it be extended, the total, who decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from .book import Book, Row, Version, depends_on, read_length
from .histories_held import custody, custody_extensions
from .histories_of_rights import backward
from .lots import Lots
from .totals import ALWAYS, AT_ITS_LEVEL
from .variants import LEVELS

Events = list[dict[str, Any]]
Drawn = tuple[dict[str, Any], dict[str, Any]]
DAYS = {"hour": 0, "day": 1, "working day": 1, "month": 30, "year": 365}
FORWARD = ("ordinary", "civil")
EXTENDED = ("BLTTHS-147-1", "BLTTHS-172", "BLTTHS-172", "BLTTHS-173", "BLTTHS-174-1", "BLTTHS-118-BASE")
REQUESTS = {"BLTTHS-172-2-REQ": "BLTTHS-172", "BLTTHS-173-3-REQ": "BLTTHS-173", "BLTTHS-147-2-REQ": "BLTTHS-147-1"}
ACTS = ("indictment_issued", "case_initiated", "crime_report_resolved", "annulment_issued", "released")


def in_time(book: Book, lots: Lots, turn: int) -> Drawn:
    """An act about the last day of a limit that runs forward, or is counted back from an expiry."""
    if lots.chance(35):
        return _asked_for(book, lots, turn)
    rows = [row for row in book.rows.values() if row.counting in FORWARD and row.starts]
    row, day = rows[turn % len(rows)], lots.day()
    if row.starts[0][0] == "custody_start":
        events = custody(lots, day)
    else:
        events = [_happened(lots, row, row.starts[0][0], day)]
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(85) else {}
    act = {"event": lots.one(ACTS), "at": _near(lots, row.on(day), day)}
    ask: dict[str, Any] = {"kind": "timeliness", "limit": row.name, "act": act}
    if depends_on(row.on(day).told["limit"]) == "variant" and not row.told.get("choose_by") and lots.chance(90):
        ask["variant"] = lots.one(list(row.on(day).told["limit"]["variants"]))
    return {"events": events, "circumstances": circumstances}, ask


def _happened(lots: Lots, row: Row, name: str, day: date) -> dict[str, Any]:
    told: dict[str, Any] = {"event": name, "at": lots.clock(day) if lots.chance(60) else day.isoformat()}
    if name == "investigator_received_returned_file":
        told["by"] = lots.one(row.told.get("returned_by", ["procuracy"]))
    return told


def _near(lots: Lots, version: Version, day: date) -> str:
    """A day or moment about the end of a period; often the very days between in time and late."""
    told = version.told["limit"]
    texts = list((told.get("variants") or told).values()) if isinstance(told, dict) else [told]
    lengths = [read_length(one) for one in texts if one not in (None, "none")]
    days = 0
    if lengths:
        length = lots.one(lengths)
        days = (
            length.amount * DAYS[length.unit] + length.and_days + (length.amount // 24 if length.unit == "hour" else 0)
        )
    at = day + timedelta(days=max(0, days + lots.number(-4, 8)))
    return lots.clock(at) if lots.chance(60) else at.isoformat()


def _asked_for(book: Book, lots: Lots, turn: int) -> Drawn:
    """A limit that is counted back: the request, or another act, some days before the period runs out."""
    facts, ask = backward(book, lots, turn)
    row = book.row(ask["limit"])
    begun = date.fromisoformat(min(str(one["at"])[:10] for one in facts["events"]))
    act: dict[str, Any] = {"event": lots.one(ACTS), "at": lots.after(begun, 0, 130).isoformat()}
    if row.name in REQUESTS and lots.chance(80):
        extended = book.row(REQUESTS[row.name])
        ordinals = [one for one in extended.versions[-1].extensions if isinstance(one, int)]
        act |= {"event": "extension_requested", "limit": extended.name, "ordinal": lots.one(ordinals)}
    told = {"kind": "timeliness", "limit": ask["limit"], "act": act}
    return facts, told | ({"variant": ask["variant"]} if "variant" in ask else {})


def may_extend(book: Book, lots: Lots, turn: int) -> Drawn:
    """An extension asked for or granted: known to the law or not, in its turn or not, in time or too late."""
    row, day = book.row(EXTENDED[turn % len(EXTENDED)]), lots.day()
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(92) else {}
    if lots.chance(20):
        circumstances["national_security"] = lots.one([True, False])
    ordinals = list(row.on(day).extensions)
    wanted = lots.number(0, min(len(ordinals) - 1, 3))
    if row.counting == "custody":
        events = custody(lots, day) + custody_extensions(lots, row, day)
    else:
        begun: dict[str, Any] = {"event": row.starts[0][0], "at": day.isoformat()}
        on, events = day, [begun]
        for one in ordinals[: lots.number(max(0, wanted - 1), wanted)]:
            on = lots.after(on, 5, 60)
            events.append({"event": "extension_granted", "at": on.isoformat(), "limit": row.name, "ordinal": one})
    if lots.chance(20) and depends_on(row.on(day).told["limit"]) == "severity":
        events.append(
            {"event": "charge_changed", "at": lots.after(day, 5, 60).isoformat(), "severity": lots.severity()}
        )
    last = date.fromisoformat(max(str(one["at"])[:10] for one in events))
    act: dict[str, Any] = {"event": lots.one(["extension_granted", "extension_requested"]), "limit": row.name}
    act |= {"ordinal": ordinals[wanted], "at": _near(lots, row.on(day), last)}
    given = [one for one in events if one["event"] == "extension_granted"]
    if given and lots.chance(10):
        act["ordinal"] = lots.one(given)["ordinal"]  # once more
    return {"events": events, "circumstances": circumstances}, {"kind": "permission", "limit": row.name, "act": act}


def totals(book: Book, lots: Lots, turn: int) -> Drawn:
    """The total of a row that may be extended, from a known start or without one."""
    rows = [row for row in book.rows.values() if any(one.extensions for one in row.versions)]
    row, day = rows[turn % len(rows)], lots.day()
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(85) else {}
    events: Events = []
    if row.counting in FORWARD and row.starts and row.starts[0][0] != "custody_start" and lots.chance(50):
        events = [_happened(lots, row, row.starts[0][0], day)]
    version = row.on(day) if events else lots.one(row.versions)
    named = version.row if version is not row.versions[-1] or lots.chance(50) else row.name
    ask: dict[str, Any] = {"kind": "maximum", "limit": named}
    if lots.chance(50):
        ask["ordinal"] = lots.one([0, *version.extensions])
    if depends_on(version.told["limit"]) == "variant":
        ask["variant"] = lots.one(list(version.told["limit"]["variants"]))
    return {"events": events, "circumstances": circumstances}, ask


def who_decides(book: Book, lots: Lots, turn: int) -> Drawn:
    """Who decides on an extension on a day: the class, the level, the body, the law of the day."""
    rows = [row for row in book.rows.values() if any(one.extensions for one in row.versions)]
    if lots.chance(80):
        rows = [row for row in rows if any(_procuracy_grants(one) for one in row.versions)]
    row, day = rows[turn % len(rows)], lots.day()
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(92) else {}
    if lots.chance(75):
        circumstances["procuracy_level"] = lots.one([*LEVELS, None])
    if lots.chance(35):
        circumstances["investigating_body_level"] = lots.one(["district", "province", "ministry", None])
    ordinal = lots.one(list(row.on(day).extensions) or [1])
    ask = {"kind": "competence", "limit": row.name, "ordinal": ordinal, "at": day.isoformat()}
    return {"events": [], "circumstances": circumstances}, ask


def _procuracy_grants(version: Version) -> bool:
    told = [one.get("granted_by") for one in version.extensions.values()]
    return any(isinstance(one, dict) or one in (*ALWAYS, *AT_ITS_LEVEL) for one in told)


JUDGED: dict[str, Callable[[Book, Lots, int], Drawn]] = {
    "in_time": in_time,
    "may_extend": may_extend,
    "totals": totals,
    "who_decides": who_decides,
}
