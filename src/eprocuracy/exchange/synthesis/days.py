"""Days that a proceeding would choose: of work, of a lawful limit, of a book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.deadlines import Determined, Granted, determine
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit


class Days:
    """The working calendar and the lengths of limits, asked for by those who invent lawful histories."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.calendar = reference.calendar
        self._last = lru_cache(maxsize=20_000)(self._determined)

    def working(self, day: date) -> date:
        """The day itself, or the next working day: no paper is signed on a Sunday without need."""
        return self.calendar.next_working_day(day)

    def no_later(self, day: date, last: date) -> date:
        """A working day near `day` that does not lie after `last`."""
        chosen = self.working(min(day, last))
        return chosen if chosen <= last else self.calendar.last_working_day_before_or_on(last)

    def last(
        self,
        limit: str,
        start: date,
        severity: Severity | None = None,
        extensions: Sequence[Granted] = (),
        *,
        moved: bool = True,
    ) -> date:
        """The last lawful day of a limit of days or months; `moved` to a working day where the law does so."""
        ends_on, nominal = self._last(limit, start, severity, tuple(extensions))
        return ends_on if moved else nominal

    def _determined(
        self, limit: str, start: date, severity: Severity | None, extensions: tuple[Granted, ...]
    ) -> tuple[date, date]:
        answer = determine(self.reference, limit, start=When.on(start), severity=severity, extensions=extensions)
        if isinstance(answer, Determined):
            return answer.ends_on, _day(answer.nominal)
        if answer.earliest is None:  # a day that is in dispute still has a day on which one is safe
            raise ValueError(f"{limit} has no end for {severity}: {answer.missing}")
        return _day(answer.earliest), _day(answer.earliest)


def _day(end: date | datetime) -> date:
    return end.date() if isinstance(end, datetime) else end


def book_year(day: date) -> int:
    """The year of a docket: papers of a proceeding are numbered from 1 December to 30 November."""
    return day.year + (day.month == 12)


def at(day: date, minute: time) -> When:
    return When.at(datetime.combine(day, minute, VIETNAM))


def months(count: int) -> TimeLimit:
    return TimeLimit.parse(f"{count} months")
