"""Invented histories of people held: custody, detention, the stages it goes through, what is taken off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from .book import Book, Row, depends_on
from .lots import Lots

Events = list[dict[str, Any]]
Drawn = tuple[dict[str, Any], dict[str, Any]]
OWN_EVENT = ("BLTTHS-241", "BLTTHS-278-2", "BLTTHS-347-2", "BLTTHS-329-3", "NCTN-151-8")
RETURNED = {"procuracy": "BLTTHS-174-2-VKS", "presiding_judge": "BLTTHS-174-2-TA", "panel": "BLTTHS-174-2-TA"}


def happened(lots: Lots, name: str, day: date, **more: Any) -> dict[str, Any]:
    """One event on a day, sometimes to the minute."""
    return {"event": name, "at": lots.clock(day) if lots.chance(55) else day.isoformat(), **more}


def custody(lots: Lots, day: date, of: str | None = None) -> Events:
    """The beginning of custody, in one of the ways it begins."""
    label = {"of": of} if of is not None else {}
    at = lots.clock(day) if lots.chance(90) else day.isoformat()
    way = lots.number(0, 4)
    if way == 0:
        return [
            {"event": "arrested", "at": day.isoformat(), **label},
            {"event": "arrived_at_office", "at": at, **label},
        ]
    if way == 1:
        surrender = {"event": "surrender_received", "at": day.isoformat(), **label}
        return [surrender, {"event": "custody_decision_issued", "at": at, **label}]
    if way == 2:
        arrest = {"event": "arrested", "at": day.isoformat(), "by": "citizens", **label}
        return [arrest, {"event": "received_person", "at": at, **label}]
    return [{"event": "custody_start", "at": at, **label}]


def of_custody(book: Book, lots: Lots, turn: int) -> Drawn:
    """Custody with its extensions, of adults and juveniles, and the notice before it runs out."""
    day = lots.day()
    row = book.row(lots.one(["BLTTHS-118-BASE", "NCTN-137-3", "BLTTHS-459-2"]))
    events = custody(lots, day) + custody_extensions(lots, row, day)
    facts: dict[str, Any] = {"events": events, "circumstances": {}}
    if lots.chance(50):
        facts["circumstances"]["birth"] = lots.birth(day)
    if lots.chance(15):
        facts["circumstances"]["summary_procedure"] = True
    limits = ["BLTTHS-118-BASE", "NCTN-137-3", "BLTTHS-459-2"]
    if lots.chance(45):
        return facts, {"kind": "end_of_custody", "limit": row.name}
    if lots.chance(50):
        return facts, {"kind": "end_of_custody", "limits": limits}
    before = [one.name for one in book.rows.values() if one.starts[:1] == (("custody_expiry", None),)]
    return facts, {"kind": "latest_date", "limit": lots.one(before)}


def custody_extensions(lots: Lots, row: Row, day: date) -> Events:
    """Extensions of custody, for its own length or a shorter one."""
    events: Events = []
    for ordinal in list(row.on(day).extensions)[: lots.number(0, 2)]:
        day += timedelta(days=2)
        told: dict[str, Any] = {
            "event": "extension_granted",
            "at": day.isoformat(),
            "limit": row.name,
            "ordinal": ordinal,
        }
        events.append({**told, "duration": {"days": lots.number(1, 3)}} if lots.chance(25) else told)
    return events


def detained(book: Book, lots: Lots, row: Row) -> Drawn:
    """A detention from its first day, with its extensions, beside an investigation or without one."""
    day = lots.day()
    variants = depends_on(row.on(day).told["limit"]) == "variant"
    events: Events = [{"event": "detention_start", "at": day.isoformat()}]
    if row.versions[-1].told["limit"] == "none":
        events = _in_a_later_stage(lots, day)
    elif lots.chance(50) and not variants:
        initiated = day - timedelta(days=lots.number(0, 60))
        events.append({"event": "case_initiated", "at": initiated.isoformat()})
    for ordinal in list(row.on(day).extensions)[: lots.number(0, 4)]:
        told: dict[str, Any] = {"event": "extension_granted", "at": lots.after(day, 1, 60).isoformat()}
        told |= {"limit": row.name, "ordinal": ordinal}
        events.append({**told, "duration": {"days": lots.number(5, 90)}} if lots.chance(40) else told)
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(92) else {}
    if row.name in ("NCTN-138-5", "BLTTHS-419-1") or lots.chance(25):
        circumstances["birth"] = lots.turning(day) if lots.chance(40) else lots.birth(day)
    ask: dict[str, Any] = {"kind": "end_of_detention", "limit": row.name}
    if variants and lots.chance(85):
        ask["variant"] = lots.one(list(row.on(day).told["limit"]["variants"]))
    if lots.chance(15) and row.on(day).extensions:
        ask["ordinal"] = 0
    return {"events": events, "circumstances": circumstances}, ask


def _in_a_later_stage(lots: Lots, day: date) -> Events:
    """A detention that goes on when the file was returned, the case resumed, or investigated anew."""
    opened = lots.one(
        [
            "investigator_received_returned_file",
            "resumption_decision_issued",
            "investigator_received_file_reinvestigation",
        ]
    )
    told: dict[str, Any] = {"event": opened, "at": day.isoformat()}
    if opened == "investigator_received_returned_file":
        told["by"] = lots.one(list(RETURNED))
    events: Events = [told]
    if lots.chance(60):
        events.append({"event": "detention_start", "at": lots.after(day, 0, 6).isoformat()})
    else:
        events.append({"event": "detention_expiry", "at": lots.after(day, -20, 6).isoformat()})
    if lots.chance(40):
        order: dict[str, Any] = {"event": "order_issued", "kind": "detention", "at": lots.after(day, 0, 6).isoformat()}
        order["duration"] = lots.duration()
        events.append(order)
    return events


def deducted(book: Book, lots: Lots, turn: int) -> Drawn:
    """Custody, an order that follows it or not, an earlier detention, a release: what is taken off."""
    day = lots.day()
    events = custody(lots, day)
    ended = lots.after(day, 0, 8)
    if lots.chance(60):
        at = lots.clock(ended) if lots.chance(85) else ended.isoformat()
        if lots.chance(50) or ended > day:
            events.append({"event": "custody_ended", "at": _not_before(events, at)})
    elif lots.chance(50):
        events += custody_extensions(lots, book.row("BLTTHS-118-BASE"), day)
    first = lots.after(day, 0, 12)
    order: dict[str, Any] = {"event": "order_issued", "kind": "detention", "at": first.isoformat()}
    if lots.chance(50):
        order["from"] = lots.after(first, 0, 4).isoformat()
    if lots.chance(50):
        order["duration"] = lots.duration()
    events.append(order if lots.chance(70) else {"event": "detention_start", "at": first.isoformat()})
    if lots.chance(20):
        events += _earlier_detention(lots, day - timedelta(days=lots.number(40, 90)))
    if lots.chance(40):
        events.append({"event": "case_initiated", "at": (day - timedelta(days=lots.number(0, 30))).isoformat()})
    row = book.row("BLTTHS-173")
    for ordinal in list(row.on(day).extensions)[: lots.number(0, 2)]:
        told = {"event": "extension_granted", "at": lots.after(first, 10, 60).isoformat(), "limit": row.name}
        events.append({**told, "ordinal": ordinal})
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(92) else {}
    if lots.chance(25):
        circumstances["birth"] = lots.turning(day) if lots.chance(50) else lots.birth(day)
    ask: dict[str, Any] = {"kind": "end_of_detention", "limit": row.name}
    if lots.chance(40):
        ask = {"kind": "end_of_detention", "limits": lots.shuffled(["BLTTHS-173", "NCTN-138-5"])}
        ask["limits"] += ["BLTTHS-419-1"] if lots.chance(30) else []
    if lots.chance(25):
        ask["at"] = lots.after(first, 20, 60).isoformat()
    return {"events": events, "circumstances": circumstances}, ask


def _earlier_detention(lots: Lots, day: date) -> Events:
    """A detention before the present one: told by its first day, its order or both, with its release or its length."""
    events: Events = []
    order: dict[str, Any] = {"event": "order_issued", "kind": "detention", "at": day.isoformat()}
    if lots.chance(50):
        begun = lots.after(day, 0, 2) if lots.chance(50) else day
        events.append({"event": "detention_start", "at": begun.isoformat()})
        events += [order] if lots.chance(30) else []
    else:
        events.append({**order, "duration": lots.duration()} if lots.chance(50) else order)
    if lots.chance(80):
        events.append({"event": "released", "at": lots.after(day, 2, 30).isoformat()})
    return events


def _not_before(events: Events, at: str) -> str:
    """A moment that is not before the events."""
    return max([at, *(one["at"] for one in events)])


def stage(book: Book, lots: Lots, turn: int) -> Drawn:
    """Detention for prosecution, trial, appeal; the shares of juveniles; orders that prevail."""
    row, day = book.row(OWN_EVENT[turn % len(OWN_EVENT)]), lots.day()
    events: Events = [{"event": row.starts[0][0], "at": day.isoformat()}]
    if lots.chance(35):
        events.append(
            {"event": "extension_granted", "at": lots.after(day, 1, 20).isoformat(), "limit": row.name, "ordinal": 1}
        )
    if lots.chance(30):
        order: dict[str, Any] = {"event": "order_issued", "kind": "detention", "at": lots.after(day, 0, 5).isoformat()}
        order["duration"] = lots.duration()
        events.append({**order, "from": order["at"]} if lots.chance(40) else order)
    circumstances: dict[str, Any] = {"severity": lots.severity()} if lots.chance(92) else {}
    if lots.chance(50):
        circumstances["birth"] = lots.birth(day) if lots.chance(93) else {"year": None}
    if row.told.get("choose_by") and lots.chance(90):
        circumstances["court_level"] = lots.one(["province", "high", "supreme", "central_military", None])
        if lots.chance(50):
            circumstances["top_penalty"] = {"years": lots.number(16, 30)}
    ask: dict[str, Any] = {"kind": "end_of_detention", "limit": row.name}
    if depends_on(row.on(day).told["limit"]) == "variant" and not row.told.get("choose_by"):
        ask["variant"] = lots.one(list(row.on(day).told["limit"]["variants"]))
    return {"events": events, "circumstances": circumstances}, ask


HELD: dict[str, Callable[[Book, Lots, int], Drawn]] = {"custody": of_custody, "deducted": deducted, "stage": stage}
