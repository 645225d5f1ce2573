"""The page of the requirements of ASVS: by chapter, what is kept by what, and what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from eprocuracy.assurance.asvs import CHAPTERS, Answer, Requirement, requirements
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Tile

ANSWER = "tra-loi"
URGENCY = {Answer.KEPT: "met", Answer.NOT_KEPT: "overdue"}


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement as it is shown, paths in parts so that a narrow page can break them."""

    one: Requirement
    urgency: str
    shown: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The requirements of a chapter."""

    name: str
    title: Label
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class AsvsPage:
    """Everything that the page shows."""

    tiles: Sequence[Tile]
    levels: Sequence[tuple[int, int, int]]  # level, how many, of them kept or not applicable
    chapters: Sequence[Chapter]
    chosen: Answer | None


def asvs_page(asked: QueryDict, address: str) -> AsvsPage:
    """The page, of all answers or of one."""
    known = requirements()
    chosen = next((one for one in Answer if one.value == asked.get(ANSWER)), None)
    counts = Counter(one.answer for one in known)
    listed = [one for one in known if chosen in (None, one.answer)]
    return AsvsPage(
        tiles=[
            Tile(counts[one], one.label, f"{address}?{ANSWER}={one.value}", urgency=URGENCY.get(one, ""))
            for one in Answer
        ],
        levels=[(level, len(mine := [one for one in known if one.level == level]), _good(mine)) for level in (1, 2, 3)],
        chapters=[
            Chapter(name, title, lines)
            for name, title in CHAPTERS.items()
            if (lines := [_line(one) for one in listed if one.chapter == name])
        ],
        chosen=chosen,
    )


def _good(some: Sequence[Requirement]) -> int:
    return sum(one.answer is not Answer.NOT_KEPT for one in some)


def _line(one: Requirement) -> Line:
    return Line(one, URGENCY.get(one.answer, ""), [path.split("/") for path in one.shown])
