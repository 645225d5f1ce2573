"""What governs a period that is pending on the first day of a new version, and what is said where a fact is missing."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.amending import Change
from eprocuracy.law.answers import Determined, NotDeterminable
from eprocuracy.law.deadlines import determine
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.wording import NO_NUMBER, STAGE_SETS_IT

LAW = Reference.load()


def lacking(limit: str, start: When, **known: object) -> NotDeterminable:
    found = determine(LAW, limit, start=start, **known)  # type: ignore[arg-type]
    assert isinstance(found, NotDeterminable)
    return found


@pytest.mark.parametrize(
    ("first_day", "last"),
    [(date(2026, 3, 10), date(2026, 3, 16)), (date(2026, 3, 24), date(2026, 3, 16)), (date(2026, 3, 25), date(2026, 3, 16)), (date(2026, 3, 26), date(2026, 3, 25))],
)  # fmt: skip
def test_a_period_is_pending_on_its_own_last_day(first_day: date, last: date) -> None:
    change = {"BLTTHS-147-1": {"versions": {first_day: {"limit": "10 days", "pending": True}}}}
    amended = LAW.amended(Change.from_data(change))

    found = determine(amended, "BLTTHS-147-1", start=When.on(date(2026, 3, 5)))

    assert isinstance(found, Determined)
    assert found.ends_on == last


def test_without_a_start_only_what_is_lacking_besides_is_named() -> None:
    unknown = When.unknown()

    assert lacking("BLTTHS-172", unknown, severity=Severity.SERIOUS).missing == ("case_initiated",)
    assert lacking("BLTTHS-172", unknown).missing == ("case_initiated", "severity")
    assert lacking("BLTTHS-337-1", unknown).missing == ("judgment_pronounced", "variant")
    assert lacking("BLTTHS-337-1", unknown, variant="same_level_procuracy").missing == ("judgment_pronounced",)


def test_without_the_class_or_the_variant_the_bounds_are_the_shortest_and_the_longest() -> None:
    by_class = lacking("BLTTHS-172", When.on(date(2026, 3, 2)))
    by_variant = lacking("BLTTHS-337-1", When.on(date(2026, 3, 2)))

    assert (by_class.earliest, by_class.latest) == (date(2026, 5, 4), date(2026, 7, 2))
    assert (by_variant.earliest, by_variant.latest) == (date(2026, 3, 17), date(2026, 4, 1))


def test_hours_from_a_day_end_between_its_first_minute_and_midnight() -> None:
    found = lacking("BLTTHS-110-6", When.on(date(2026, 3, 2)))

    assert found.missing == ("procuracy_received_file.time",)
    assert found.earliest == datetime(2026, 3, 2, 12, tzinfo=VIETNAM)
    assert found.latest == datetime(2026, 3, 3, 12, tzinfo=VIETNAM)


def test_a_row_without_a_number_ends_with_its_stage_or_never() -> None:
    of_stage = lacking("BLTTHS-174-4", When.on(date(2026, 3, 2)))
    of_none = lacking("BLTTHS-401-2", When.on(date(2026, 3, 2)))

    assert (of_stage.unlimited, of_stage.said[0].code) == (False, STAGE_SETS_IT)
    assert (of_none.unlimited, of_none.said[0].code) == (True, NO_NUMBER)
    assert isinstance(
        determine(LAW, "BLTTHS-174-4", start=When.on(date(2026, 3, 2)), capped_by=date(2026, 4, 1)), Determined
    )


def test_a_provision_that_ceased_gives_what_its_number_would_give_where_the_start_is_known_well_enough() -> None:
    first_day = date(2026, 7, 1)
    of_days = lacking("TG-43-2", When.on(first_day))
    of_hours = lacking("TG-46-2", When.at(datetime(2026, 7, 1, 9, tzinfo=VIETNAM)))

    assert of_days.assumed is not None
    assert of_days.assumed.ends_on == date(2026, 7, 13)  # 11/07 is a Saturday
    assert LAW.event(LAW.statute("TG-43-2").counted_from[0].event).vi in of_days.assumed.steps[0].said.say("vi")
    assert of_hours.assumed is not None
    assert of_hours.assumed.end == datetime(2026, 7, 2, 9, tzinfo=VIETNAM)
    assert lacking("TG-46-2", When.on(first_day)).assumed is None
    assert {one.missing for one in (of_days, of_hours)} == {()}
