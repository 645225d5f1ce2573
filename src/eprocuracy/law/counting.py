"""The ways of counting (BLTTHS 134). Lengths never stand here; only how they are counted."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

from .calendar import Calendar
from .time_limits import TimeLimit, Unit


def add_months(day: date, months: int) -> date:
    """The day of the same number, or the last day of a month that has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def ordinary_end(start: date, limit: TimeLimit, working: Calendar) -> date:
    """The nominal last day of a limit in days, months or years: the day of the event is not counted."""
    unit = limit.unit
    if unit is Unit.DAY:
        return start + timedelta(days=limit.amount)
    if unit is Unit.MONTH:
        return add_months(start, limit.amount) + timedelta(days=limit.and_days)
    if unit is Unit.YEAR:
        return add_months(start, limit.amount * 12)
    if unit is Unit.WORKING_DAY:
        return working.working_days_after(start, limit.amount)
    # hours granted for a limit that is counted in days, and no minute to count them from: whole days only, the earlier end
    return start + timedelta(days=limit.amount // 24)


def hours_end(start: datetime, limit: TimeLimit) -> datetime:
    """The exact minute: hours run through nights and holidays, and days of custody are blocks of 24 hours."""
    hours = limit.amount if limit.unit is Unit.HOUR else limit.in_custody_days * 24
    return start + timedelta(hours=hours)


def detention_end(first_day: date, days: int) -> date:
    """The last day held: the first day counts, a month is thirty days, and no day off lengthens it."""
    return first_day + timedelta(days=days - 1)


def ordinary_latest(expiry: date, limit: TimeLimit) -> date:
    """The latest permitted day of "at the latest N days before expiry"; it is never moved."""
    if limit.unit is Unit.DAY:
        return expiry - timedelta(days=limit.amount)
    if limit.unit is Unit.MONTH:
        return add_months(expiry, -limit.amount)
    raise ValueError(f"nothing is counted back in {limit.unit}s")
