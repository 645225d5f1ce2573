"""A row of the book of protests and recommendations (S10) in acts: what the row proves, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.book_values import Told, word
from eprocuracy.workstreams.house_acts import RegisterStated
from eprocuracy.workstreams.registers import Row

from . import acts as kinds
from .words import Against, Answer, Area, Domain, Level, Procedure, Purpose, TargetKind

OLD_CODES = {
    "toa": TargetKind.COURT,
    "cqdt": TargetKind.INVESTIGATING_AGENCY,
    "cax": TargetKind.COMMUNE_POLICE,
    "ntg": TargetKind.DETENTION_HOUSE,
    "thahs": TargetKind.CRIMINAL_ENFORCEMENT,
    "thads": TargetKind.CIVIL_ENFORCEMENT,
    "ubnd": TargetKind.PEOPLES_COMMITTEE,
    "so": TargetKind.DEPARTMENT,
}
"""Abbreviations of addressees as the offices write them."""


def acts_of(row: Row) -> tuple[Act, ...]:
    """The acts of one document and its answer, with the same ids for the same row each time."""
    told = _Thread(row)
    return (told.issued(), *told.answer())


@dataclass(frozen=True, slots=True)
class _Thread(Told):
    """One row; every method reads one part of it."""

    def numbered(self) -> dict[str, Any]:
        number = self.get("number")
        return {
            **self.common("issued", self.get("on"), number),
            "unit": self.row.unit,
            "number": number,
            "year": self.row.year,
        }

    def issued(self) -> Act:
        match self.get("type"):
            case "protest":
                return self.protest()
            case "request":
                return kinds.RequestIssued(**self.numbered(), **self.addressed())
            case _:
                purpose = word(Purpose, self.get("kind"))
                return kinds.RecommendationIssued(
                    **self.numbered(), **self.addressed(), purpose=purpose, remark=self.text("note")
                )

    def addressed(self) -> dict[str, Any]:
        due = self.get("due_on")
        return {
            "area": word(Area, self.get("field")),
            "target": self.text("target"),
            "target_kind": OLD_CODES.get(self.text("target_kind") or "") or word(TargetKind, self.get("target_kind")),
            "description": self.text("violation") or self.text("content"),
            "due_on": due if isinstance(due, date) else None,
            "reply_within": due if isinstance(due, TimeLimit) else None,
        }

    def protest(self) -> Act:
        against_no = self.text("against_no")
        return kinds.ProtestIssued(
            **self.numbered(),
            level=word(Level, self.get("level")),
            domain=word(Domain, self.get("matter")),
            procedure=Procedure.APPELLATE,
            against=Against.DECISION if against_no and "QĐ" in against_no.upper() else Against.JUDGMENT,
            against_no=against_no,
            against_on=self.get("against_on"),
            court=self.text("court"),
            ground=self.text("ground"),
            remark=self.text("note"),
        )

    def answer(self) -> Iterable[Act]:
        on = self.get("replied_on") or self.get("result_on")
        if self.get("result") == "withdrawn":
            yield kinds.ProtestWithdrawn(**self.common("answer", on))
            return
        answer = word(Answer, self.get("result"))
        number = self.get("reply_no") or self.get("result_no")
        if on is not None:
            yield kinds.ResponseReceived(**self.common("answer", on, number), answer=answer)
        elif answer is not None:
            # the book says what was answered and not when: that is kept as the book says it
            yield RegisterStated(
                **self.common("answer", None), stage=answer.value, remark="", cell=self.row.cells.get("result", "")
            )
