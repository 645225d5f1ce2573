"""Invented histories in the closed vocabulary, drawn by lot: every row of the statutes, and every way rows depend on others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .book import Book, Row, depends_on
from .histories_held import HELD, custody, detained, happened
from .histories_judged import JUDGED
from .histories_of_rights import OF_RIGHTS
from .lots import Lots
from .matter import as_day
from .variants import LEVELS

Events = list[dict[str, Any]]
Drawn = tuple[dict[str, Any], dict[str, Any]]  # facts and question
BY_MINUTE = 35  # of a hundred starts are known to the minute
KINDS = {
    "before": "latest_date",
    "custody": "end_of_custody",
    "detention": "end_of_detention",
    "limitation": "limitation",
    "effect": "effect_date",
}
PAIRS = (
    ("BLTTHS-172", "NCTN-129-INV"),
    ("BLTTHS-240-1", "NCTN-129-PROS"),
    ("BLTTHS-277-1", "NCTN-129-TRIAL"),
    ("BLTTHS-116", "NCTN-135-3"),
    ("BLTTHS-118-2-VKS", "NCTN-137-3-VKS"),
    ("TG-13-1h-CUSTODY", "TG2026-NOTICE-CUSTODY"),
    ("TG-13-1h-DETENTION", "TG2026-NOTICE-DETENTION"),
    ("TG-43-1-INFO", "TG2026-SUPERVISION"),
    ("THAHS-24-DECIDE", "THAHS2026-ALL"),
    ("BLTTHS-172", "BLTTHS-460-1"),
    ("BLTTHS-240-1", "BLTTHS-461-1"),
    ("BLTTHS-172", "BLTTHS-174-1"),
)


@dataclass(frozen=True)
class History:
    """One invented history with its question; `shape` tells what it tries out."""

    place: int
    shape: str
    facts: Mapping[str, Any]
    ask: Mapping[str, Any]


def histories(book: Book, seed: int, count: int, first: int = 0) -> Iterator[History]:
    """So many histories from a place on; a history depends on the seed and its place alone."""
    shapes = [name for name, share in SHARES for _ in range(share)]
    for place in range(first, first + count):
        lots = Lots(f"{seed}/{place}")
        shape = shapes[place % len(shapes)]
        facts, ask = SHAPES[shape](book, lots, place // len(shapes))
        if lots.chance(8):
            facts["circumstances"] = {**facts.get("circumstances", {}), **own_days(lots)}
        yield History(place, shape, {**facts, "events": lots.shuffled(facts["events"])}, ask)


def own_days(lots: Lots) -> dict[str, list[str]]:
    """Days off and Saturdays worked beside the calendar."""
    off = {lots.day().isoformat() for _ in range(lots.number(1, 4))}
    worked = {(day + timedelta(days=(5 - day.weekday()) % 7)).isoformat() for day in [lots.day(), lots.day()]} - off
    return {"days_off": sorted(off), "working_saturdays": sorted(worked)}


def starting(lots: Lots, row: Row, day: date, **more: Any) -> Events:
    """The events that start a row, as they are told."""
    events: Events = []
    for name, when in row.starts[:1] if lots.chance(70) else row.starts:
        told = happened(lots, name, day, **more)
        if name == "investigator_received_returned_file":
            told["by"] = lots.one(row.told.get("returned_by", ["procuracy"]))
        if name == "case_initiated" and lots.chance(30):
            told["by"] = lots.one(["delegated_agency", "investigating_body"])
        events.append(told if when is None else {**told, "at": lots.after(day, 0, 10).isoformat()})
    return events or [happened(lots, lots.one(["decision_issued", "request_received"]), day)]


def around(lots: Lots, row: Row, of_class: str | None = None) -> dict[str, Any]:
    """What is true of a matter beside its events, as far as a row asks for it."""
    found: dict[str, Any] = {}
    if lots.chance(88):
        found["severity"] = of_class or lots.severity()
    match row.told.get("choose_by"):
        case "court_level":
            found |= {"court_level": lots.one(LEVELS)} if lots.chance(85) else {}
            found |= {"top_penalty": {"years": lots.number(16, 30)}} if lots.chance(40) else {}
        case "procuracy_level":
            found |= {"procuracy_level": lots.one(LEVELS)} if lots.chance(85) else {}
        case "sentence":
            years = {"years": lots.number(0, 30)}
            form = {"form": lots.one(["life", "death", "fine", "non_custodial"])}
            found |= {"sentence": lots.one([years, years, form])} if lots.chance(85) else {}
        case "remote_area":
            found["remote_area"] = lots.one([True, False, None])
    for name in ("complex", "force_majeure", "verification_needed", "accused_absent"):
        if lots.chance(15):
            found[name] = lots.one([True, True, False, None])
    if lots.chance(10):
        found["prosecutor_present"] = lots.one([True, False, None])
    return found


def asking(lots: Lots, row: Row, day: date, **more: Any) -> dict[str, Any]:
    """The question about the end of a row."""
    version = row.on(day)
    ask = {"kind": KINDS.get(row.counting, "due"), "limit": version.row if lots.chance(50) else row.name, **more}
    if depends_on(version.told["limit"]) == "variant" and not row.told.get("choose_by") and lots.chance(80):
        ask["variant"] = lots.one(list(version.told["limit"]["variants"]))
    if ask["kind"] == "due" and row.counting in ("ordinary", "civil") and lots.chance(10):
        ask["kind"] = "latest_date"
    return ask


def plain(book: Book, lots: Lots, turn: int) -> Drawn:
    """One row after the other, from its own start."""
    rows = list(book.rows.values())
    row, day = rows[turn % len(rows)], lots.day()
    if row.counting == "age":
        return an_age(lots, row, day)
    if row.counting == "detention" and row.starts[0][0] == "detention_start":
        return detained(book, lots, row)
    events = starting(lots, row, day)
    if row.counting == "custody":
        events = custody(lots, day)
    if lots.chance(6):
        events[0]["at"] = None
    elif lots.chance(6):
        # not beyond what followed it: whether facts contradict each other is not counted here
        followed = [as_day(one["at"]) for one in events[1:] if one.get("at")]
        events[0] |= {"between": [day.isoformat(), max(day, min([lots.after(day, 0, 12), *followed])).isoformat()]}
        del events[0]["at"]
    elif lots.chance(4) and row.starts:
        events = []
    return {"events": events, "circumstances": around(lots, row)}, asking(lots, row, day)


def an_age(lots: Lots, row: Row, day: date) -> Drawn:
    """The age of a person on a day."""
    circumstances = {"birth": lots.birth(day) if lots.chance(90) else None} if lots.chance(93) else {}
    if lots.chance(50):
        return {"events": [], "circumstances": circumstances}, {"kind": "age", "limit": row.name, "at": day.isoformat()}
    events = [{"event": "age_determination", "at": day.isoformat()}] if lots.chance(85) else []
    return {"events": events, "circumstances": circumstances}, {"kind": "age", "limit": row.name}


def extended(book: Book, lots: Lots, turn: int) -> Drawn:
    """Every extension that a row provides, decided or brought by circumstances, up to one of them."""
    rows = [row for row in book.rows.values() if any(one.extensions for one in row.versions)]
    row = rows[turn % len(rows)]
    if row.counting == "detention" and row.starts[0][0] == "detention_start":
        return detained(book, lots, row)
    day = lots.day()
    facts: dict[str, Any] = {"events": starting(lots, row, day), "circumstances": around(lots, row)}
    if row.counting == "custody":
        facts["events"] = custody(lots, day)
    ordinals = list(row.on(day).extensions)
    kept = ordinals[: lots.number(1, len(ordinals))]
    facts["events"] += granting(lots, row, kept, day)
    for one in row.on(day).extensions.values():
        if (brought := one.get("applies_when")) in ("complex", "force_majeure", "verification_needed") and lots.chance(
            70
        ):
            facts["circumstances"][brought] = True
    ask = asking(lots, row, day)
    if ask["kind"] != "latest_date" and lots.chance(15):
        ask["ordinal"] = lots.one([0, *kept])
    if lots.chance(20) and row.on(day).extensions.get(1, {}).get("granted_by") == "the_law":
        facts["circumstances"]["extension_conditions_met"] = [1]
    return facts, ask


def granting(lots: Lots, row: Row, ordinals: list[Any], day: date) -> Events:
    """Decisions on extensions, one after the other."""
    events: Events = []
    for ordinal in ordinals:
        day = lots.after(day, 1, 40)
        extension = row.on(day).extensions.get(ordinal, {})
        if extension.get("applies_when") == "procuracy_received_supplement":
            events.append({"event": "procuracy_received_supplement", "at": day.isoformat()})
        elif not extension.get("applies_when"):
            told = {"event": "extension_granted", "at": day.isoformat(), "limit": row.name, "ordinal": ordinal}
            if lots.chance(35) or (extension.get("length") is None and lots.chance(80)):
                told["duration"] = {"days": lots.number(1, 9)} if row.counting == "custody" else lots.duration()
            events.append(told)
    return events


def changed(book: Book, lots: Lots, turn: int) -> Drawn:
    """The charge becomes graver or lighter while a period runs, before and after its extensions."""
    row = book.row(
        lots.one(["BLTTHS-172", "BLTTHS-172", "BLTTHS-240-1", "BLTTHS-277-1", "BLTTHS-174-1", "NCTN-129-INV"])
    )
    day = lots.day()
    events = starting(lots, row, day)
    for _ in range(lots.number(1, 2)):
        told: dict[str, Any] = {"event": lots.one(["charge_changed", "charge_added"])}
        told["at"] = lots.after(day, 1, 150).isoformat()
        told |= {"severity": lots.severity()} if lots.chance(70) else {"charge": a_charge(lots)}
        events.append(told)
    events += granting(lots, row, list(row.on(day).extensions)[: lots.number(0, 3)], day)
    ask = asking(lots, row, day)
    if lots.chance(20):
        ask["at"] = lots.after(day, 30, 200).isoformat()
    return {"events": events, "circumstances": {"severity": lots.severity()}}, ask


def a_charge(lots: Lots) -> dict[str, Any]:
    """An article and a clause of the Penal Code."""
    return {"code": "BLHS", "article": lots.one([168, 173, 174, 175, 249, 251]), "clause": lots.number(1, 4)}


def joined(book: Book, lots: Lots, turn: int) -> Drawn:
    """Cases joined, and several accused of different classes (I-14)."""
    row, day = book.row("BLTTHS-172"), lots.day()
    if lots.chance(40):
        own = {label: {"severity": lots.severity()} for label in ("A", "B", "C")}
        circumstances = {"severity": lots.severity()} if lots.chance(30) else {}
        of = {"of": lots.one(["A", "B"])} if lots.chance(40) else {}
        return {
            "events": [happened(lots, "case_initiated", day)],
            "circumstances": circumstances,
            "circumstances_of": own,
        }, asking(lots, row, day, **of)
    later = lots.after(day, 1, 40)
    events = [
        {"event": "case_initiated", "at": day.isoformat(), "of": "case_1"},
        {"event": "case_initiated", "at": later.isoformat(), "of": "case_2"},
        {"event": "joined", "at": lots.after(later, 1, 40).isoformat(), "cases": ["case_1", "case_2"]},
    ]
    own = {label: {"severity": lots.severity()} for label in ("case_1", "case_2")}
    if lots.chance(50):
        events += [
            {**one, "of": "case_1"} for one in granting(lots, row, [1], day + timedelta(days=lots.number(0, 60)))
        ]
    return {"events": events, "circumstances_of": own}, asking(lots, row, day)


def transition(book: Book, lots: Lots, turn: int) -> Drawn:
    """Candidates among which the law in force, the procedure, the person's age or what began last decides."""
    names = PAIRS[turn % len(PAIRS)]
    rows = [book.row(one) for one in names]
    day = lots.day(date(2025, 3, 1), date(2026, 12, 31)) if lots.chance(80) else lots.day()
    facts: dict[str, Any] = {"events": [], "circumstances": around(lots, rows[0])}
    started = {event: happened(lots, event, lots.after(day, 0, 5)) for row in rows for event, _ in row.starts[:1]}
    facts["events"] = list(started.values())
    if lots.chance(60):
        facts["circumstances"]["birth"] = lots.birth(day) if lots.chance(90) else None
    if lots.chance(30):
        facts["circumstances"]["especially_complex"] = lots.one([True, False, None])
    if lots.chance(50):
        facts["circumstances"]["summary_procedure"] = lots.one([True, True, False, None])
    if all(row.starts for row in rows) and lots.chance(15):
        notice = lots.after(day, 1, 20).isoformat()
        facts["events"].append(
            {"event": "diversion_notice_issued", "at": notice, "by": lots.one(["procuracy", "court"])}
        )
    ask = asking(lots, rows[0], day)
    del ask["limit"]
    return facts, {**ask, "limits": lots.shuffled(list(names))}


SHAPES: dict[str, Callable[[Book, Lots, int], Drawn]] = {
    "plain": plain,
    "extended": extended,
    "changed": changed,
    "joined": joined,
    "transition": transition,
    **HELD,
    **OF_RIGHTS,
    **JUDGED,
}
SHARES = [("plain", 24), ("extended", 14), ("changed", 8), ("joined", 3), ("transition", 8)]
SHARES += [(name, share) for name, share in (("custody", 5), ("deducted", 9), ("stage", 6), ("backward", 9))]
SHARES += [(name, share) for name, share in (("resumed", 5), ("limitation", 5), ("appealed", 3), ("hindered", 2))]
SHARES += [("in_time", 10), ("may_extend", 7), ("totals", 4), ("who_decides", 4)]
