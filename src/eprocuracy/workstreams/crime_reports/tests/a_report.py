"""Reports as tests need them: real acts, folded by the real law."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from eprocuracy.kernel.moments import When
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.crime_reports.words import SourceKind
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.projected import Deadline, Projected

MATTER = UUID(int=7)
KINDS = {**rules().catalogue.workstreams["crime_reports"].kinds, **rules().catalogue.side_kinds}


def act(kind: str, on: date | datetime | None, **more: Any) -> Act:
    """One act of the report; without a day its day is not known."""
    when = When.at(on) if isinstance(on, datetime) else When.on(on) if on else When.unknown()
    return KINDS[kind](**{"id": uuid4(), "matter": MATTER, "occurred": when, **more})


def received(on: date, **more: Any) -> Act:
    told = {
        "unit": "15-KV1",
        "agency": "Cơ quan CSĐT Công an tỉnh",
        "source_kind": SourceKind.DENUNCIATION,
        "description": "Mất một xe máy tại chợ",
        "offences": (Offence("173", 1),),
    }
    return act("report.received", on, **{**told, **more})


def accepted(on: date, **more: Any) -> Act:
    return act("report.accepted", on, **{"unit": "15-KV1", "number": 1, "year": on.year, "procurator": "KSV A", **more})


def folded(*acts: Act) -> Projected:
    return fold(rules(), acts)


def codes(*acts: Act) -> list[str]:
    """The findings that the fold raises."""
    return sorted(one.code for one in folded(*acts).findings)


def open_on(day: date, *acts: Act) -> list[str]:
    """What is told of limits that have run out on a closing day."""
    found = open_findings(rules().catalogue.clocks, folded(*acts).deadlines, day)
    return sorted(one.code for one in found)


def deadline(clock: str, *acts: Act) -> Deadline:
    """The last run of one clock."""
    return [one for one in folded(*acts).deadlines if one.clock == clock][-1]


def ends_on(clock: str, *acts: Act) -> date | None:
    answer = deadline(clock, *acts).answer
    return getattr(answer, "ends_on", None)
