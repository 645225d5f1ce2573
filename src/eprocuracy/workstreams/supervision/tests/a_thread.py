"""Threads as tests need them: real acts, folded by the real law."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.projected import Projected
from eprocuracy.workstreams.supervision.words import Against, Area, Domain, Level, Procedure, Purpose, TargetKind

MATTER = UUID(int=9)
KINDS = rules().catalogue.workstreams["supervision"].kinds


def act(kind: str, on: date | None, **more: Any) -> Act:
    """One act of the thread; without a day its day is not known."""
    when = When.on(on) if on else When.unknown()
    return KINDS[kind](**{"id": uuid4(), "matter": MATTER, "occurred": when, **more})


def recommendation(on: date, **more: Any) -> Act:
    told = {
        "unit": "15",
        "number": 1,
        "year": on.year,
        "purpose": Purpose.REMEDY,
        "area": Area.INVESTIGATION,
        "target": "Cơ quan CSĐT Công an tỉnh",
        "target_kind": TargetKind.INVESTIGATING_AGENCY,
    }
    return act("recommendation.issued", on, **{**told, **more})


def protest(on: date, **more: Any) -> Act:
    told = {
        "unit": "15",
        "number": 1,
        "level": Level.SAME,
        "domain": Domain.CRIMINAL,
        "procedure": Procedure.APPELLATE,
        "against": Against.JUDGMENT,
        "court": "TAND tỉnh",
    }
    return act("protest.issued", on, **{**told, **more})


def folded(*acts: Act) -> Projected:
    return fold(rules(), acts)


def stage(*acts: Act) -> str:
    return str(folded(*acts).matters[0].stage)


def codes(*acts: Act) -> list[str]:
    """The findings that the fold raises."""
    return sorted(one.code for one in folded(*acts).findings)


def open_on(day: date, *acts: Act) -> list[str]:
    """What is told of limits that have run out on a closing day."""
    found = open_findings(rules().catalogue.clocks, folded(*acts).deadlines, day)
    return sorted(one.code for one in found)
