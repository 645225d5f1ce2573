"""What a drill tells: what was attempted, who noticed and after how long, and what was lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from eprocuracy.kernel.words import Label

from .scratch import Scratch


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one drill went. `noticed_after` and `figures` are seconds; None: nobody noticed."""

    attempted: Label
    noticed_by: Label
    noticed_after: float | None
    contained: Label
    lost: int
    figures: tuple[tuple[Label, float], ...] = ()

    @property
    def passed(self) -> bool:
        """It was noticed, and nothing was lost."""
        return self.noticed_after is not None and self.lost == 0


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill. `play` takes the scratch, whether in full, and whether the protection it is about is there."""

    name: str
    title: Label
    control: str
    protection: Label
    every_days: int
    play: Callable[[Scratch, bool, bool], Outcome]


NOBODY = Label("không ai", "nobody")


def as_json(drill: Drill, outcome: Outcome, *, at: datetime, seconds: float, full: bool) -> dict[str, Any]:
    """The report as other programs, the page and the paper read it."""

    def both(label: Label) -> dict[str, str]:
        return {"vi": label.vi, "en": label.en}

    return {
        "drill": drill.name,
        "title": both(drill.title),
        "control": drill.control,
        "protection": both(drill.protection),
        "at": at.isoformat(),
        "full": full,
        "seconds": round(seconds, 1),
        "passed": outcome.passed,
        "attempted": both(outcome.attempted),
        "noticed_by": both(outcome.noticed_by),
        "noticed_after": None if outcome.noticed_after is None else round(outcome.noticed_after, 2),
        "contained": both(outcome.contained),
        "lost": outcome.lost,
        "figures": [{**both(label), "seconds": round(value, 2)} for label, value in outcome.figures],
    }


def outcome_of(report: dict[str, Any]) -> Outcome:
    """The outcome that a report tells of."""

    def label(name: str) -> Label:
        return Label(report[name]["vi"], report[name]["en"])

    return Outcome(
        attempted=label("attempted"),
        noticed_by=label("noticed_by"),
        noticed_after=report["noticed_after"],
        contained=label("contained"),
        lost=report["lost"],
        figures=tuple((Label(one["vi"], one["en"]), one["seconds"]) for one in report["figures"]),
    )
