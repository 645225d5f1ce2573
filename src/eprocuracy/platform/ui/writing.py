"""How days, hours and numbers are written: 21/11/2026, 14:05, 1.025. Pure; the language is handed in."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from eprocuracy.kernel.moments import VIETNAM, Precision, When
from eprocuracy.kernel.words import Label

WEEKDAYS = (
    Label("Thứ Hai", "Monday"),
    Label("Thứ Ba", "Tuesday"),
    Label("Thứ Tư", "Wednesday"),
    Label("Thứ Năm", "Thursday"),
    Label("Thứ Sáu", "Friday"),
    Label("Thứ Bảy", "Saturday"),
    Label("Chủ Nhật", "Sunday"),
)


def local(moment: datetime) -> datetime:
    """The moment in Vietnamese time; a naive one is already local."""
    return moment.astimezone(VIETNAM) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def day_text(value: date | datetime | When | None) -> str:
    """`21/11/2026`; `11/2026` or `2026` where no more is known; empty for nothing."""
    match value:
        case None:
            return ""
        case When(day=None):
            return "?"
        case When(precision=Precision.YEAR):
            return f"{value.earliest_day:%Y}"
        case When(precision=Precision.MONTH):
            return f"{value.earliest_day:%m/%Y}"
        case When():
            return f"{value.earliest_day:%d/%m/%Y}"
        case datetime():
            return f"{local(value):%d/%m/%Y}"
        case _:
            return f"{value:%d/%m/%Y}"


def clock_text(value: datetime | time | When | None) -> str:
    """`14:05`; empty where no minute is known."""
    match value:
        case None:
            return ""
        case When():
            return f"{value.minute:%H:%M}" if value.minute else ""
        case datetime():
            return f"{local(value):%H:%M}"
        case _:
            return f"{value:%H:%M}"


def moment_text(value: date | datetime | When | None) -> str:
    """`14:05, 21/11/2026`, or only the day where no minute is known."""
    if isinstance(value, datetime | When):
        clock = clock_text(value)
        return f"{clock}, {day_text(value)}" if clock else day_text(value)
    return day_text(value)


def weekday_text(value: date | datetime, language: str) -> str:
    """`Thứ Hai 23/11/2026`."""
    day = local(value).date() if isinstance(value, datetime) else value
    return f"{WEEKDAYS[day.weekday()].say(language)} {day_text(day)}"


def number_text(value: int | Decimal | None, language: str) -> str:
    """`1.025` and `3,5` in Vietnamese, `1,025` and `3.5` in English; empty for nothing."""
    if value is None:
        return ""
    english = f"{value:,}"
    return english if language == "en" else english.translate(str.maketrans(",.", ".,"))


def machine_text(value: date | datetime | When) -> str:
    """The value for the `datetime` attribute of a `time` element; empty when nothing is known."""
    match value:
        case When(day=None):
            return ""
        case When():
            moment = value.moment
            return moment.isoformat() if moment else str(value)
        case datetime():
            return local(value).isoformat(timespec="seconds")
        case _:
            return value.isoformat()
