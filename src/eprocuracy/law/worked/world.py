"""The law and the facts that a question is asked about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.sentences import Sentence

from ..answers import Step
from ..calendar import Calendar
from ..deadlines import Answer
from ..reference import Reference
from ..time_limits import TimeLimit
from .facts import Contradictory, Facts, day

Derivation = Callable[["World", str | None], When]


@dataclass(frozen=True)
class World:
    """The law and the facts it is asked about; `trail` keeps the derivations that an answer rests on."""

    reference: Reference
    facts: Facts
    derive: Mapping[str, Derivation] = field(default_factory=dict, compare=False)
    trail: list[Answer | Step] = field(default_factory=list, compare=False)

    def tell(self, code: str, basis: Citation | None = None, /, **values: object) -> None:
        """Add one sentence to the derivation."""
        self.trail.append(Step(Sentence(code, values), basis))

    def settled(self) -> World:
        """The same world on a calendar without dispute: for nominal ends, which no day off moves."""
        calm = self.reference.with_calendar(self.reference.calendar.settled())
        return replace(self, reference=calm)

    def of(self, facts: Facts) -> World:
        """The same law on other facts."""
        return replace(self, facts=facts)


def world(reference: Reference, facts: Facts, derive: Mapping[str, Derivation]) -> World:
    """The world of an example, with its own days off."""
    off = [day(one) for one in facts.circumstance("days_off") or ()]
    saturdays = [day(one) for one in facts.circumstance("working_saturdays") or ()]
    if set(off) & set(saturdays):
        raise Contradictory("days_off", "working_saturdays")
    calendar: Calendar = reference.calendar
    if off or saturdays:
        calendar = calendar.with_changes(off, saturdays)
    return World(reference.with_calendar(calendar), facts, derive)


def duration(told: Any) -> TimeLimit | None:
    """A length such as `{months: 2}`."""
    if told is None:
        return None
    ((unit, amount),) = told.items()
    return TimeLimit.parse(f"{amount} {unit}")
