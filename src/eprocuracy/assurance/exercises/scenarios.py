"""The scenarios, read from data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from eprocuracy.kernel.words import Label

DATA = Path(__file__).resolve().parents[1] / "data" / "exercises.yaml"


@dataclass(frozen=True, slots=True)
class Expected:
    """Something that should be done, and the control that asks for it."""

    code: str
    says: Label
    control: str


@dataclass(frozen=True, slots=True)
class Inject:
    """What the table is told at a minute, and what is expected then."""

    minute: int
    says: Label
    expects: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    code: str
    title: Label
    aim: Label
    injects: tuple[Inject, ...]

    @property
    def expected(self) -> tuple[Expected, ...]:
        return tuple(one for each in self.injects for one in each.expects)


@dataclass(frozen=True, slots=True)
class Programme:
    """All scenarios, and how many days may lie between two exercises."""

    scenarios: Mapping[str, Scenario]
    every_days: int


@cache
def programme() -> Programme:
    said = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    scenarios = {
        code: Scenario(
            code,
            Label(**one["title"]),
            Label(**one["aim"]),
            tuple(
                Inject(
                    int(each["minute"]),
                    Label(**each["says"]),
                    tuple(Expected(it["code"], Label(**it["says"]), it["control"]) for it in each["expects"]),
                )
                for each in one["injects"]
            ),
        )
        for code, one in said["scenarios"].items()
    }
    return Programme(scenarios, int(said["every_days"]))
