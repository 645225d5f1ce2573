"""Walking the calendar: one day, or one minute, after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from .book import Length

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
MINUTES_A_DAY = 24 * 60


class Days:
    """Which days nobody need work. A disputed day is worked on, unless `disputed_off`."""

    def __init__(self, told: Mapping[str, Any], *, disputed_off: bool = False) -> None:
        self.off: set[date] = set()
        self.worked: set[date] = set()
        self.disputed: dict[date, str] = {}
        self.decided: dict[int, str] = {}
        self.every_year = {(int(text[:2]), int(text[3:])) for text in told["every_year"]}
        for year, one in told["years"].items():
            self.decided[year] = one["status"]
            self.off |= {*one["days_off"], *one.get("swapped", {})}
            self.worked |= {*one.get("working_saturdays", ()), *one.get("swapped", {}).values()}
            self.disputed |= one.get("in_dispute", {})
        if disputed_off:
            self.off |= set(self.disputed)

    def told_too(self, off: Iterable[date], worked: Iterable[date]) -> None:
        """Further days off and Saturdays worked; what is told is no longer in dispute."""
        off, worked = set(off), set(worked)
        self.off = (self.off - (worked & set(self.disputed))) | off
        self.worked |= worked
        self.disputed = {day: point for day, point in self.disputed.items() if day not in off | worked}

    def is_off(self, day: date) -> bool:
        """Whether it is a day off; a year without a decision has its fixed holidays and the days in their place."""
        if day in self.off:
            return True
        if day.isoweekday() > 5:
            return day not in self.worked
        return day.year not in self.decided and (self._fixed(day) or self._in_place_of(day))

    def _fixed(self, day: date) -> bool:
        return (day.month, day.day) in self.every_year

    def _in_place_of(self, day: date) -> bool:
        """Whether a weekday stands in for a fixed holiday that fell on a weekend before it."""
        for back in range(1, 8):
            holiday = day - timedelta(days=back)
            if not self._fixed(holiday) or holiday.isoweekday() <= 5:
                continue
            taken: set[date] = set()
            for other in sorted(self._weekend_holidays(holiday)):
                stand_in = other
                while stand_in.isoweekday() > 5 or self._fixed(stand_in) or stand_in in taken:
                    stand_in += ONE_DAY
                taken.add(stand_in)
            if day in taken:
                return True
        return False

    def _weekend_holidays(self, holiday: date) -> set[date]:
        near = [holiday + timedelta(days=step) for step in range(-7, 8)]
        return {one for one in near if self._fixed(one) and one.isoweekday() > 5}

    def next_worked(self, day: date) -> date:
        """The day, or the next that is worked on."""
        while self.is_off(day):
            day += ONE_DAY
        return day

    def last_worked(self, day: date) -> date:
        """The day, or the last before it that is worked on."""
        while self.is_off(day):
            day -= ONE_DAY
        return day

    def provisional(self, day: date) -> bool:
        """Whether the days off of the year of a day are not decided yet."""
        return self.decided.get(day.year) != "confirmed"


def forward(start: date, length: Length, days: Days) -> date:
    """The last day of a limit; the day it starts on is not counted."""
    day = start
    match length.unit:
        case "working day":
            worked = 0
            while worked < length.amount:
                day += ONE_DAY
                worked += not days.is_off(day)
        case "hour":
            for _ in range(length.amount // 24):  # granted in hours where only days are known: whole days
                day += ONE_DAY
        case "day":
            for _ in range(length.amount):
                day += ONE_DAY
        case _:
            day = same_number(start, length.amount * (12 if length.unit == "year" else 1), ONE_DAY)
            for _ in range(length.and_days):
                day += ONE_DAY
    return day


def backward(end: date, length: Length) -> date:
    """The latest day that is so long before an end."""
    if length.unit == "month":
        return same_number(end, length.amount, -ONE_DAY)
    day = end
    for _ in range(length.amount):
        day -= ONE_DAY
    return day


def same_number(start: date, months: int, step: timedelta) -> date:
    """Day by day into the month that is so many months away, to the same number or that month's last day."""
    direction = 1 if step > timedelta() else -1
    count = start.year * 12 + start.month - 1 + direction * months
    year, month = count // 12, count % 12 + 1
    day = start
    while (day.year, day.month) != (year, month):
        day += step
    if direction > 0:
        while day.day < start.day and (day + ONE_DAY).month == month:
            day += ONE_DAY
    else:
        while day.day > start.day:
            day -= ONE_DAY
    return day


def minutes(start: datetime, count: int) -> datetime:
    """So many minutes later, or earlier, one after another."""
    step = ONE_MINUTE if count >= 0 else -ONE_MINUTE
    at = start
    for _ in range(abs(count)):
        at += step
    return at


def blocks_begun(starts: datetime, ends: datetime) -> int:
    """Blocks of 24 hours that were begun between two moments."""
    at, minute, begun = starts, 0, 0
    while at < ends:
        begun += minute % MINUTES_A_DAY == 0
        at += ONE_MINUTE
        minute += 1
    return begun


def held(first: date, budget: int) -> date:
    """The last day held: every day, the first too, uses up one of the budget."""
    day = first - ONE_DAY
    for _ in range(abs(budget)):
        day += ONE_DAY if budget > 0 else -ONE_DAY
    return day


def without_obstacles(start: date, end: date, obstacles: set[date]) -> date:
    """The end of a right whose days of obstacle are not counted."""
    day = start
    while day < end:
        day += ONE_DAY
        if day in obstacles:
            end += ONE_DAY
    return end
