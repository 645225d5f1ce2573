"""What must be told after an incident: read from data, each with its hours and its article."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import yaml

from eprocuracy.kernel.words import Label

from .words import Mark

DATA = Path(__file__).resolve().parents[1] / "data" / "incidents.yaml"


@dataclass(frozen=True, slots=True)
class Duty:
    """One notice: due so many hours after the incident was noticed, where any of `when` is known of it."""

    code: str
    title: Label
    hours: int
    when: frozenset[Mark]
    to: Label
    basis: str
    points: Label

    def due(self, noticed_at: datetime) -> datetime:
        """Plain hours, nights and holidays included."""
        return noticed_at + timedelta(hours=self.hours)


@dataclass(frozen=True, slots=True)
class Rules:
    """The notices in the order in which they are due, how long records are kept, and what is an event, an incident, a serious one."""

    duties: Mapping[str, Duty]
    keep_years: int
    thresholds: tuple[Label, ...]

    def asked(self, marks: Collection[Mark]) -> tuple[Duty, ...]:
        """What an incident with these marks asks for."""
        return tuple(one for one in self.duties.values() if one.when & set(marks))


@cache
def rules() -> Rules:
    said = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    duties = [
        Duty(
            code,
            Label(**one["title"]),
            int(one["hours"]),
            frozenset(Mark(each) for each in one["when"]),
            Label(**one["to"]),
            one["basis"],
            Label(**one["points"]),
        )
        for code, one in said["duties"].items()
    ]
    ordered = sorted(duties, key=lambda one: one.hours)
    return Rules(
        {one.code: one for one in ordered},
        int(said["keep_years"]),
        tuple(Label(**one) for one in said["thresholds"].values()),
    )
