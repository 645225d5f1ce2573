"""The beginnings of stories, up to where it gets interesting: real acts through the real door, dated as told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.crime_reports.words import SourceKind
from eprocuracy.workstreams.criminal_cases.words import Proposal
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, act, put

AGENCY = "Cơ quan CSĐT Công an tỉnh Quảng Ninh"
COURT = "Tòa án nhân dân khu vực 3 - Quảng Ninh"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Begun:
    """A case as far as it has come, and who stands accused in it."""

    matter: UUID
    accused: tuple[Person, ...]
    offence: Offence

    @property
    def address(self) -> str:
        return f"/vu-viec/{self.matter}/"

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(Link(Role.ACCUSED, one.participant) for one in self.accused)


def a_docketed_report(received: date, *, title: str, offence: Offence, suspect: str, number: int = 41) -> UUID:
    """A report received one day, entered in the docket and assigned to Mai the next; returns its matter."""
    matter, person = new_id(), Person(participant=new_id(), name=suspect)
    put(
        act(
            "report.received",
            matter,
            received,
            unit=UNIT,
            agency=AGENCY,
            source_kind=SourceKind.DENUNCIATION,
            description=title,
            offences=(offence,),
            links=(Link(Role.SUSPECT, person.participant),),
            people=(person,),
        ),
        *_docketed("report", matter, received + DAY, number),
    )
    return matter


def _docketed(kind: str, matter: UUID, on: date, number: int) -> list[Act]:
    notified = {"notified_on": on} if kind == "report" else {}
    return [
        act(f"{kind}.accepted", matter, on, unit=UNIT, number=number, year=on.year, **notified),
        act(f"{kind}.assigned", matter, on, procurator="mai"),
    ]


def a_case(instituted: date, *, title: str, offence: Offence, names: Sequence[str], number: int = 7) -> Begun:
    """Instituted, in the docket the same day, everybody charged and approved five days later."""
    people = tuple(Person(participant=new_id(), name=name) for name in names)
    begun = Begun(new_id(), people, offence)
    charged = tuple(Link(Role.ACCUSED, one.participant, (offence,)) for one in people)
    common = {"unit": UNIT, "agency": AGENCY, "title": title, "offences": (offence,)}
    put(
        act("case.instituted", begun.matter, instituted, offence_on=instituted - DAY, **common),
        *_docketed("case", begun.matter, instituted, number),
        act("accused.charged", begun.matter, instituted + 3 * DAY, links=charged, people=people),
        act("charge.file_received", begun.matter, instituted + 4 * DAY, links=begun.links),
        act("charge.approved", begun.matter, instituted + 5 * DAY, links=begun.links),
    )
    return begun


def brought_to_court(begun: Begun, concluded: date, hearing: When) -> None:
    """Concluded, indicted, sent, docketed and set for a hearing, a step every third day."""
    steps: list[tuple[str, dict[str, object]]] = [
        ("investigation.concluded", {"proposal": Proposal.PROSECUTE}),
        ("file.received", {"volumes": 1, "pages": 112}),
        ("case.indicted", {"court": COURT}),
        ("file.sent_to_court", {"court": COURT}),
        ("court.docketed", {"court": COURT, "number": "22/2026/TLST-HS"}),
        ("hearing.set", {"hearing": hearing}),
    ]
    days = (concluded + step * timedelta(days=2) for step in range(len(steps)))
    put(*(act(kind, begun.matter, on, **said) for on, (kind, said) in zip(days, steps, strict=True)))
