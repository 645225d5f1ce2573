"""Dates of the law that concern this installation, and the seven topics on which a shared platform assesses itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label, Word

from ..controls import State
from ..running import Standing
from .told import Told, told

DATA = Path(__file__).parents[1] / "data" / "dossier" / "law.yaml"
GOOD = frozenset({State.KEPT, State.PARTLY})


class Nearness(Word):
    """How it stands with a date of the law."""

    MET = "met", "đã đáp ứng", "met"
    AHEAD = "ahead", "còn thời gian", "ahead"
    SOON = "soon", "sắp đến hạn", "soon"
    OVERDUE = "overdue", "quá hạn", "overdue"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One date: by when, what, where it is written, how it stands on a day, and the paper by which it was met."""

    code: str
    by: date
    says: Label
    basis: str
    nearness: Nearness
    paper: str
    concerns: bool | None  # None: nobody said to which transitional rules the system belongs


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: the controls that stand for it and whether one of them is seen to be kept and none is broken."""

    code: str
    says: Label
    standings: Sequence[Standing]

    @property
    def met(self) -> bool:
        states = {one.state for one in self.standings}
        return bool(states & GOOD) and State.BROKEN not in states


@cache
def law() -> Mapping[str, Any]:
    """The dates and topics as data."""
    found: Mapping[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return found


def milestones(said: Told, *, on: date) -> tuple[Milestone, ...]:
    """Every date that concerns the system, or may concern it while nobody said what it is; the next first."""
    found = [
        Milestone(
            code=code,
            by=one["by"],
            says=Label(**one["says"]),
            basis=one["basis"],
            nearness=_nearness(one["by"], code in said.done, on),
            paper=said.done.get(code, ""),
            concerns=said.stage.value in one["for"] if said.stage else None,
        )
        for code, one in law()["dates"].items()
    ]
    return tuple(sorted((one for one in found if one.concerns is not False), key=lambda one: one.by))


def _nearness(by: date, met: bool, on: date) -> Nearness:
    if met:
        return Nearness.MET
    if by < on:
        return Nearness.OVERDUE
    return Nearness.SOON if by - on <= timedelta(days=law()["warn_days"]) else Nearness.AHEAD


def alarms(said: Told, *, on: date) -> tuple[Label, ...]:
    """What must be said of dates that are near or passed."""
    return tuple(
        Label(
            f"{one.says.vi} ({one.basis}): {one.nearness.label.vi}, {one.by:%d/%m/%Y}.",
            f"{one.says.en} ({one.basis}): {one.nearness.label.en}, {one.by:%d/%m/%Y}.",
        )
        for one in milestones(said, on=on)
        if one.nearness in (Nearness.SOON, Nearness.OVERDUE)
    )


def alarms_of(folder: Path, *, on: date) -> tuple[Label, ...]:
    """The same for a data folder; that its file cannot be understood is said as well."""
    try:
        return alarms(told(folder), on=on)
    except Refused as refused:
        return (refused.what,)


def topics(standings: Sequence[Standing]) -> tuple[Topic, ...]:
    """The seven topics, from how it stands with the controls."""
    known = {one.control.id: one for one in standings}
    return tuple(
        Topic(code, Label(**one["says"]), [known[name] for name in one["controls"]])
        for code, one in law()["topics"].items()
    )
