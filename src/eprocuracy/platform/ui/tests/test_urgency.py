"""How long is left, at the boundaries."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eprocuracy.kernel.moments import VIETNAM, When

from ..urgency import UNDETERMINED, Urgency, left

MORNING = datetime(2026, 11, 23, 7, 31, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("ends", "vi", "en", "urgency"),
    [
        (date(2026, 11, 20), "quá hạn 3 ngày", "3 days overdue", Urgency.OVERDUE),
        (date(2026, 11, 22), "quá hạn 1 ngày", "1 day overdue", Urgency.OVERDUE),
        (date(2026, 11, 23), "hết hạn hôm nay", "due today", Urgency.DAY),
        (date(2026, 11, 24), "còn 1 ngày", "1 day left", Urgency.TEN),
        (date(2026, 12, 3), "còn 10 ngày", "10 days left", Urgency.TEN),
        (date(2026, 12, 4), "còn 11 ngày", "11 days left", Urgency.LATER),
        (date(2029, 12, 4), "còn 1.107 ngày", "1,107 days left", Urgency.LATER),
    ],
)
def test_a_last_day_is_counted_in_days(ends: date, vi: str, en: str, urgency: Urgency) -> None:
    found = left(ends, MORNING)

    assert (found.say("vi"), found.say("en"), found.urgency) == (vi, en, urgency)


@pytest.mark.parametrize(
    ("ahead", "vi", "en", "urgency"),
    [
        (timedelta(hours=5, minutes=9), "còn 5 giờ", "5 hours left", Urgency.DAY),
        (timedelta(hours=1), "còn 1 giờ", "1 hour left", Urgency.DAY),
        (timedelta(minutes=59, seconds=59), "còn 59 phút", "59 minutes left", Urgency.DAY),
        (timedelta(seconds=59), "còn dưới 1 phút", "less than 1 minute left", Urgency.DAY),
        (timedelta(0), "vừa hết hạn", "just expired", Urgency.OVERDUE),
        (timedelta(minutes=-1), "quá hạn 1 phút", "1 minute overdue", Urgency.OVERDUE),
        (timedelta(hours=-47, minutes=-59), "quá hạn 47 giờ", "47 hours overdue", Urgency.OVERDUE),
        (timedelta(hours=-48), "quá hạn 2 ngày", "2 days overdue", Urgency.OVERDUE),
        (timedelta(hours=24), "còn 24 giờ", "24 hours left", Urgency.DAY),
        (timedelta(hours=24, seconds=1), "còn 24 giờ", "24 hours left", Urgency.TEN),
        (timedelta(hours=48), "còn 2 ngày", "2 days left", Urgency.TEN),
        (timedelta(days=10), "còn 10 ngày", "10 days left", Urgency.TEN),
        (timedelta(days=10, seconds=1), "còn 10 ngày", "10 days left", Urgency.LATER),
    ],
)
def test_a_moment_is_counted_in_minutes_hours_and_days(ahead: timedelta, vi: str, en: str, urgency: Urgency) -> None:
    found = left(MORNING + ahead, MORNING)

    assert (found.say("vi"), found.say("en"), found.urgency) == (vi, en, urgency)


def test_the_last_day_runs_out_at_midnight_in_vietnam_not_in_london() -> None:
    before, after = datetime(2026, 11, 23, 16, 59, tzinfo=UTC), datetime(2026, 11, 23, 17, 0, tzinfo=UTC)

    assert left(date(2026, 11, 23), before).urgency is Urgency.DAY
    assert left(date(2026, 11, 23), after).say() == "quá hạn 1 ngày"


def test_a_when_counts_as_precisely_as_it_is_known() -> None:
    assert left(When.on(date(2026, 11, 25)), MORNING).say() == "còn 2 ngày"
    assert left(When.at(datetime(2026, 11, 23, 12, 40, tzinfo=VIETNAM)), MORNING).say() == "còn 5 giờ"
    assert left(When.unknown(), MORNING) == UNDETERMINED
    assert left(When.parse("2026-11"), MORNING) == UNDETERMINED
    assert left(None, MORNING) == UNDETERMINED
