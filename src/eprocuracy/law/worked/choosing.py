"""Which of several candidate rows governs: law in force, transition, juvenile law, summary procedure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ..governing import Lapsed, governing
from ..statutes import Statute, stem_of
from .derived import custody_start
from .detention import first_day
from .facts import Facts
from .persons import is_juvenile
from .starts import start_event
from .world import World

StartOf = Callable[[Statute], date]


def choose(there: World, limits: Sequence[str], of: str | None) -> str:
    """The row among the candidates that governs; raises what is missing to tell."""
    stems = list(dict.fromkeys(stem_of(one) for one in limits))
    if len(stems) == 1:
        return stems[0]
    reference, facts = there.reference, there.facts
    statutes = {stem: reference.statutes[stem] for stem in stems}
    summary = [stem for stem, one in statutes.items() if one.extra.get("procedure") == "summary"]
    if summary and len(summary) < len(stems):
        ordinary = [stem for stem in stems if stem not in summary]
        return choose(there, summary if _summary(facts, of) else ordinary, of)
    adult = _adult_row(there, stems)
    start = _start(there, statutes[stems[0]], of)
    if adult is not None:
        if is_juvenile(facts, start, of) and not _full_limits(facts, statutes, of):
            ruling = governing(reference, adult, start, juvenile=True)
            if not isinstance(ruling, Lapsed) and ruling.statute.name in stems and _in_force(ruling.statute, start):
                return ruling.statute.name
        if adult in stems:
            return adult
    for stem in stems:
        ruling = governing(reference, stem, start)
        if not isinstance(ruling, Lapsed) and ruling.statute.name in stems and _in_force(ruling.statute, start):
            return stem
    return stems[0]


def _summary(facts: Facts, of: str | None) -> bool:
    return facts.flag("summary_procedure", of) and not facts.has("cancellation_decision_issued")


def _in_force(statute: Statute, start: date) -> bool:
    return statute.versions[0].first_day <= start


def _adult_row(there: World, stems: Sequence[str]) -> str | None:
    """The adult row that has a juvenile one among the candidates."""
    for name, statute in there.reference.statutes.items():
        taken = {one.take for one in statute.for_juveniles if one.take}
        if taken & set(stems):
            return name
    return None


def _full_limits(facts: Facts, statutes: dict[str, Statute], of: str | None) -> bool:
    """A juvenile has the full limits of the Code in an especially complex case and after a diversion notice."""
    if not any(one.extra.get("full_when_especially_complex") for one in statutes.values()):
        return False
    if facts.flag("especially_complex", of):
        return True
    bodies = {one.extra.get("full_after_diversion_notice_by") for one in statutes.values()} - {None}
    return any(event.told.get("by") in bodies for event in facts.all("diversion_notice_issued", of))


def _start(there: World, statute: Statute, of: str | None) -> date:
    name = statute.counted_from[0].event if statute.counted_from else ""
    if name == "detention_start":
        return first_day(there, of)[0]
    if name == "custody_start":
        return there.facts.known(custody_start(there, of)).earliest_day
    return there.facts.known(start_event(there, statute, of)).earliest_day
