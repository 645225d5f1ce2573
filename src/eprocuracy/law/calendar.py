"""Working days: weekends, statutory holidays, days swapped by the yearly notice, and days still in dispute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal, Self

from eprocuracy.kernel.words import Label

Decided = Literal["confirmed", "provisional"]

_DAY = timedelta(days=1)
_MADE_UP_WITHIN = timedelta(days=14)  # fixed holidays never reach further
_WEEKEND = {
    5: Label("thứ Bảy", "a Saturday"),
    6: Label("Chủ nhật", "a Sunday"),
}
_HOLIDAY = Label("ngày nghỉ lễ, tết hoặc nghỉ bù", "a public holiday or a day off in its place")


@dataclass(frozen=True)
class Calendar:
    """Which days are days off. A disputed day counts as a working day, and `disputed` says that it is one."""

    days_off: frozenset[date]
    working_saturdays: frozenset[date]
    in_dispute: Mapping[date, str] = field(default_factory=dict)  # day -> the open point it belongs to
    years: Mapping[int, Decided] = field(default_factory=dict)
    every_year: tuple[tuple[int, int], ...] = ()  # month and day of the holidays that need no notice
    swapped: Mapping[date, date] = field(default_factory=dict)  # weekday off -> the Saturday worked in its place

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From the parsed `calendar.yaml`."""
        off: set[date] = set()
        saturdays: set[date] = set()
        in_dispute: dict[date, str] = {}
        years: dict[int, Decided] = {}
        swapped: dict[date, date] = {}
        for year, told in data["years"].items():
            off.update(told["days_off"])
            saturdays.update(told.get("working_saturdays", ()))
            in_dispute.update(told.get("in_dispute", {}))
            swapped.update(told.get("swapped", {}))
            years[year] = told["status"]
        fixed = tuple((int(text[:2]), int(text[3:])) for text in data["every_year"])
        return cls(
            frozenset(off | set(swapped)),
            frozenset(saturdays | set(swapped.values())),
            in_dispute,
            years,
            fixed,
            swapped,
        )

    def with_changes(self, days_off: Iterable[date] = (), working_saturdays: Iterable[date] = ()) -> Calendar:
        """The same calendar with further days off and make-up Saturdays; a day named here is no longer in dispute."""
        off, saturdays = frozenset(days_off), frozenset(working_saturdays)
        return replace(
            self,
            days_off=self.days_off | off,
            working_saturdays=self.working_saturdays | saturdays,
            in_dispute={day: point for day, point in self.in_dispute.items() if day not in off | saturdays},
        )

    def settled(self) -> Calendar:
        """The same calendar with nothing in dispute, for ends that are not moved."""
        return replace(self, in_dispute={})

    def with_disputed_off(self) -> Calendar:
        """The other reading: every disputed day is a day off."""
        return replace(self, days_off=self.days_off | frozenset(self.in_dispute), in_dispute={})

    def without_swaps(self) -> Calendar:
        """The other reading: a body that does not swap days works on the weekday and rests on the Saturday (I-04)."""
        return replace(
            self,
            days_off=self.days_off - frozenset(self.swapped),
            working_saturdays=self.working_saturdays - frozenset(self.swapped.values()),
            swapped={},
        )

    def decided(self, year: int) -> Decided | None:
        """Whether the days off of a year are confirmed, provisional, or not known at all."""
        return self.years.get(year)

    def is_rest_day(self, day: date) -> bool:
        """Whether nobody need work on this day."""
        if day in self.days_off:
            return True
        if day.weekday() >= 5:
            return day not in self.working_saturdays
        return day.year not in self.years and self._fixed_holiday(day)

    def _fixed_holiday(self, day: date) -> bool:
        """A year without a notice still has its fixed holidays, and the next weekday in place of each one on a weekend."""
        if (day.month, day.day) in self.every_year:
            return True
        earlier, owed = day - _MADE_UP_WITHIN, 0
        while earlier < day:
            weekend, holiday = earlier.weekday() >= 5, (earlier.month, earlier.day) in self.every_year
            if weekend and holiday:
                owed += 1
            elif owed and not weekend and not holiday:
                owed -= 1  # this weekday was taken in its place
            earlier += _DAY
        return owed > 0

    def disputed(self, day: date) -> str | None:
        """The open point that leaves in doubt whether this is a day off; None for a settled day."""
        return self.in_dispute.get(day)

    def why_rest(self, day: date) -> Label:
        """Why it is a day off, as it is said in a derivation."""
        if day not in self.days_off and day.weekday() >= 5:
            return _WEEKEND[day.weekday()]
        return _HOLIDAY

    def next_working_day(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        while self.is_rest_day(day):
            day += _DAY
        return day

    def last_working_day_before_or_on(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        while self.is_rest_day(day):
            day -= _DAY
        return day

    def working_days_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`."""
        while count > 0:
            day += _DAY
            count -= not self.is_rest_day(day)
        return day
