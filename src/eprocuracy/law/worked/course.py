"""The readings that hang on what happened on the way: suspended, cancelled, handed over, separated, returned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from eprocuracy.kernel.moments import When

from ..chain import as_day
from ..statutes import Counting
from .facts import Event, Facts
from .reading_case import DAY, Case, Found

SUPPLEMENTED = "supplementary_investigation"


def course(case: Case) -> Iterator[Found]:
    """What happened on the way: I-16 to I-18, I-23 to I-26; each with the period begun anew as the other reading."""
    facts, starts = case.facts, {one.event for one in case.statute.counted_from}
    if case.answer is None or case.day is None:
        return
    if "resumption_decision_issued" in starts:
        yield "I-18", None
    for code, name, rows in _ANEW:
        event = facts.last(name)
        if event is not None and event.day is not None and (rows is None or starts & rows):
            first = case.statute.counted_from[0].event if case.statute.counted_from else ""
            yield code, case.other(_anew(facts, first, event.day))
    if "case_initiated" in starts and (received := facts.last("investigator_received_file")) is not None:
        handed = facts.last("file_handed_over") or facts.last("transfer_decision_issued")
        if handed is not None and handed.day is not None and received.day is not None:
            yield "I-17", case.moved(as_day(case.answer.nominal) + (received.day - handed.day))
    if "procuracy_received_case_file" in starts:
        yield from _received_again(case)
    if case.statute.derived_from == "BLTTHS-174-1" and case.statute.counting is Counting.DETENTION:
        yield "I-25", _stage_alone(case)


_ANEW: Sequence[tuple[str, str, frozenset[str] | None]] = (
    ("I-16", "cancellation_decision_issued", frozenset({"case_initiated", "court_docketed"})),
    ("I-23", "successor_took_over", None),
    ("I-26", "separated", frozenset({"case_initiated"})),
)


def _anew(facts: Facts, name: str, day: date) -> Facts:
    """The world in which the period began on another day."""
    rest = tuple(one for one in facts.events if one.name != name)
    return replace(facts, events=(*rest, Event(name, When.on(day), told={"event": name})))


def _received_again(case: Case) -> Iterator[Found]:
    """A file that comes back: a new period, or what was left of the first one."""
    receipts = case.facts.all("procuracy_received_case_file", case.of)
    if not receipts or receipts[-1].told.get("reason") != SUPPLEMENTED:
        return
    returned = case.facts.last("returned_for_investigation", case.of)
    used = None
    if len(receipts) > 1 and returned is not None and returned.day is not None and receipts[0].day is not None:
        used = returned.day - receipts[0].day
    assert case.answer is not None
    yield "I-24", case.moved(as_day(case.answer.nominal) - used) if used is not None and used > DAY * 0 else None


def _stage_alone(case: Case) -> date | None:
    for limit in ("BLTTHS-174-2-VKS", "BLTTHS-174-2-TA", "BLTTHS-174-1", "BLTTHS-174-3"):
        shape = case.again(case.reference, case.facts, {"kind": "due", "limit": limit})
        if "nominal" in shape:
            day = date.fromisoformat(shape["nominal"])
            return None if day == case.day else day
    return None
