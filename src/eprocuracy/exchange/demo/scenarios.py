"""How proceedings are told act by act, every date lawful on whatever day the demonstration is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from eprocuracy.exchange.synthesis.days import Days, book_year
from eprocuracy.exchange.synthesis.history import Docket, History, link
from eprocuracy.exchange.synthesis.offices import Bench
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.workstreams.beside.acts_requests import ItemAnswered, RequestAnswered
from eprocuracy.workstreams.beside.words import Reply
from eprocuracy.workstreams.crime_reports import acts as reports
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.people import Role

DAY = timedelta(days=1)


def named_id(*words: str) -> UUID:
    """The identity of a thing of the demonstration: the same in every installation."""
    return uuid5(NAMESPACE_URL, "/".join(("eprocuracy-demo", *words)))


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a scenario plays: its history, its office, and the day on which it begins."""

    made: History
    bench: Bench
    first: date
    procurator: str

    @property
    def days(self) -> Days:
        return self.made.days

    def docket(self, *words: str) -> Docket:
        return Docket(self.made, named_id(*words), self.bench, self.bench.agency)

    def working(self, day: date, *, last: date | None = None) -> date:
        """The working day on or after `day`, no later than `last`."""
        return self.days.no_later(day, last) if last else self.days.working(day)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), VIETNAM)


def report_of(scene: Scene, name: str, *, received: datetime, **fields: Any) -> tuple[Docket, date]:
    """A report until its procurator is at work; returns its docket and the day of the assignment."""
    of, days = scene.docket(name, "report"), scene.days
    day = received.date()
    of.theirs(reports.ReportReceived, When.at(received), "TB-TN", unit=scene.bench.unit, agency=of.agency, **fields)
    told = days.no_later(day + DAY, days.last("BLTTHS-146-5", day))
    of.theirs(
        reports.ReportAgencyAssigned,
        told,
        "QĐ-PC",
        received=When.at(at(told, 9, 30)),
        investigator=scene.bench.investigators[0],
    )
    of.plain(
        reports.ReportAccepted,
        told,
        issued_by=scene.bench.name,
        unit=scene.bench.unit,
        number=of.made.number("report", scene.bench.unit, told),
        year=book_year(told),
        notified_on=told,
    )
    assigned = days.calendar.working_days_after(told, 1)
    deputy = scene.bench.staff.deputies[0]
    of.ours(reports.ReportAssigned, assigned, procurator=scene.procurator, deputy_chief=deputy)
    return of, assigned


def answered(report: Docket, on: date, asked: Sequence[str]) -> None:
    """Every item that the procurator asked to have verified was done."""
    told = tuple(ItemAnswered(item=place, asked=one, outcome=Reply.DONE) for place, one in enumerate(asked, start=1))
    report.theirs(RequestAnswered, on, "BC", answers=told)


def case_of(scene: Scene, name: str, report: Docket, instituted: date, **fields: Any) -> Docket:
    """The report becomes a case, entered in the docket and assigned."""
    of, days, bench = scene.docket(name, "case"), scene.days, scene.bench
    report.theirs(
        reports.ReportInstituted,
        instituted,
        "QĐ-KTVA",
        links=(link(Role.CASE, of.matter),),
        offences=fields["offences"],
        agency=of.agency,
    )
    report.plain(reports.ReportDecisionReceived, days.working(instituted + DAY), issued_by=of.agency)
    report.plain(reports.ReportNotified, instituted + 2 * DAY, issued_by=of.agency)
    reviewed = days.working(instituted + 3 * DAY)
    report.ours(reports.ReportDecisionAgreed, reviewed, "BC", opinion="Quyết định có căn cứ, đúng pháp luật")
    of.theirs(
        cases.CaseInstituted,
        instituted,
        "QĐ-KTVA",
        links=(link(Role.REPORT, report.matter),),
        unit=bench.unit,
        agency=of.agency,
        **fields,
    )
    entered = days.working(instituted + DAY)
    of.plain(
        cases.CaseAccepted,
        entered,
        issued_by=bench.name,
        unit=bench.unit,
        number=of.made.number("case", bench.unit, entered),
        year=book_year(entered),
        investigator=bench.investigators[0],
    )
    of.ours(cases.CaseAssigned, entered, procurator=scene.procurator, deputy_chief=bench.staff.deputies[0])
    return of
