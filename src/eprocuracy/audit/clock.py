"""Two clocks side by side: the one that tells the time of day, and one that only runs on. Where they part, somebody moved the first."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime

from eprocuracy.kernel.actors import SYSTEM

from . import actions, deeds
from .models import Entry

JUMP = 1.0
"""Seconds by which the clock may differ from its running within a second of looking; the service of time moves it less."""
BLURRED = 0.1  # seconds that reading both may take: a process that was held up between says nothing
JUMPED = deeds.declare("clock.jumped", "Đồng hồ máy chủ nhảy", "Clock of the server jumped")

THING = "server:clock"


@dataclass(slots=True)
class Watch:
    """What was seen at the last look."""

    at: datetime | None = None
    runs: float = 0.0

    def look(self, *, at: datetime, runs: float) -> float:
        """By how many seconds the clock was moved since the last look; at the first, how far it is behind what is recorded already."""
        last, self_runs = self.at, self.runs
        self.at, self.runs = at, runs
        if last is None:
            return min(0.0, (at - recorded).total_seconds()) if (recorded := latest()) else 0.0
        return (at - last).total_seconds() - (runs - self_runs)


def latest() -> datetime | None:
    """The moment of the entry that was written last."""
    return Entry.objects.order_by("-sequence").values_list("at", flat=True).first()


def note(watch: Watch, *, at: datetime, runs: float) -> bool:
    """Look, and write into the log that the clock jumped, where it did: what is recorded then bears a moment that is not true."""
    moved = watch.look(at=at, runs=runs)
    if abs(moved) < JUMP:
        return False
    actions.record(JUMPED, by=SYSTEM, at=at, about=[THING], detail={"seconds": round(moved)})
    return True


def jumped(*, since: datetime) -> tuple[datetime, ...]:
    """When the clock was seen to jump, the latest first; a moment of the log is the clock's own."""
    found = Entry.objects.filter(about__contains=[THING], deed=JUMPED, at__gte=since).order_by("-sequence")
    return tuple(found.values_list("at", flat=True)[:20])


def running() -> float:
    """Seconds of a clock that nobody can set, and that goes on while the machine sleeps."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
