"""A row of the book of custody and detention (S5) in acts: what the row proves; the rest stays as the book states it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from eprocuracy.kernel.moments import When

from ..acts import Act, Link
from ..book_values import Told, day, offence_of, offences_of, part, person_of, when
from ..house_acts import RegisterStated
from ..people import Role
from ..registers import Row
from . import acts as kinds
from .words import Manner

ENDS: Mapping[str, type[Act]] = {
    "to_court": kinds.PersonSentToCourt,
    "released": kinds.PersonReleased,
    "measure_changed": kinds.MeasureReplaced,
    "transferred": kinds.PersonTransferred,
    "died": kinds.PersonDied,
    "escaped": kinds.PersonEscaped,
}


def acts_of(row: Row) -> tuple[Act, ...]:
    """The acts of one person held, with the same ids for the same row each time."""
    told = _Held(row)
    return (
        told.held(),
        *told.custody(),
        *told.order(),
        *told.extensions(),
        *told.for_prosecution(),
        *told.end(),
        *told.stated(),
    )


@dataclass(frozen=True, slots=True)
class _Held(Told):
    """One row of the book; every method reads one part of it."""

    @property
    def person(self) -> Link:
        return Link(Role.HELD, self.row.identify("held"), self.offences())

    def offences(self) -> tuple[Any, ...]:
        one = offence_of(self.get("offence"))
        return (one,) if one else offences_of(self.get("offences"))

    def act(self, kind: Any, place: str, on: object, number: object = None, **content: Any) -> Act:
        """An act on this person; a paper whose day the book does not give stands where it takes effect."""
        made: Act = kind(**self.common(place, on, number), links=(self.person,), **content)
        return made

    def held(self) -> Act:
        manner = self.text("arrest_kind")
        links = [self.person]
        number, on = self.get("institution_no"), self.get("instituted_on")
        if number is not None and on is not None:
            case = self.row.find_case(self.row.unit, str(number), on)
            if case is not None:
                links.append(Link(Role.CASE, case, is_matter=True))
        return kinds.CustodyHeld(
            **self.common("held-act", self.get("arrested_at")),
            unit=self.row.unit,
            number=self.get("number"),
            year=self.row.year,
            manner=next((one for one in Manner if one.value == manner), None),
            offences=self.offences(),
            place=self.text("place"),
            procurator=self.text("procurator"),
            links=tuple(links),
            people=(person_of(self.row.identify("held"), self.row.values),),
        )

    def custody(self) -> Iterable[Act]:
        begins = when(self.get("custody_from"))
        if begins.known_day is None:
            return
        ends = when(self.get("custody_to"))
        yield self.act(
            kinds.CustodyOrdered, "custody", self.get("custody_on"), self.get("custody_no"),
            begins=begins, ends=_known(ends), effective_on=begins.known_day,
        )  # fmt: skip
        before = ends
        for place, one in enumerate(self.get("custody_extensions") or (), start=1):
            until = when(part(one, "until"))
            yield self.act(
                kinds.CustodyExtended, f"custody-extended-{place}", part(one, "on"),
                ordinal=place, until=_known(until), approved=part(one, "approved"),
                effective_on=before.known_day or begins.known_day,
            )  # fmt: skip
            before = until if until.known_day else before

    def order(self) -> Iterable[Act]:
        begins, until = day(self.get("detained_from")), day(self.get("detained_to"))
        if begins is None and until is None:
            return
        yield self.act(
            kinds.DetentionOrdered, "order", self.get("order_on"), self.get("order_no"),
            begins=begins, until=until, effective_on=begins,
        )  # fmt: skip
        approval = self.get("order_approval")
        if approval is not None and part(approval, "on") is not None:
            yield self.act(kinds.DetentionApproved, "order-approved", part(approval, "on"), part(approval, "number"))

    def extensions(self) -> Iterable[Act]:
        before = day(self.get("detained_to"))
        for place, one in enumerate(self.get("extensions") or (), start=1):
            until = day(part(one, "until"))
            yield self.act(
                kinds.DetentionExtended, f"extended-{place}", part(one, "on"), part(one, "number"),
                ordinal=place, until=until, effective_on=before,
            )  # fmt: skip
            before = until or before

    def for_prosecution(self) -> Iterable[Act]:
        """The book gives the number and the last day; the order takes effect when the one before it ends."""
        stated = self.get("procuracy_order_until")
        until = day(stated) or day(part(stated, "until"))
        if until is None:
            return
        yield self.act(
            kinds.DetentionForProsecution, "for-prosecution", part(stated, "on"),
            self.get("procuracy_order_no") or part(stated, "number"), until=until, effective_on=self.takes_effect(),
        )  # fmt: skip

    def takes_effect(self) -> date | None:
        extensions = [day(part(one, "until")) for one in self.get("extensions") or ()]
        ends = [one for one in (day(self.get("detained_to")), *extensions) if one is not None]
        left = day(self.get("ended_at"))
        if not ends:
            return left or day(self.get("arrested_at"))
        following = max(ends) + timedelta(days=1)
        return min(following, left - timedelta(days=1)) if left else following

    def end(self) -> Iterable[Act]:
        how = self.text("end") or ""
        if how in ENDS and self.get("ended_at") is not None:
            yield self.act(ENDS[how], "end", self.get("ended_at"))

    def stated(self) -> Iterable[Act]:
        """An end without its day, and remarks: kept as the book says them."""
        how, note = self.text("end") or "", self.text("note")
        undated = how if how in ENDS and self.get("ended_at") is None else ""
        if undated or note:
            yield RegisterStated(
                **self.common("stated", self.get("arrested_at")),
                stage=undated,
                remark=note or "",
                cell=self.row.cells.get("end", ""),
            )


def _known(at: When) -> When | None:
    return at if at.known_day is not None else None
