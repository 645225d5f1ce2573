"""Reading days and times as people type them: 5/7/2023, 05-07-2023, 05072023, 14h05. Pure."""

from __future__ import annotations

import re
from datetime import date, time

from eprocuracy.kernel.moments import Precision, When
from eprocuracy.kernel.words import Label

_DAY = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2}")
_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YEAR = re.compile(r"\d{4}")
_TIME = re.compile(r"(\d{1,2})\s*(?::|h|g|giờ)\s*(\d{1,2})?\s*(?:phút|')?", re.IGNORECASE)
_SOLID_TIME = re.compile(r"(\d{2})(\d{2})")

EARLIEST, LATEST = 1900, 2200

FORM_OF_DAY = Label(
    "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 21/11/2026.", "Write the date as day/month/year, for example 21/11/2026."
)
WHOLE_YEAR = Label(
    "Ghi đủ bốn chữ số của năm, ví dụ 21/11/2026.", "Write the year with all four digits, for example 21/11/2026."
)
FORM_OF_TIME = Label("Ghi giờ theo dạng giờ:phút, ví dụ 14:05.", "Write the time as hour:minute, for example 14:05.")


class Unreadable(ValueError):  # noqa: N818 - an answer to what was typed, not a fault
    """What was typed is not a day or a time; says what to write instead."""

    def __init__(self, label: Label) -> None:
        super().__init__(label.vi)
        self.label = label


def read_day(text: str) -> date:
    """The day typed as day, month and four-digit year; raises `Unreadable` for anything else."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY.fullmatch(text) or _SOLID.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        # Two digits of a year are not guessed: a wrong century is a wrong age.
        raise Unreadable(WHOLE_YEAR if _SHORT_YEAR.fullmatch(text) else FORM_OF_DAY)
    return _a_day(year, month, day)


def read_time(text: str) -> time:
    """The time typed as 14:05, 14h05, 14 giờ 05, 14h or 1405; raises `Unreadable` for anything else."""
    found = _TIME.fullmatch(text.strip()) or _SOLID_TIME.fullmatch(text.strip())
    if not found:
        raise Unreadable(FORM_OF_TIME)
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise Unreadable(
            Label(
                f"Không có giờ {hour}:{minute:02}; giờ từ 0 đến 23, phút từ 0 đến 59.",
                f"There is no time {hour}:{minute:02}; hours go from 0 to 23, minutes from 0 to 59.",
            )
        )
    return time(hour, minute)


def read_when(day: str, clock: str = "") -> When:
    """A moment as precisely as it was typed: a day, a day with its time, a month (7/2023) or a year (2023)."""
    day = day.strip()
    if clock.strip():
        return When(read_day(day), read_time(clock), Precision.MINUTE)
    if found := _MONTH.fullmatch(day):
        return When(_a_day(int(found[2]), int(found[1]), 1), None, Precision.MONTH)
    if _YEAR.fullmatch(day):
        return When(_a_day(int(day), 1, 1), None, Precision.YEAR)
    return When.on(read_day(day))


def _a_day(year: int, month: int, day: int) -> date:
    if EARLIEST <= year <= LATEST:
        try:
            return date(year, month, day)
        except ValueError:
            pass  # a day the calendar does not have: answered below with the day as typed
    raise Unreadable(
        Label(
            f"Không có ngày {day:02}/{month:02}/{year}. Xem lại ngày, tháng, năm.",
            f"There is no day {day:02}/{month:02}/{year}. Check the day, month and year.",
        )
    )
