"""Putting a body on record: in batches, through the one door, with the moments at which its acts are to have come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.criminal_cases.acts import CaseAccepted, CaseIndicted

from .body import Body, Family
from .history import BookKey, History, number_all

BATCH = 60  # families written in one transaction
BOOKS = {"crime_reports": "report", "criminal_cases": "case", "custody": "custody", "supervision": "supervision"}
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Told:
    """What was written, and how much of it is as real books are."""

    matters: set[UUID] = field(default_factory=set)
    acts: int = 0
    recorded: int = 0
    late: int = 0
    corrected: int = 0
    unknown: int = 0
    irregular: int = 0
    split: int = 0
    joined: int = 0
    transferred: int = 0
    in_two_cases: int = 0
    example_case: str = ""

    def add(self, family: Family) -> None:
        """Count one more family."""
        self.acts += len(family.made.acts)
        self.matters.update(act.matter for act in family.made.acts)
        for name in ("late", "corrected", "unknown"):
            setattr(self, name, getattr(self, name) + getattr(family.flawed, name))
        for name in ("irregular", "split", "joined", "transferred"):
            setattr(self, name, getattr(self, name) + getattr(family.made.odd, name))
        self.in_two_cases += family.in_two
        self.example_case = self.example_case or indicted_case(family)

    def shares(self) -> dict[str, float]:
        """Late, corrected and with something unknown: of all acts. Irregular: of all matters. The rest are counts."""
        acts, matters = max(self.acts, 1), max(len(self.matters), 1)
        return {
            "recorded_late": round(self.late / acts, 4),
            "corrected": round(self.corrected / acts, 4),
            "with_something_unknown": round(self.unknown / acts, 4),
            "irregular": round(self.irregular / matters, 4),
        }

    def report(self) -> dict[str, Any]:
        return {
            "matters": len(self.matters),
            "acts": self.acts,
            "recorded": self.recorded,
            "example_case": self.example_case,
            "shares": self.shares(),
            "split": self.split,
            "joined": self.joined,
            "transferred": self.transferred,
            "held_in_two_cases": self.in_two_cases,
        }


def indicted_case(family: Family) -> str:
    """The number of a case of the family that has been indicted, as people write it; empty when there is none."""
    acts = family.made.acts
    indicted = next((act.matter for act in acts if isinstance(act, CaseIndicted)), None)
    entered = [act for act in acts if isinstance(act, CaseAccepted) and act.matter == indicted]
    return f"{entered[-1].number}/{entered[-1].year} · {entered[-1].unit}" if entered else ""


def write(rules: Rules, body: Body, progress: Progress = lambda done, of: None) -> Told:
    """Record every family of a body; what is already there is left as it is."""
    told = Told()
    at = datetime.combine(body.recipe.until, time(), VIETNAM)
    numbers = number_all(body.asked(), last_numbers(body))
    for batch in _batches(body.all(numbers), BATCH):
        for family in batch:
            told.add(family)
        told.recorded += put(rules, [family.made for family in batch], at)
        progress(len(told.matters), told.acts)
    return told


def put(rules: Rules, histories: Iterable[History], at: datetime) -> int:
    """Record some histories in one transaction; returns how many acts are new."""
    made = list(histories)
    came = {id_: moment for one in made for id_, moment in one.came.items()}
    acts: list[Act] = sorted((act for one in made for act in one.acts), key=lambda act: (came[act.id], act.id))
    return len(record(rules, acts, by=SYSTEM, at=at, source=Source.SYNTHETIC, came=came).acts)


def last_numbers(body: Body) -> dict[BookKey, int]:
    """The last numbers of the books before this body; if it is already there, those before its first act."""
    rows = MatterRow.objects.filter(unit__in=[one.unit for one in body.recipe.benches], number__isnull=False)
    there = (
        ActRow.objects.filter(id__in=body.first_ids()).order_by("position").values_list("position", flat=True).first()
    )
    if there is not None:
        rows = rows.exclude(matter__in=_since(there))
    found = rows.values("workstream", "unit", "year").annotate(last=Max("number"))
    return {
        (BOOKS[row["workstream"]], row["unit"], row["year"]): row["last"]
        for row in found
        if row["workstream"] in BOOKS and row["year"]
    }


def _since(position: int) -> QuerySet[ActRow, UUID]:
    return ActRow.objects.filter(position__gte=position).values_list("matter_id", flat=True)


def _batches(families: Iterator[Family], size: int) -> Iterator[list[Family]]:
    while batch := list(islice(families, size)):
        yield batch
