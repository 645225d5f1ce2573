"""Every requirement of ASVS has its answer, and what is named to show it is there and looked at."""

from __future__ import annotations

from collections import Counter

from eprocuracy.assurance.asvs import CHAPTERS, LEVEL_3, Answer, requirements
from eprocuracy.assurance.checks import checks
from eprocuracy.assurance.controls import controls
from eprocuracy.platform.ground.folder import CHECKOUT

LOOKED_AT = {name for name, one in controls().items() if name in checks() or one.shown}


def test_no_requirement_is_left_out() -> None:
    known = requirements()

    assert Counter(one.level for one in known) == {1: 70, 2: 183, 3: 20}  # as many as 5.0.0 has of the first two levels
    assert {one.chapter for one in known} == set(CHAPTERS)
    assert {one.chapter for one in known if one.level == 3} == set(LEVEL_3)


def test_what_is_said_to_show_a_requirement_is_there() -> None:
    """A file of this checkout, or a control that a check or a document stands for."""
    wrong = [
        (one.id, name)
        for one in requirements()
        for name in one.shown
        if name not in LOOKED_AT and not (CHECKOUT / name).is_file()
    ]

    assert wrong == []
    assert not [one.id for one in requirements() if (one.answer is Answer.KEPT) != bool(one.shown)]
