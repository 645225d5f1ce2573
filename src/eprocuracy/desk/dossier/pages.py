"""The page of the dossier, from plain values: what is missing, dates of the law, the seven topics, and the papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eprocuracy.assurance.dossier.gathering import Running
from eprocuracy.assurance.dossier.milestones import Milestone, Nearness, Topic, milestones, topics
from eprocuracy.assurance.dossier.processing import IMPACT, RECORD
from eprocuracy.assurance.dossier.system import TITLE, what_is_missing
from eprocuracy.assurance.dossier.told import FILE
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label

PAPERS = (("system", TITLE), ("record", RECORD), ("impact", IMPACT))
URGENCY = {Nearness.MET: "met", Nearness.SOON: "soon", Nearness.OVERDUE: "overdue"}


@dataclass(frozen=True, slots=True)
class DossierPage:
    """Everything that the page shows."""

    missing: Sequence[Label]
    dates: Sequence[tuple[Milestone, str]]
    topics: Sequence[Topic]
    papers: Sequence[tuple[str, Label]]
    file: str


def dossier_page(seen: Running) -> DossierPage:
    """The page, from what was seen of the installation."""
    return DossierPage(
        missing=what_is_missing(seen),
        dates=[(one, URGENCY.get(one.nearness, "")) for one in milestones(seen.told, on=day_of(seen.at))],
        topics=topics(seen.standings),
        papers=PAPERS,
        file=FILE,
    )
