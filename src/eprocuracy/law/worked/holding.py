"""What a counted detention comes to: its end, the first day and length of what runs, and what was served before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..answers import Day, Determined
from ..chain import as_day
from ..deadlines import Answer

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Held:
    """A detention counted: the answer, the first day and length of the current order, and what was served before."""

    answer: Answer
    start: date | None = None
    days: int | None = None
    used: int = 0
    remaining: int | None = None


def current(answer: Answer, before: Day | None, used: int = 0, remaining: int | None = None) -> Held:
    """The first day and the length of the running order or extension; `before` is the end of the one it follows."""
    if not isinstance(answer, Determined):
        return Held(answer, used=used, remaining=remaining)
    end = as_day(answer.uncapped or answer.nominal)
    start = as_day(answer.starts) if before is None else as_day(before) + _DAY
    return Held(answer, start, (end - start).days + 1, used, remaining)
