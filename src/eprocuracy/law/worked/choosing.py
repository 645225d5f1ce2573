"""Which of several candidate rows governs: what has begun, law in force, transition, juvenile law, summary procedure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..governing import Lapsed, governing
from ..severity import Severity
from ..statutes import Statute, stem_of
from .derived import custody_start, full_limits
from .facts import Contradictory, Facts, Missing
from .persons import class_on, is_juvenile
from .served import first_day
from .starts import Posted, start_event
from .world import World


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
    stems = _begun_last(there, stems, of)
    demanding = [stem for stem in stems if "only_when" in statutes[stem].extra]
    if demanding and len(stems) > 1:
        fitting = [stem for stem in demanding if _fits(there, statutes[stem], of)]
        stems = fitting or [stem for stem in stems if stem not in demanding] or stems
    if len(stems) == 1:
        return stems[0]
    start = _start(there, statutes[stems[0]], of)
    adult = _adult_row(there, stems)
    if adult is not None:
        if is_juvenile(facts, start, of):
            ruling = governing(reference, adult, start, juvenile=True)
            if (
                not isinstance(ruling, Lapsed)
                and ruling.statute.name in stems
                and _in_force(ruling.statute, start)
                and not full_limits(facts, ruling.statute, of)
            ):
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


def _begun_last(there: World, stems: Sequence[str], of: str | None) -> list[str]:
    """The candidates whose period has begun, and of these the ones that began last; all where none can be told."""
    begun: dict[str, date] = {}
    for stem in stems:
        try:
            begun[stem] = _start(there, there.reference.statutes[stem], of)
        except Contradictory:
            raise
        except Missing as missing:
            if there.facts.has(*missing.names):
                raise  # it happened, and may have happened last
            continue
        except Posted:
            continue
    last = max(begun.values(), default=None)
    return [stem for stem in stems if begun.get(stem) == last]


def _fits(there: World, statute: Statute, of: str | None) -> bool:
    """Whether what a row demands of the matter is so: a circumstance, a class."""
    demanded = statute.extra["only_when"]
    return all(
        class_on(there.facts, there.reference.offences, of) is Severity(value)
        if name == "severity"
        else there.facts.flag(name, of) is value
        for name, value in demanded.items()
    )


def _adult_row(there: World, stems: Sequence[str]) -> str | None:
    """The adult row that has a juvenile one among the candidates."""
    for name, statute in there.reference.statutes.items():
        taken = {one.take for one in statute.for_juveniles if one.take}
        if taken & set(stems):
            return name
    return None


def _start(there: World, statute: Statute, of: str | None) -> date:
    name = statute.counted_from[0].event if statute.counted_from else ""
    if name == "detention_start":
        return first_day(there, of)[0]
    if name == "custody_start":
        return there.facts.known(custody_start(there, of)).earliest_day
    return there.facts.known(start_event(there, statute, of)).earliest_day
