"""The steps of a derivation, one by one, and the judgment of what was written: nothing is left out, nothing judged by guess."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.answers import Determined, Judged, NotDeterminable
from eprocuracy.law.deadlines import Granted, determine, latest_before
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit

LAW = Reference.load()
SERIOUS = Severity.SERIOUS


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def asked(limit: str, start: str, **more: object) -> Determined:
    found = determine(LAW, limit, start=When.parse(start), **more)  # type: ignore[arg-type]
    assert isinstance(found, Determined)
    return found


def codes(answer: Determined) -> list[str]:
    return [step.said.code.removeprefix("law.") for step in answer.steps]


@pytest.mark.parametrize(
    ("answer", "steps"),
    [
        (asked("BLTTHS-147-1", "2026-03-03"), ["from_day", "length", "last_day"]),
        (asked("BLTTHS-147-1", "2026-03-02"), ["from_day", "length", "moved"]),
        (asked("BLTTHS-172", "2026-03-16", severity=SERIOUS), ["from_day", "length_of_class", "last_day"]),
        (
            asked("BLTTHS-172", "2026-03-16", severity=SERIOUS, extensions=[Granted(1), Granted(2)]),
            ["from_day", "length_of_class", "extended", "extended", "last_day"],
        ),
        (
            asked("BLTTHS-172", "2026-03-16", severity=SERIOUS, extensions=[Granted(1, until=date(2026, 7, 1))]),
            ["from_day", "length_of_class", "extended_until", "last_day"],
        ),
        (
            asked("BLTTHS-172", "2026-03-16", severity=SERIOUS, order_until=date(2026, 5, 4)),
            ["from_day", "order", "last_day"],
        ),
        (
            asked("BLTTHS-172", "2026-03-16", order_length=TimeLimit.parse("2 months")),
            ["from_day", "order", "moved"],
        ),
        (
            asked("BLTTHS-172", "2026-03-16", severity=SERIOUS, capped_by=date(2026, 5, 4)),
            ["from_day", "length_of_class", "capped", "last_day"],
        ),
        (asked("BLTTHS-118-BASE", "2026-03-01T10:00"), ["from_minute", "length", "last_minute"]),
        (
            asked("BLTTHS-118-BASE", "2026-03-01T10:00", extensions=[Granted(1)]),
            ["from_minute", "length", "extended", "last_minute"],
        ),
        (
            asked("BLTTHS-118-BASE", "2026-03-01T10:00", order_until=at("2026-03-03T10:00")),
            ["from_minute", "order", "last_minute"],
        ),
        (
            asked("BLTTHS-173", "2026-03-11", severity=SERIOUS),
            ["from_day_included", "length_of_class", "last_day_not_moved"],
        ),
        (
            asked("BLTTHS-173", "2026-03-11", severity=SERIOUS, deducted_days=9, extensions=[Granted(1)]),
            ["from_day_included", "length_of_class", "deducted", "extended", "last_day_not_moved"],
        ),
        (
            asked("BLTTHS-241", "2026-03-11", severity=SERIOUS, juvenile=True),
            ["from_day_included", "share", "length_of_class", "last_day_not_moved"],
        ),
        (
            asked("BLTTHS-241", "2026-03-11", severity=SERIOUS, juvenile=True, order_until=date(2026, 3, 15)),
            ["from_day_included", "order", "last_day_not_moved"],
        ),
        (asked("BLHS-27-2", "2016-03-11", severity=SERIOUS), ["from_day", "length_of_class", "last_day_not_moved"]),
        (asked("BLTTHS-343", "2026-03-11"), ["effective"]),
        (latest_before(LAW, "BLTTHS-172-2-REQ", expiry=date(2026, 9, 16)), ["back_from", "latest", "reminder"]),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, list) else "",
)
def test_every_step_is_told_and_leads_from_the_start_to_the_end(answer: Determined, steps: list[str]) -> None:
    assert codes(answer) == steps
    assert answer.steps[0].result in (answer.starts, answer.ends_on)
    assert answer.steps[-1].result in (answer.end, answer.reminder_on)
    assert answer.by_the_minute is isinstance(answer.end, datetime)
    assert all(step.basis is not None for step in answer.steps if step.said.code != "law.reminder")


def test_an_extension_of_detention_is_told_from_the_day_after() -> None:
    held = asked("BLTTHS-173", "2026-03-11", severity=SERIOUS, extensions=[Granted(1)])
    ordinary = asked("BLTTHS-172", "2026-03-11", severity=SERIOUS, extensions=[Granted(1)])

    assert held.steps[2].said.values["since"] == date(2026, 6, 9)  # ninety days from 11/03 end on 08/06
    assert ordinary.steps[2].said.values["since"] == date(2026, 6, 11)


def test_what_was_deducted_and_what_is_left_is_told() -> None:
    held = asked("BLTTHS-173", "2026-03-11", severity=SERIOUS, deducted_days=9)
    deducted = held.steps[2].said.values

    assert (deducted["days"], deducted["left"], deducted["until"]) == (9, 81, date(2026, 5, 30))
    assert held.ends_on == date(2026, 5, 30)


def test_where_every_day_was_served_before_none_is_left() -> None:
    held = asked("BLTTHS-241", "2026-03-11", severity=SERIOUS, deducted_days=100)

    assert held.ends_on == date(2026, 3, 10)


def test_the_share_of_a_juvenile_is_told() -> None:
    held = asked("BLTTHS-278-2", "2026-03-11", severity=Severity.LESS_SERIOUS, juvenile=True)
    share = held.steps[1].said.values

    assert (str(share["share"].vi), share["full"], share["days"]) == ("1/2", 30, 15)
    assert held.ends_on == date(2026, 3, 25)


def late(granted: str, start: str = "2026-03-01T10:00") -> bool | None:
    answer = asked("BLTTHS-118-BASE", start, extensions=[Granted(1, When.parse(granted))])
    return answer.judged[0].granted_late


def test_an_extension_of_custody_is_late_by_the_minute() -> None:
    assert late("2026-03-04T10:00") is False
    assert late("2026-03-04T10:01") is True
    assert late("2026-03-03") is False
    assert late("2026-03-04") is None  # that day, and the minute is not known
    assert late("2026-03-05") is True
    assert late("2026-03") is None


def test_an_extension_may_still_be_granted_on_the_day_the_end_was_moved_to() -> None:
    def granted(on: str) -> bool | None:
        # three months from 14/02/2026 end on Thursday 14/05; from 16/02 on Saturday 16/05, moved to Monday 18/05
        answer = asked("BLTTHS-172", "2026-02-16", severity=SERIOUS, extensions=[Granted(1, When.parse(on))])
        return answer.judged[0].granted_late

    assert [granted(on) for on in ("2026-05-16", "2026-05-18", "2026-05-19")] == [False, False, True]


def test_what_is_granted_is_judged_by_what_the_law_provides() -> None:
    def judged(ordinal: int, length: str | None, severity: Severity | None = SERIOUS) -> Judged:
        limit = TimeLimit.parse(length) if length else None
        answer = asked(
            "BLTTHS-172", "2026-03-16", severity=severity, order_until=date(2026, 6, 16),
            extensions=[Granted(ordinal, length=limit)],
        )  # fmt: skip
        return answer.judged[0]

    exact, longer, shorter = judged(1, "3 months"), judged(1, "4 months"), judged(1, "1 month")
    assert (exact.too_long, longer.too_long, shorter.too_long) == (False, True, False)
    assert {one.allowed_until for one in (exact, longer, shorter)} == {date(2026, 9, 16)}
    assert (judged(9, "1 month").provided, judged(9, "1 month").allowed_until) == (False, None)
    assert judged(3, "1 month").provided is False  # a serious offence has two extensions
    unknown = judged(1, "1 month", severity=None)
    assert (unknown.provided, unknown.too_long) == (True, None)


def test_a_written_order_is_judged_and_followed() -> None:
    def order(until: date) -> Judged | None:
        return asked("BLTTHS-172", "2026-03-16", severity=SERIOUS, order_until=until).order

    exact, longer = order(date(2026, 6, 16)), order(date(2026, 6, 17))
    assert exact == Judged(0, date(2026, 6, 16), True, date(2026, 6, 16), None, False)
    assert longer is not None
    assert longer.too_long is True
    unknown = asked("BLTTHS-172", "2026-03-16", order_until=date(2026, 6, 17)).order
    assert unknown is not None
    assert unknown.too_long is None


def test_an_extension_that_is_written_with_an_earlier_day_shortens_nothing() -> None:
    answer = asked("BLTTHS-172", "2026-03-16", severity=SERIOUS, extensions=[Granted(1, until=date(2026, 5, 1))])

    assert answer.ends_on == date(2026, 6, 16)
    assert answer.judged[0].ends == date(2026, 6, 16)


def test_a_last_day_that_is_written_stands_although_the_class_is_not_known() -> None:
    answer = asked("BLTTHS-172", "2026-03-16", extensions=[Granted(1), Granted(2, until=date(2026, 11, 3))])

    assert answer.ends_on == date(2026, 11, 3)
    assert [one.ordinal for one in answer.judged] == [2]


def test_the_cap_is_told_only_where_it_ends_something_earlier() -> None:
    same = asked("BLTTHS-173", "2026-03-11", severity=SERIOUS, capped_by=date(2026, 6, 8))
    earlier = asked("BLTTHS-173", "2026-03-11", severity=SERIOUS, capped_by=date(2026, 6, 7))

    assert (same.ends_on, same.uncapped) == (date(2026, 6, 8), None)
    assert (earlier.ends_on, earlier.uncapped) == (date(2026, 6, 7), date(2026, 6, 8))


def test_the_other_reading_of_a_chain_of_months_is_counted_where_it_differs() -> None:
    def other(start: str, *lengths: str) -> date | None:
        granted = [Granted(place + 1, length=TimeLimit.parse(one)) for place, one in enumerate(lengths)]
        told = asked("BLTTHS-147-1", start, extensions=granted).other_reading
        return told.values["day"] if told is not None else None

    assert (
        asked("BLTTHS-172", "2025-12-31", severity=Severity.LESS_SERIOUS, extensions=[Granted(1)]).other_reading
        is not None
    )
    assert (
        asked("BLTTHS-172", "2025-12-28", severity=Severity.LESS_SERIOUS, extensions=[Granted(1)]).other_reading is None
    )
    assert asked("BLTTHS-172", "2025-12-31", severity=Severity.LESS_SERIOUS).other_reading is None
    assert other("2025-12-31", "2 months", "10 days") is None  # days have no other reading


def test_the_end_before_an_extension_of_unknown_length_is_certain() -> None:
    found = determine(LAW, "BLTTHS-172", start=When.parse("2026-03-16"), severity=SERIOUS, extensions=[Granted(9)])

    assert isinstance(found, NotDeterminable)
    assert (found.missing, found.earliest, found.latest) == (("extension_granted.duration",), date(2026, 6, 16), None)
    assert found.said
    unknown = determine(
        LAW, "BLTTHS-172", start=When.parse("2026-03-16"), order_until=date(2026, 6, 16), extensions=[Granted(1)]
    )
    assert isinstance(unknown, NotDeterminable)
    assert unknown.missing == ("severity",)


def test_the_other_readings_of_limitation_and_of_effect_are_a_day_earlier() -> None:
    limitation = asked("BLHS-27-2", "2016-03-11", severity=SERIOUS)
    effect = asked("BLTTHS-343", "2026-03-11")

    assert (limitation.ends_on, effect.ends_on) == (date(2026, 3, 11), date(2026, 3, 12))
    assert limitation.other_reading is not None
    assert limitation.other_reading.values["day"] == date(2026, 3, 10)
    assert effect.other_reading is not None
    assert effect.other_reading.values["day"] == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("limit", "start", "row"),
    [
        ("BLTTHS-172", "2025-12-31", "BLTTHS-172@2025"),
        ("BLTTHS-172", "2026-01-01", "NCTN-129-INV"),
        ("BLTTHS-173", "2017-12-31", "BLTTHS-419-1"),
        ("BLTTHS-173", "2025-12-31", "BLTTHS-419-1"),
        ("BLTTHS-173", "2026-01-01", "NCTN-138-5"),
        ("BLTTHS-172", "2025-06-30", "BLTTHS-172@2018"),
        ("BLTTHS-172", "2025-07-01", "BLTTHS-172@2025"),
    ],
)
def test_a_new_law_governs_what_begins_on_its_first_day(limit: str, start: str, row: str) -> None:
    juvenile = not start.startswith("2025-0")

    assert asked(limit, start, severity=SERIOUS, juvenile=juvenile).limit == row


def test_the_share_of_a_juvenile_changes_with_the_juvenile_law() -> None:
    def days(start: str) -> int:
        answer = asked("BLTTHS-241", start, severity=Severity.EXTREMELY_SERIOUS, juvenile=True)
        return (answer.ends_on - date.fromisoformat(start)).days + 1

    assert [days(one) for one in ("2017-12-31", "2025-12-31", "2026-01-01")] == [20, 20, 15]
