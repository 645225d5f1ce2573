"""The same dates counted twice: by the engine, and day after day by a reader who knows nothing of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.chain import instant
from eprocuracy.law.counting import add_months, ordinary_end, ordinary_latest
from eprocuracy.law.deadlines import Determined, determine, latest_before
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.statutes import Counting, Statute
from eprocuracy.law.time_limits import TimeLimit, Unit

LAW = Reference.load()
ONE = timedelta(days=1)
days = st.dates(date(2018, 1, 1), date(2027, 10, 31))
clock = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.builds(lambda day, at: datetime.combine(day, at, VIETNAM), days, clock)


def is_off(day: date) -> bool:
    return day in LAW.calendar.days_off or (day.isoweekday() > 5 and day not in LAW.calendar.working_saturdays)


def walk(start: date, limit: TimeLimit) -> date:
    """The nominal end, one day after another."""
    day = start
    if limit.unit is Unit.WORKING_DAY:
        worked = 0
        while worked < limit.amount:
            day += ONE
            worked += not is_off(day)
        return day
    if limit.unit is Unit.DAY:
        for _ in range(limit.amount):
            day += ONE
        return day
    months = limit.amount * (12 if limit.unit is Unit.YEAR else 1)
    target = (start.year * 12 + start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1
    while (day.year, day.month) != target:
        day += ONE
    while day.day < start.day and (day + ONE).month == day.month:
        day += ONE
    for _ in range(limit.and_days):
        day += ONE
    return day


def after_rest(day: date) -> date:
    while is_off(day):
        day += ONE
    return day


def told(statute: Statute, start: date) -> list[tuple[Severity | str | None, TimeLimit]]:
    length = statute.on(start).length
    if length is None:
        return []
    return [(None, length)] if isinstance(length, TimeLimit) else list(length.items())


def ask(name: str, key: Severity | str | None, start: When) -> Determined | None:
    severity, variant = (key, None) if isinstance(key, Severity) else (None, key)
    found = determine(LAW, name, start=start, severity=severity, variant=variant)
    return found if isinstance(found, Determined) else None


@given(st.data(), days)
@settings(max_examples=600, deadline=None)
def test_every_limit_ends_where_a_reader_arrives_on_foot(data: st.DataObject, start: date) -> None:
    name = data.draw(st.sampled_from(sorted(LAW.statutes)))
    statute = LAW.statutes[name]
    for key, length in told(statute, start):
        found = ask(name, key, When.on(start))
        if found is None or statute.on(start).open or found.limit.partition("@")[0] != name:
            continue
        if statute.counting in (Counting.ORDINARY, Counting.CIVIL) and length.unit is not Unit.HOUR:
            nominal = walk(start, length)
            if nominal.year not in LAW.calendar.years:
                continue  # what stands in for a fixed holiday of a year without its decision is told elsewhere
            assert (found.nominal, found.ends_on) == (nominal, after_rest(nominal)), name
        elif statute.counting is Counting.DETENTION:
            last = start
            for _ in range(length.in_custody_days - 1):
                last += ONE
            assert found.ends_on == last, name
        elif statute.counting is Counting.BEFORE:
            assert walk(found.ends_on, length) == start or length.unit is Unit.MONTH, name
            assert found.reminder_on is not None
            assert found.reminder_on <= found.ends_on
            assert not is_off(found.reminder_on)


@given(st.data(), moments)
@settings(max_examples=300, deadline=None)
def test_hours_and_custody_run_minute_by_minute(data: st.DataObject, at: datetime) -> None:
    by_minute = sorted(
        name
        for name, one in LAW.statutes.items()
        if one.counting is Counting.CUSTODY or any(length.unit is Unit.HOUR for _, length in told(one, at.date()))
    )
    name = data.draw(st.sampled_from(by_minute))
    statute = LAW.statutes[name]
    for key, length in told(statute, at.date()):
        found = ask(name, key, When.at(at))
        if found is None or not found.by_the_minute or found.limit.partition("@")[0] != name:
            continue
        hours = length.amount if length.unit is Unit.HOUR else length.amount * 24
        step = timedelta(hours=-hours if statute.counting is Counting.BEFORE else hours)
        assert found.nominal == at + step


@given(days, st.integers(1, 24))
def test_counting_back_undoes_counting_forward(end: date, amount: int) -> None:
    by_day, by_month = TimeLimit(amount, Unit.DAY), TimeLimit(amount, Unit.MONTH)

    assert ordinary_end(ordinary_latest(end, by_day), by_day, LAW.calendar) == end
    assert ordinary_end(ordinary_latest(end, by_month), by_month, LAW.calendar) <= end
    if end.day <= 28:
        assert add_months(ordinary_latest(end, by_month), amount) == end


@given(days, st.sampled_from(sorted(n for n, s in LAW.statutes.items() if s.backward)), st.sampled_from(list(Severity)))
@settings(max_examples=300, deadline=None)
def test_a_later_expiry_never_brings_an_earlier_latest_day(end: date, name: str, severity: Severity) -> None:
    one = latest_before(LAW, name, expiry=end, severity=severity)
    other = latest_before(LAW, name, expiry=end + ONE, severity=severity)

    if isinstance(one, Determined) and isinstance(other, Determined) and one.limit == other.limit:
        assert instant(one.end) <= instant(other.end) <= instant(end + ONE)


@given(st.dates(date(2018, 1, 1), date(2026, 5, 31)), st.sampled_from(list(Severity)))
@settings(max_examples=300, deadline=None)
def test_detention_never_outlasts_the_same_length_counted_ordinarily(start: date, severity: Severity) -> None:
    held = determine(LAW, "BLTTHS-173", start=When.on(start), severity=severity)
    ordinary = determine(LAW, "BLTTHS-172", start=When.on(start), severity=severity)
    prosecution = determine(LAW, "BLTTHS-241", start=When.on(start), severity=severity)
    decision = determine(LAW, "BLTTHS-240-1", start=When.on(start), severity=severity)

    assert isinstance(held, Determined)
    assert isinstance(ordinary, Determined)
    assert isinstance(prosecution, Determined)
    assert isinstance(decision, Determined)
    assert held.ends_on <= ordinary.ends_on + timedelta(days=1)  # 30-day months pass a short February by a day at most
    assert prosecution.ends_on < decision.ends_on


def test_days_off_are_what_the_labour_code_gives() -> None:
    tet = {
        2018: date(2018, 2, 16), 2019: date(2019, 2, 5), 2020: date(2020, 1, 25), 2021: date(2021, 2, 12),
        2022: date(2022, 2, 1), 2023: date(2023, 1, 22), 2024: date(2024, 2, 10), 2025: date(2025, 1, 29),
        2026: date(2026, 2, 17), 2027: date(2027, 2, 6),
    }  # fmt: skip
    for year, first in tet.items():
        own = {day for day in LAW.calendar.days_off if day.year == year} - set(LAW.calendar.swapped)
        assert all(day.weekday() < 5 for day in own)
        assert len(own) == (11 if year >= 2021 else 10), year
        around = [day for day in own if abs((day - first).days) <= 8]
        assert len(around) == 5, year
        for fixed in (date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)):
            assert is_off(fixed), fixed


def test_a_swapped_weekday_is_worked_off_on_a_saturday() -> None:
    assert LAW.calendar.swapped
    for day, saturday in LAW.calendar.swapped.items():
        assert day.weekday() < 5
        assert is_off(day)
        assert saturday.weekday() == 5
        assert not is_off(saturday)
        assert LAW.calendar.without_swaps().is_rest_day(saturday)
        assert not LAW.calendar.without_swaps().is_rest_day(day)
