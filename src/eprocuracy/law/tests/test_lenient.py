"""Article 7: which of two frames is milder, and where frames alone do not tell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from eprocuracy.law.lenient import Verdict, compare
from eprocuracy.law.offences import article_from
from eprocuracy.law.reference import Reference

LAW = Reference.load()
BEFORE, AFTER = date(2025, 3, 1), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        ({"imprisonment": [24, 84]}, {"imprisonment": [24, 84]}, Verdict.SAME),
        ({"imprisonment": [24, 84]}, {"imprisonment": [12, 60]}, Verdict.MILDER),
        ({"imprisonment": [24, 84]}, {"imprisonment": [36, 84]}, Verdict.GRAVER),
        (
            {"imprisonment": [24, 84]},
            {"imprisonment": [36, 60]},
            Verdict.UNTOLD,
        ),  # the least is graver, the most milder
        (
            {"imprisonment": [240, 240], "life": True, "death": True},
            {"imprisonment": [240, 240], "life": True},
            Verdict.MILDER,
        ),
        ({"imprisonment": [12, 60]}, {"imprisonment": [12, 60], "fine": [10_000_000, 50_000_000]}, Verdict.UNTOLD),
        ({"imprisonment": [6, 36]}, {"fine": [10_000_000, 50_000_000]}, Verdict.MILDER),
    ],
)
def test_milder_is_what_no_end_of_the_frame_contradicts(
    then: dict[str, Any], now: dict[str, Any], verdict: Verdict
) -> None:
    versions = {
        date(2018, 1, 1): {"until": date(2025, 6, 30), "clauses": {1: {**then, "severity": "serious"}}},
        date(2025, 7, 1): {"clauses": {1: {**now, "severity": "serious"}}},
    }
    article = article_from("900", "XIV", {"name": {"vi": "Tội thử", "en": "A try"}, "versions": versions})

    found = compare(article, committed=BEFORE, now=AFTER)

    assert found is not None
    assert [one.verdict for one in found.clauses] == [verdict]


def test_one_and_the_same_wording_is_not_compared() -> None:
    assert compare(LAW.offences.articles["173"], committed=BEFORE, now=AFTER) is None
    assert compare(LAW.offences.articles["256a"], committed=BEFORE, now=AFTER) is None  # not in force on the first day


def test_where_the_death_penalty_went_the_present_frame_is_milder() -> None:
    for number in ("109", "250", "353", "354"):
        found = compare(LAW.offences.articles[number], committed=BEFORE, now=AFTER)
        assert found is not None
        last = [one for one in found.clauses if one.then and one.then.death]
        assert last
        assert all(one.verdict is Verdict.MILDER for one in last), number
