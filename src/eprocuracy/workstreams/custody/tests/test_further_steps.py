"""Complaints about custody, and the extension that is asked for and refused."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Outcome

from ...tests.story import Story, offences


def held() -> Story:
    """Held on 10 February 2026, the Tuesday before Tết."""
    return Story(matter="held").say(
        "custody.held", "2026-02-10T08:00", who=["A"], role=Role.HELD, unit="22-KV3", number=3, year=2026,
        offences=offences("173/1"),
    )  # fmt: skip


def test_a_complaint_of_friday_night_before_tet_is_settled_by_saturday_night() -> None:
    """BLTTHS 474(1): twenty-four hours, and no holiday lengthens an hour."""
    story = held().say(
        "custody.complained", "2026-02-13T22:40", who=["A"], role=Role.HELD, against="quyết định tạm giữ"
    )

    answer = story.told().deadline("custody_complaint")
    assert answer.ends_at is not None
    assert answer.ends_at.astimezone(VIETNAM) == datetime(2026, 2, 14, 22, 40, tzinfo=VIETNAM)
    assert Story(acts=[*story.acts]).say(
        "custody.complaint_settled", "2026-02-14T22:41", matter="held"
    ).told().deadline("custody_complaint").outcome is (Outcome.MET_LATE)


def test_a_complaint_that_must_be_verified_has_three_days() -> None:
    story = held().say("custody.complained", "2026-03-02T09:00", who=["A"], role=Role.HELD, against="x", verify=True)

    assert story.told().ends_on("custody_complaint").isoformat() == "2026-03-05"
