"""A row of the book of cases (S3) in acts: what the row proves; the rest stays as the book states it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..acts import Act, Link
from ..book_values import Told, day, offence_of, offences_of, part, person_of
from ..house_acts import RegisterStated
from ..people import Person, Role
from ..registers import Row
from . import acts as kinds
from .words import Proposal, Returner

ENDS: Mapping[str, tuple[type[Act], Mapping[str, Any]]] = {
    "concluded": (kinds.InvestigationConcluded, {"proposal": Proposal.PROSECUTE}),
    "suspended": (kinds.InvestigationSuspended, {}),
    "terminated": (kinds.InvestigationTerminated, {}),
    "transferred": (kinds.CaseTransferred, {}),
}
DECISIONS: Mapping[str, type[Act]] = {
    "indicted": kinds.CaseIndicted,
    "suspended": kinds.ProsecutionSuspended,
    "terminated": kinds.ProsecutionTerminated,
}


def acts_of(row: Row) -> tuple[Act, ...]:
    """The acts of one case, with the same ids for the same row each time."""
    told = _Case(row)
    return (
        told.instituted(),
        told.accepted(),
        *told.charges(),
        *told.requests(),
        *told.extensions(),
        *told.end(),
        *told.prosecution(),
        *told.stated(),
    )


@dataclass(frozen=True, slots=True)
class _Case(Told):
    """One row of the book; every method reads one part of it."""

    def instituted(self) -> Act:
        return kinds.CaseInstituted(
            **self.common("instituted", self.get("instituted_on"), self.get("institution_no")),
            unit=self.row.unit,
            agency=self.text("agency"),
            title=self.text("case_name"),
            offences=offences_of(self.get("offences")),
            offence_on=day(self.get("offence_on")),
            links=self.report(),
        )

    def report(self) -> tuple[Link, ...]:
        """The crime report that ended with this very decision, if it is recorded."""
        number, on = self.get("institution_no"), day(self.get("instituted_on"))
        found = self.row.find_report(self.row.unit, str(number), on) if number is not None and on else None
        return (Link(Role.REPORT, found, is_matter=True),) if found else ()

    def accepted(self) -> Act:
        """The docket line names the accused of the cell beside it; whether and when they were charged is another matter."""
        return kinds.CaseAccepted(
            **self.common("accepted", self.get("accepted_on"), self.get("number")),
            unit=self.row.unit,
            number=self.get("number"),
            year=self.row.year,
            procurator=self.text("procurator"),
            investigator=self.text("investigator"),
            accused_count=self.get("accused_count"),
            links=self.accused(),
            people=self.people(),
        )

    def accused(self) -> tuple[Link, ...]:
        links = []
        for place, one in enumerate(self.get("accused") or (), start=1):
            own = offence_of(part(one, "offence"))
            offences = (own,) if own else offences_of(part(one, "offences"))
            links.append(Link(Role.ACCUSED, self.row.identify(f"accused-{place}"), offences))
        return tuple(links)

    def people(self) -> tuple[Person, ...]:
        accused = enumerate(self.get("accused") or (), start=1)
        return tuple(person_of(self.row.identify(f"accused-{place}"), one) for place, one in accused)

    def charges(self) -> Iterable[Act]:
        accused = self.accused()
        if not accused:
            return
        if self.get("charged_on") is not None:
            yield kinds.AccusedCharged(
                **self.common("charged", self.get("charged_on"), self.get("charged_no")), links=accused
            )
        if self.get("approved_on") is not None:
            yield kinds.ChargeApproved(
                **self.common("approved", self.get("approved_on"), self.get("approved_no")), links=accused
            )

    def requests(self) -> Iterable[Act]:
        """A cell that names the days gives acts; one that only counts is kept as a remark."""
        named = self.get("requested") or self.get("requests")
        if isinstance(named, int) or not named:
            return
        for place, one in enumerate(named, start=1):
            on = one if isinstance(one, date) else part(one, "on")
            number = None if isinstance(one, date) else part(one, "number")
            if on is not None:
                yield kinds.InvestigationRequested(**self.common(f"request-{place}", on, number), ordinal=place)

    def extensions(self) -> Iterable[Act]:
        for place, one in enumerate(self.get("extensions") or (), start=1):
            yield kinds.InvestigationExtended(
                **self.common(f"extended-{place}", part(one, "on"), part(one, "number")),
                ordinal=place,
                until=day(part(one, "until")),
            )

    def end(self) -> Iterable[Act]:
        outcome, on = self.text("outcome") or "", self.get("outcome_on")
        if outcome in ENDS and on is not None:
            kind, content = ENDS[outcome]
            yield kind(**self.common("end", on, self.get("outcome_no")), **content)

    def prosecution(self) -> Iterable[Act]:
        if self.get("file_on") is not None:
            yield kinds.FileReceived(**self.common("file", self.get("file_on")))
        if self.get("returned_on") is not None:
            yield kinds.FileReturned(
                **self.common("returned", self.get("returned_on")), ordinal=1, demanded_by=Returner.PROCURACY
            )
        if self.get("file_again_on") is not None:
            yield kinds.FileReceived(**self.common("file-again", self.get("file_again_on")))
        decision, on = self.text("decision") or "", self.get("decision_on")
        if decision in DECISIONS and on is not None:
            yield DECISIONS[decision](**self.common("decision", on, self.get("decision_no")))

    def stated(self) -> Iterable[Act]:
        """Results without a day, and remarks: kept as the book says them."""
        results = [
            self.text(result)
            for result, on in (("outcome", "outcome_on"), ("decision", "decision_on"))
            if self.text(result) not in (None, "open") and self.get(on) is None
        ]
        counted = self.get("requests")
        remarks = [
            f"Yêu cầu điều tra: {counted}" if isinstance(counted, int) and counted else None,
            f"BPNC: {self.text('measures')}" if self.text("measures") else None,
            f"Mã cũ: {self.text('foreign_no')}" if self.text("foreign_no") else None,
            self.text("note"),
        ]
        remark = "; ".join(one for one in remarks if one)
        if results or remark:
            yield RegisterStated(
                **self.common("stated", self.get("accepted_on")),
                stage="; ".join(one for one in results if one),
                remark=remark,
                cell=self.row.cells.get("outcome", ""),
            )
