"""A row of the book of crime reports (S2) in acts: what the row proves, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.book_values import Told, offences_of, part, person_of, word
from eprocuracy.workstreams.house_acts import RegisterStated
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.registers import Row

from . import acts as kinds
from .words import Result, SourceKind

PERSONAL = frozenset({SourceKind.DENUNCIATION, SourceKind.SELF_REPORT})
RESULT_KINDS: Mapping[Result, type[Act]] = {
    Result.INSTITUTED: kinds.ReportInstituted,
    Result.NOT_INSTITUTED: kinds.ReportNotInstituted,
    Result.SUSPENDED: kinds.ReportSuspended,
    Result.TRANSFERRED: kinds.ReportTransferred,
    Result.OTHERWISE: kinds.ReportResolvedOtherwise,
}


def acts_of(row: Row) -> tuple[Act, ...]:
    """The acts of one report, with the same ids for the same row each time."""
    told = _Report(row)
    return (told.received(), told.accepted(), *told.time(), *told.requests(), *told.result())


@dataclass(frozen=True, slots=True)
class _Report(Told):
    """One row; every method reads one part of it."""

    def received(self) -> Act:
        kind = word(SourceKind, self.get("source"))
        informant, people = self.people(kind)
        return kinds.ReportReceived(
            **self.common("received", self.get("received_on")),
            unit=self.row.unit,
            agency=self.text("agency"),
            investigator=self.text("investigator"),
            source_kind=kind,
            description=self.text("content"),
            offences=offences_of(self.get("offences")),
            offence_on=self.get("offence_on"),
            place=self.text("place"),
            informant_body=informant,
            links=tuple(link for link, _ in people),
            people=tuple(person for _, person in people),
        )

    def people(self, kind: SourceKind | None) -> tuple[str | None, list[tuple[Link, Person]]]:
        """Who reported, as a body or as a person, and the persons who stand in the act."""
        named: list[tuple[Link, Person]] = []
        body = self.text("informant")
        id_no = self.text("informant_id")
        if id_no or (body and kind in PERSONAL):
            said = {
                "name": body,
                "id_no": id_no,
                "address": self.text("informant_address"),
                "phone": self.text("phone"),
            }
            named.append(self.person("informant", Role.INFORMANT, said))
            body = None
        for place, suspect in enumerate(self.get("suspects") or (), start=1):
            named.append(self.person(f"suspect-{place}", Role.SUSPECT, suspect))
        return body, named

    def person(self, place: str, role: Role, said: object) -> tuple[Link, Person]:
        participant = self.row.identify(place)
        own = part(said, "offence")
        return Link(role, participant, offences_of((own,) if own else ())), person_of(participant, said)

    def accepted(self) -> Act:
        number = self.get("number")
        return kinds.ReportAccepted(
            **self.common("accepted", self.get("accepted_on"), number),
            unit=self.row.unit,
            number=number,
            year=self.row.year,
            procurator=self.text("procurator"),
            remark=self.remark(),
        )

    def remark(self) -> str | None:
        """What the row says beside the columns that acts are made of; nothing of it is dropped."""
        parts = (
            ("QĐ phân công của CQĐT", self.text("assignment")),
            ("KSV kiểm sát QĐ", self.text("opinion")),
            ("", self.text("note")),
        )
        return "\n".join(f"{name}: {said}" if name else said for name, said in parts if said) or None

    def time(self) -> Iterable[Act]:
        if self.get("prolonged_until"):
            yield kinds.ReportProlonged(**self.common("prolonged", None), until=self.get("prolonged_until"))
        for place, one in enumerate(self.get("extensions") or (), start=1):
            yield kinds.ReportExtended(
                **self.common(f"extended-{place}", part(one, "on"), part(one, "number")),
                ordinal=place,
                until=part(one, "until"),
            )

    def requests(self) -> Iterable[Act]:
        for place, one in enumerate(self.get("requests") or (), start=1):
            yield kinds.ReportVerificationRequested(
                **self.common(f"request-{place}", part(one, "on"), part(one, "number"))
            )

    def result(self) -> Iterable[Act]:
        result = word(Result, self.get("outcome"))
        if result is None:
            return
        decided_on = self.get("decision_on")
        if decided_on is None:
            # the book says how it ended and not when: that is kept as the book says it
            yield RegisterStated(
                **self.common("result", None),
                stage=result.value,
                remark=self.text("decision_no") or "",
                cell=self.row.cells.get("outcome", ""),
            )
            return
        yield RESULT_KINDS[result](
            **self.common("result", decided_on, self.get("decision_no")), links=self.case(result, decided_on)
        )

    def case(self, result: Result, decided_on: date) -> tuple[Link, ...]:
        number = self.get("decision_no")
        if result is not Result.INSTITUTED or number is None:
            return ()
        case = self.row.find_case(self.row.unit, str(number), decided_on)
        return (Link(Role.CASE, case, is_matter=True),) if case else ()
