"""Steps that several scenarios take with several accused at large: charged, under a ban, indicted, brought to court."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from eprocuracy.exchange.synthesis.history import Docket
from eprocuracy.kernel.moments import When
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.criminal_cases.words import Measure, Proposal
from eprocuracy.workstreams.people import Person, Role

from .scenarios import DAY, Scene, at


def who(some: Sequence[UUID]) -> tuple[Link, ...]:
    """The accused an act names."""
    return tuple(Link(Role.ACCUSED, one) for one in some)


def charged(scene: Scene, of: Docket, on: date, people: Sequence[tuple[Person, Offence]]) -> date:
    """One decision on all of them, the file the same day; returns the day of the approval."""
    links = tuple(Link(Role.ACCUSED, person.participant, (offence,)) for person, offence in people)
    told = tuple(person for person, _ in people)
    of.theirs(cases.AccusedCharged, When.at(at(on, 9, 0)), "QĐ-KTBC", links=links, people=told)
    all_of_them = who([person.participant for person in told])
    of.plain(cases.ChargeFileReceived, When.at(at(on, 14, 30)), issued_by=of.bench.name, links=all_of_them)
    approved = scene.working(on + 2 * DAY, last=scene.days.last("BLTTHS-179-3-VKS", on))
    of.ours(cases.ChargeApproved, approved, links=all_of_them)
    return approved


def banned(of: Docket, on: date, some: Sequence[UUID], until: date, *, ours: bool = False) -> None:
    """A ban on leaving the place of residence, no longer than the stage lasts (BLTTHS 123)."""
    impose = of.ours if ours else of.theirs
    symbol = "LC" if ours else "LC-CSĐT"
    impose(cases.MeasureImposed, on, symbol, links=who(some), measure=Measure.RESIDENCE_BAN, until=When.on(until))


def concluded(of: Docket, on: date, some: Sequence[UUID] = (), *, again: bool = False) -> None:
    """The conclusion proposes to prosecute; none named means all who are in the case."""
    symbol = "KLĐTBS" if again else "KLĐT"
    of.theirs(
        cases.InvestigationConcluded,
        on,
        symbol,
        links=who(some),
        proposal=Proposal.PROSECUTE,
        supplementary=again or None,
    )


def received(scene: Scene, of: Docket, after: date, pages: int) -> date:
    """The file with the conclusion, within two days (BLTTHS 232(4))."""
    on = scene.working(after + DAY, last=scene.days.last("BLTTHS-232-4", after))
    number = of.made.number("prosecution", scene.bench.unit, on)
    of.plain(cases.FileReceived, on, issued_by=scene.bench.name, number=number, volumes=1 + pages // 300, pages=pages)
    return on


def indicted(scene: Scene, of: Docket, came: date, severity: Severity, some: Sequence[UUID], *, after: int) -> date:
    """The indictment within its time, the file to the court within three days, where the ban goes on.

    Returns the day of the court's docket.
    """
    days, bench = scene.days, scene.bench
    on = scene.working(came + after * DAY, last=days.last("BLTTHS-240-1", came, severity))
    of.ours(cases.CaseIndicted, on, "CT", court=bench.court)
    sent = scene.working(on + 2 * DAY, last=days.last("BLTTHS-244-A", on))
    of.plain(cases.FileSentToCourt, sent, issued_by=bench.name, court=bench.court, volumes=2, pages=312)
    docketed = scene.working(sent + DAY)
    number = of.made.number("court", bench.unit, docketed)
    of.plain(
        cases.CourtDocketed,
        docketed,
        issued_by=bench.court,
        court=bench.court,
        number=f"{number}/{docketed.year}/TLST-HS",
    )
    of.theirs(
        cases.MeasureImposed,
        docketed,
        "LC-TA",
        by=bench.court,
        links=who(some),
        measure=Measure.RESIDENCE_BAN,
        until=When.on(docketed + 90 * DAY),  # until the hearing is over, and the time to appeal
    )
    return docketed
