"""What a reading is asked about: a question with its answer, which may be asked again under other facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..answers import Determined
from ..reference import Reference
from ..statutes import Statute
from .facts import Facts
from .shaping import MEASURES, Shape

Again = Callable[[Reference, Facts, Mapping[str, Any]], Shape]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Case:
    """What a reading is asked about: the question, its answer, and the derivation behind it."""

    reference: Reference
    facts: Facts
    ask: Mapping[str, Any]
    shape: Shape
    statute: Statute
    answer: Determined | None
    said: frozenset[str]
    again: Again

    @property
    def day(self) -> date | None:
        """The day of the answer."""
        return measured(self.shape)

    @property
    def of(self) -> str | None:
        return self.ask.get("of")

    def other(self, facts: Facts | None = None, reference: Reference | None = None, **ask: Any) -> date | None:
        """The day of the answer under other facts or another law; None where it is the same."""
        asked = {key: value for key, value in {**self.ask, **ask}.items() if value not in (None, ())}
        shape = self.again(reference or self.reference, facts or self.facts, asked)
        day = measured(shape)
        return None if day == self.day else day

    def moved(self, day: date) -> date | None:
        """A nominal day after moving; None where the answer is the same."""
        due = self.reference.calendar.next_working_day(day)
        return None if due == self.day else due


Found = tuple[str, date | None]


def measured(shape: Shape) -> date | None:
    text = next((shape[key] for key in MEASURES if key in shape), None)
    return date.fromisoformat(text[:10]) if text is not None else None
