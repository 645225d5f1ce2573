"""The readings that an answer follows where the text allows two: named, with the other one and the day it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from eprocuracy.kernel.sentences import Sentence

from ..answers import Determined, NotDeterminable, Step
from ..chain import as_day
from ..counting import add_months
from ..reference import Reference
from ..severity import Severity
from ..statutes import Counting, Statute, stem_of
from ..time_limits import TimeLimit, Unit
from ..wording import CAPPED, DEDUCTED, SHARE
from .course import course
from .facts import CLASS_KEYS, Facts, Missing, Unknown
from .persons import changes_of_class, class_on, is_juvenile
from .reading_case import DAY, Again, Case, Found
from .saying import FOLLOWED, FOLLOWED_AND_OTHER, FOLLOWED_BUT_DATED
from .shaping import Shape

JUVENILE_LAW = date(2026, 1, 1)


@dataclass(frozen=True)
class Reading:
    """One reading that was followed, and the sentence that says so."""

    code: str
    said: Sentence


def readings(
    reference: Reference,
    facts: Facts,
    ask: Mapping[str, Any],
    shape: Shape,
    trail: Sequence[Determined | NotDeterminable | Step],
    again: Again,
) -> list[Reading]:
    """The readings behind an answer, in the order of their numbers."""
    answers = [one for one in trail if isinstance(one, Determined)]
    answer = answers[-1] if answers else None
    row = answer.limit if answer is not None else ask.get("limit") or next(iter(ask.get("limits", ())), None)
    if row is None or shape.get("missing"):
        return []
    said = frozenset(one.said.code for each in answers for one in each.steps)
    said |= {one.said.code for one in trail if isinstance(one, Step)}
    case = Case(reference, facts, ask, shape, reference.statute(row), answer, said, again)
    found: dict[str, date | None] = {}
    for rule in _RULES:
        for code, day in rule(case):
            found.setdefault(code, day)
    return [_reading(case, code, found[code]) for code in sorted(found)]


def _reading(case: Case, code: str, other: date | None) -> Reading:
    known = case.reference.interpretations[code]
    values: dict[str, Any] = {"code": code, "topic": known.topic, "chosen": known.chosen}
    if known.alternative is None:
        return Reading(code, Sentence(FOLLOWED, values))
    values["other"] = known.alternative
    if other is None:
        return Reading(code, Sentence(FOLLOWED_AND_OTHER, values))
    return Reading(code, Sentence(FOLLOWED_BUT_DATED, {**values, "day": other}))


def _unit(statute: Statute) -> Unit | None:
    told = statute.versions[-1].length
    length = told if told is None or isinstance(told, TimeLimit) else next(iter(told.values()))
    return length.unit if length is not None else None


def _days(case: Case) -> Iterator[Found]:
    """Limits in days, months, years: first day (I-01), moving (I-03), days off (I-04), extensions (I-05)."""
    answer = case.answer
    if answer is None or answer.by_the_minute or case.statute.counting not in (Counting.ORDINARY, Counting.CIVIL):
        return
    nominal, in_days = as_day(answer.nominal), _unit(case.statute) in (Unit.DAY, Unit.WORKING_DAY)
    if case.day != answer.ends_on:
        return
    if in_days:
        yield "I-01", case.moved(nominal - DAY)
    if answer.ends_on != nominal:
        yield "I-03", nominal if in_days else None
    calendar = case.reference.calendar
    passed = [nominal + DAY * one for one in range((answer.ends_on - nominal).days + 1)]
    swapless = case.reference.with_calendar(case.reference.calendar.without_swaps())
    other = case.other(reference=swapless) if calendar.swapped else None
    if other is not None or calendar.days_off.intersection(passed) or _unit(case.statute) is Unit.WORKING_DAY:
        yield "I-04", other
    if answer.judged:
        yield "I-05", _from_the_moved_day(case, nominal)


def _from_the_moved_day(case: Case, nominal: date) -> date | None:
    """The end where the last extension runs from the moved end of what it extends."""
    assert case.answer is not None
    earlier = case.answer.judged[-2].ordinal if len(case.answer.judged) > 1 else 0
    before = case.again(case.reference, case.facts, {**case.ask, "kind": "due", "ordinal": earlier})
    if "nominal" not in before:
        return None
    from_day, moved = date.fromisoformat(before["nominal"]), date.fromisoformat(before["due"])
    if moved == from_day:
        return None
    months = next((one for one in range(1, 25) if add_months(from_day, one) == nominal), None)
    return case.moved(add_months(moved, months) if months else nominal + (moved - from_day))


def _held(case: Case) -> Iterator[Found]:
    """Detention and custody: I-02, I-06, I-11, I-15, I-20, I-21."""
    counting, answer = case.statute.counting, case.answer
    if counting is Counting.CUSTODY or (answer is not None and answer.by_the_minute):
        yield "I-20", None
        yield "I-03", None
    if counting is not Counting.DETENTION or answer is None or case.day is None:
        return
    yield "I-02", None
    if answer.judged:
        yield "I-06", None
    if case.statute.derived_from == "BLTTHS-240-1":
        yield "I-15", case.day + DAY
    if DEDUCTED in case.said:
        yield "I-21", case.day + DAY if _a_block_begun(case) else None


def _a_block_begun(case: Case) -> bool:
    """Whether the last block of 24 hours of custody was begun and not finished."""
    ended = case.facts.last("custody_ended", case.of)
    begun = next((case.facts.last(name, case.of) for name in _BEGINS if case.facts.all(name, case.of)), None)
    if ended is None or begun is None or ended.at is None or begun.at is None:
        return False
    first, last = begun.at.moment, ended.at.moment
    return first is not None and last is not None and bool((last - first) % timedelta(hours=24))


_BEGINS = ("custody_start", "arrived_at_office", "received_person")


def _manner(case: Case) -> Iterator[Found]:
    """Counted back (I-07), late requests (I-08), limitation (I-12), legal effect (I-19)."""
    if case.statute.backward:
        yield "I-07", None
        if case.shape.get("result") == "late" or case.shape.get("reason") == "period_expired":
            yield "I-08", None
    if case.statute.also_within is not None and "uncapped" in case.shape:
        yield "I-12", None
    if "O-07" in case.shape.get("open", ()):
        yield "I-04", None
    if case.statute.counting is Counting.LIMITATION and case.answer is not None:
        yield "I-12", None
    derived = "judgment_effective" in {one.event for one in case.statute.counted_from}
    if case.statute.counting is Counting.EFFECT or (derived and not case.facts.has("judgment_effective")):
        yield "I-19", None


def _law(case: Case) -> Iterator[Found]:
    """Which law (I-13), juveniles (I-11, I-22), several accused (I-14), changed charges (I-09, I-10)."""
    statute, facts = case.statute, case.facts
    ends = any(one.until is not None for one in statute.versions)
    changed = case.shape.get("reason") in ("ground_not_in_force", "power_removed")
    if len(statute.versions) > 1 or ends or changed or case.shape.get("assumed") or "limits" in case.ask:
        yield "I-13", None
    halved = statute.name.startswith("NCTN-129") or statute.extra.get("halved") or SHARE in case.said
    if halved:
        yield "I-11", None
    if _of_juvenile_law(case) and _is_young(case):
        starts = [case.answer.starts] if case.answer is not None else []
        starts += [one.day for one in facts.all("case_initiated") if one.day is not None]
        if any(as_day(one) < JUVENILE_LAW for one in starts):
            yield "I-22", case.other(limit=statute.derived_from, limits=()) if halved else None
    by_class = isinstance(statute.versions[-1].length, Mapping) and isinstance(
        next(iter(statute.versions[-1].length)), Severity
    )
    labelled = [label for label, own in facts.circumstances_of.items() if set(CLASS_KEYS) & set(own)]
    if (by_class and len(labelled) > 1) or (CAPPED in case.said and statute.counting is Counting.DETENTION):
        yield "I-14", None
    if by_class:
        yield from _changes(case)


def _of_juvenile_law(case: Case) -> bool:
    """Whether the row, or a candidate beside it, is one that took an adult row's place from the juvenile law on."""
    asked = {stem_of(one) for one in (*(case.ask.get("limits") or ()), case.statute.name)}
    taken = {
        rule.take
        for one in case.reference.statutes.values()
        for rule in one.for_juveniles
        if rule.first_day >= JUVENILE_LAW
    }
    return bool(asked & taken)


def _is_young(case: Case) -> bool:
    try:
        return is_juvenile(case.facts, JUVENILE_LAW, case.of)
    except (Missing, Unknown):
        return False


def _changes(case: Case) -> Iterator[Found]:
    offences = case.reference.offences
    try:
        for day in changes_of_class(case.facts, case.of):
            before = class_on(case.facts, offences, case.of, day - DAY)
            after = class_on(case.facts, offences, case.of, day)
            if before != after:
                yield ("I-09" if after > before else "I-10"), None
    except (Missing, Unknown):
        return


_RULES: Sequence[Callable[[Case], Iterator[Found]]] = (_days, _held, _manner, _law, course)
