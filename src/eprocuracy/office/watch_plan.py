"""The plan of the watch over custody, read from data: when people are asked, and whom it reaches when nobody answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.identity import codes
from eprocuracy.identity.offices import holder

HERE = Path(__file__).parent / "data" / "watch.yaml"
HANDLES, HEADS, PROVINCE, SUPREME = range(4)
"""Levels: who handles the matter, the heads of the office, the procuracy above it, the one above that."""


@dataclass(frozen=True, slots=True)
class Step:
    """So long before an end people are asked; `climbs` are the times without an answer after which each next level is."""

    name: str
    before: timedelta
    climbs: tuple[timedelta, ...]

    def due_at(self, ends_at: datetime) -> datetime:
        return ends_at - self.before

    def climbs_at(self, level: int, asked_at: datetime) -> datetime | None:
        """When the next level is asked, counted from when this one really was."""
        return asked_at + self.climbs[level] if level < len(self.climbs) else None


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps, the earliest first; `also` names clocks that are watched beside those of liberty."""

    by_the_minute: tuple[Step, ...]
    by_the_day: tuple[Step, ...]
    also: frozenset[str]
    silent_after: timedelta

    def steps(self, *, by_the_minute: bool) -> tuple[Step, ...]:
        return self.by_the_minute if by_the_minute else self.by_the_day

    def step(self, name: str) -> Step | None:
        return next((one for one in (*self.by_the_minute, *self.by_the_day) if one.name == name), None)

    @property
    def earliest(self) -> timedelta:
        return max(one.before for one in (*self.by_the_minute, *self.by_the_day))


@cache
def plan(path: Path = HERE) -> Plan:
    """The plan as the data say it."""
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Plan(
        by_the_minute=_steps(said["by_the_minute"], "m"),
        by_the_day=_steps(said["by_the_day"], "d"),
        also=frozenset(said["also"]),
        silent_after=_span(said["silent_after"]),
    )


def _steps(said: list[dict[str, Any]], prefix: str) -> tuple[Step, ...]:
    steps = (
        Step(f"{prefix}:{one['before']}", _span(one["before"]), tuple(_span(each) for each in one["climbs"]))
        for one in said
    )
    return tuple(sorted(steps, key=lambda one: one.before, reverse=True))


def _span(text: str) -> timedelta:
    amount, unit = text.split()
    return timedelta(**{unit: int(amount)})


def office_asked(unit: str, level: int) -> str:
    """Which office a level asks for a matter of a unit; empty where there is none so far above."""
    if not codes.is_code(unit):
        return ""
    asked = codes.office(holder(unit))
    for _ in range(level - HEADS):
        if not asked:
            return ""
        asked = codes.parent(asked)
    return asked
