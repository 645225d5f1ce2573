"""The working calendar as a page: for each year its days off, the days swapped, and the days still in dispute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eprocuracy.kernel.words import Label
from eprocuracy.law.calendar import Calendar
from eprocuracy.law.reference import Reference
from eprocuracy.platform.ui.parts import Column, Table
from eprocuracy.platform.ui.writing import day_text

from ..saying import joined

DECIDED = {
    "confirmed": Label("theo thông báo nghỉ lễ, tết", "by the yearly notice"),
    "provisional": Label("tạm tính, chưa có thông báo", "provisional: no notice yet"),
}
COLUMNS = (
    Column(Label("Năm", "Year")),
    Column(Label("Căn cứ", "Basis")),
    Column(Label("Ngày nghỉ ngoài thứ Bảy, Chủ nhật", "Days off beside weekends")),
    Column(Label("Hoán đổi", "Swapped")),
    Column(Label("Còn tranh luận", "In dispute")),
)


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The years, the newest first."""

    table: Table


def calendar_page(reference: Reference) -> CalendarPage:
    """Every year of which something is known."""
    calendar = reference.calendar
    years = sorted(calendar.years, reverse=True)
    caption = Label(f"{len(years)} năm, mới nhất trước", f"{len(years)} years, the newest first")
    return CalendarPage(Table(caption, COLUMNS, [_row(reference, calendar, year) for year in years]))


def _row(reference: Reference, calendar: Calendar, year: int) -> list[object]:
    swapped = {day: worked for day, worked in calendar.swapped.items() if day.year == year}
    off = sorted(day for day in calendar.days_off if day.year == year and day not in swapped)
    disputed = sorted(day for day in calendar.in_dispute if day.year == year)
    told = [
        Label(f"nghỉ {day_text(day)}, làm bù {day_text(worked)}", f"off {day_text(day)}, worked {day_text(worked)}")
        for day, worked in sorted(swapped.items())
    ]
    open_points = [
        joined(day_text(day), *reference.points([calendar.in_dispute[day]]), by=": ") or day_text(day)
        for day in disputed
    ]
    decided = calendar.decided(year)
    return [
        str(year),
        DECIDED[decided] if decided else None,
        runs(off),
        joined(*told, by="; "),
        joined(*open_points, by="; "),
    ]


def runs(days: Sequence[date]) -> str:
    """Days one after the other as a span: `16–20/2`, `1/1`."""
    groups: list[list[date]] = []
    for day in days:
        if groups and (day - groups[-1][-1]).days == 1 and day.month == groups[-1][-1].month:
            groups[-1].append(day)
        else:
            groups.append([day])
    return ", ".join(
        f"{one[0].day}/{one[0].month}" if len(one) == 1 else f"{one[0].day}–{one[-1].day}/{one[0].month}"
        for one in groups
    )
