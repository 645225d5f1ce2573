"""Invented histories of cases: counted back from an expiry, resumed, appealed, hindered, out of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from .book import Book, depends_on
from .histories_held import RETURNED, custody, custody_extensions, happened
from .lots import Lots

Events = list[dict[str, Any]]
Drawn = tuple[dict[str, Any], dict[str, Any]]
RESUMED = ("BLTTHS-174-1", "BLTTHS-149-1", "BLTTHS-249-4", "BLTTHS-277-2-RES", "BLTTHS-148-2-CONT")


def backward(book: Book, lots: Lots, turn: int) -> Drawn:
    """Limits counted back from an expiry that follows from the other events."""
    rows = [row for row in book.rows.values() if row.counting == "before"]
    row, day = rows[turn % len(rows)], lots.day()
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(92) else {}
    extend: list[str] = []
    match row.starts[0][0]:
        case "crime_report_limit_expiry":
            events, extend = [happened(lots, "crime_report_received", day)], ["BLTTHS-147-1"]
        case "investigation_expiry" | "investigation_end":
            events, extend = [happened(lots, "case_initiated", day)], ["BLTTHS-172"]
        case "resumed_investigation_expiry":
            events, extend = [happened(lots, "resumption_decision_issued", day)], ["BLTTHS-174-1"]
        case "custody_expiry":
            events = custody(lots, day) + custody_extensions(lots, book.row("BLTTHS-118-BASE"), day)
        case "detention_expiry" | "extended_detention_expiry":
            if lots.chance(30):
                events = [happened(lots, lots.one(["procuracy_received_case_file", "court_docketed"]), day)]
            else:
                events, extend = [{"event": "detention_start", "at": day.isoformat()}], ["BLTTHS-173"]
        case "special_measure_expiry":
            events = [{"event": "procuracy_approved", "at": day.isoformat()}]
            if lots.chance(50):
                initiated = day - timedelta(days=lots.number(0, 60))
                events.append({"event": "case_initiated", "at": initiated.isoformat()})
        case name:
            events = [happened(lots, name, day)]
    for name in extend:
        for ordinal in list(book.row(name).on(day).extensions)[: lots.number(0, 2)]:
            told = {"event": "extension_granted", "at": lots.after(day, 1, 50).isoformat(), "limit": name}
            events.append({**told, "ordinal": ordinal})
    if lots.chance(25):
        circumstances["birth"] = lots.birth(day)
    ask: dict[str, Any] = {"kind": "latest_date", "limit": row.name}
    if depends_on(row.on(day).told["limit"]) == "variant" and lots.chance(85):
        ask["variant"] = lots.one(list(row.on(day).told["limit"]["variants"]))
    return {"events": events, "circumstances": circumstances}, ask


def resumed(book: Book, lots: Lots, turn: int) -> Drawn:
    """Suspended and resumed, returned for further investigation: a fresh period runs (I-18, I-24)."""
    day = lots.day()
    events: Events = [{"event": "case_initiated", "at": day.isoformat()}]
    suspended = lots.after(day, 20, 120)
    events.append({"event": "suspension_decision_issued", "at": suspended.isoformat(), "ground": "illness"})
    again = lots.after(suspended, 10, 200)
    name = RESUMED[turn % len(RESUMED)]
    limit = name
    if lots.chance(30):
        by = lots.one(list(RETURNED))
        events.append({"event": "investigator_received_returned_file", "at": again.isoformat(), "by": by})
        limit = RETURNED[by]
    else:
        events.append(happened(lots, book.row(name).starts[0][0], again))
        if 1 in book.row(name).on(again).extensions and lots.chance(50):
            told = {"event": "extension_granted", "at": lots.after(again, 1, 20).isoformat(), "ordinal": 1}
            events.append({**told, "limit": name})
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(92) else {"severity": None}
    if lots.chance(30):
        requests = [one.name for one in book.rows.values() if one.starts[:1] == (("investigation_expiry", None),)]
        return {"events": events, "circumstances": circumstances}, {"kind": "latest_date", "limit": lots.one(requests)}
    return {"events": events, "circumstances": circumstances}, {"kind": "due", "limit": limit}


def limitation(book: Book, lots: Lots, turn: int) -> Drawn:
    """Limitation of prosecution and of execution, with what starts it anew."""
    day = lots.day(date(1998, 1, 1), date(2027, 1, 1))
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(90) else {}
    own: dict[str, Any] = {}
    ask: dict[str, Any] = {"kind": "limitation", "limit": "BLHS-27-2"}
    events: Events = [{"event": "offence_committed", "at": day.isoformat()}]
    if lots.chance(30):
        ask["limit"] = "BLHS-60-2"
        events = [{"event": "judgment_effective", "at": day.isoformat()}]
        years = {"years": lots.number(1, 30)}
        circumstances["sentence"] = lots.one([years, {"form": lots.one(["life", "death", "fine"])}, None])
    elif lots.chance(45):
        events[0]["of"] = "first"
        events.append({"event": "offence_committed", "at": lots.after(day, 30, 7000).isoformat(), "of": "second"})
        own = {"second": {"top_penalty": {"years": lots.number(1, 5)}}}
        if lots.chance(60):
            own["first"] = {"severity": lots.severity()}
        ask["of"] = "first"
    if lots.chance(45):
        wanted = lots.after(day, 10, 5000)
        events.append({"event": "wanted_decision_issued", "at": wanted.isoformat()})
        if lots.chance(75):
            back = lots.after(wanted, 0, 5000)
            events.append({"event": lots.one(["arrested", "surrender_received"]), "at": back.isoformat()})
        circumstances["evading"] = lots.one([True, True, True, False])
    if lots.chance(12):
        article = lots.one([109, 353, 354, 173, 424])
        circumstances["charge"] = {"code": "BLHS", "article": article, "clause": lots.number(1, 2)}
    if lots.chance(8):
        circumstances["national_security"] = lots.one([True, False, None])
    if lots.chance(30):
        ask["at"] = lots.after(day, 0, 9000).isoformat()
    return {"events": events, "circumstances": circumstances, "circumstances_of": own}, ask


def appealed(book: Book, lots: Lots, turn: int) -> Drawn:
    """Appeal by those present and absent, protest, and the day a judgment takes effect."""
    day = lots.day()
    events: Events = [happened(lots, "judgment_pronounced", day)]
    circumstances: dict[str, Any] = {}
    if lots.chance(55):
        circumstances["accused_absent"] = lots.one([True, True, True, None])
        name = lots.one(["posted", "posted", "judgment_received_or_posted"])
        events.append({"event": name, "at": lots.after(day, 0, 15).isoformat()})
    if lots.chance(10):
        events.append({"event": "appeal_filed", "at": lots.after(day, 5, 12).isoformat()})
    facts = {"events": events, "circumstances": circumstances}
    limit = lots.one(["BLTTHS-343", "BLTTHS-333-1", "BLTTHS-364-2-A", "BLTTHS-337-1"])
    ask: dict[str, Any] = {"kind": "effect_date" if limit == "BLTTHS-343" else "due", "limit": limit}
    if limit == "BLTTHS-337-1":
        ask["variant"] = lots.one(["same_level_procuracy", "immediate_superior_procuracy"])
    return facts, ask


def hindered(book: Book, lots: Lots, turn: int) -> Drawn:
    """Obstacles to a right; a limit that must stay within another."""
    day = lots.day()
    if lots.chance(30):
        events: Events = [{"event": "procuracy_received_new_fact_report", "at": day.isoformat()}]
        if lots.chance(85):
            committed = day - timedelta(days=lots.number(1000, 7500))
            events.append({"event": "offence_committed", "at": committed.isoformat()})
        return {"events": events, "circumstances": {"severity": lots.severity()}}, {
            "kind": "due",
            "limit": "BLTTHS-401-1",
        }
    if lots.chance(40):
        initiated = day - timedelta(days=lots.number(0, 80))
        events = [
            {"event": "procuracy_approved", "at": day.isoformat()},
            {"event": "case_initiated", "at": initiated.isoformat()},
        ]
        return {"events": events, "circumstances": {"severity": lots.severity()}}, {
            "kind": "due",
            "limit": "BLTTHS-226-1",
        }
    rows = [row for row in book.rows.values() if row.told["on_expiry"] == "right_lost" and row.starts]
    row = lots.one(rows)
    events = [{"event": row.starts[0][0], "at": day.isoformat()}]
    for _ in range(lots.number(1, 2)):
        first = lots.after(day, 0, 25)
        events.append({"event": "obstacle", "at": first.isoformat(), "until": lots.after(first, 0, 15).isoformat()})
    ask = {"kind": "due", "limit": row.name}
    told = row.on(day).told["limit"]
    if depends_on(told) == "variant":
        ask["variant"] = lots.one(list(told["variants"]))
    return {"events": events, "circumstances": {"severity": lots.severity()}}, ask


OF_RIGHTS: dict[str, Callable[[Book, Lots, int], Drawn]] = {
    "backward": backward,
    "resumed": resumed,
    "limitation": limitation,
    "appealed": appealed,
    "hindered": hindered,
}
