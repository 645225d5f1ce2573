"""A history told act by act, for tests: names stand for matters and people, days for when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Self
from uuid import NAMESPACE_OID, UUID, uuid5

from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.projected import Deadline, Finding, MatterState, Projected, Track


def named(name: str) -> UUID:
    """The id that a name stands for."""
    return uuid5(NAMESPACE_OID, name)


def when(told: str | date | datetime | When | None) -> When:
    """`2026-03-02`, `2026-03-02T09:30`, or a typed value."""
    if isinstance(told, str):
        return When.parse(told)
    if isinstance(told, When):
        return told
    if isinstance(told, datetime):
        return When.at(told)
    return When.on(told) if told is not None else When.unknown()


@dataclass
class Told:
    """What a history adds up to."""

    projected: Projected

    def matter(self, name: str) -> MatterState:
        return next(one for one in self.projected.matters if one.id == named(name))

    def track(self, person: str, matter: str | None = None) -> Track:
        return next(
            one
            for one in self.projected.tracks
            if one.participant == named(person) and (matter is None or one.matter == named(matter))
        )

    def deadlines(self, clock: str) -> list[Deadline]:
        return [one for one in self.projected.deadlines if one.clock == clock]

    def deadline(self, clock: str, run: int = -1) -> Deadline:
        return self.deadlines(clock)[run]

    def ends_on(self, clock: str, run: int = -1) -> date:
        answer = self.deadline(clock, run).answer
        return answer.ends_on  # type: ignore[union-attr]  # a test that asks expects a date

    @property
    def codes(self) -> list[str]:
        return sorted(one.code for one in self.projected.findings)

    def found(self, code: str) -> list[Finding]:
        return [one for one in self.projected.findings if one.code == code]

    def open_on(self, day: str) -> list[str]:
        """Codes that a closing day adds."""
        clocks = rules().catalogue.clocks
        return sorted(one.code for one in open_findings(clocks, self.projected.deadlines, date.fromisoformat(day)))


@dataclass
class Story:
    """Acts in the order in which they are recorded."""

    matter: str = "case"
    acts: list[Act] = field(default_factory=list)

    def say(
        self,
        kind: str,
        on: str | date | datetime | When | None,
        *,
        matter: str | None = None,
        who: Iterable[str] = (),
        role: Role = Role.ACCUSED,
        charged: dict[str, str] | None = None,
        people: dict[str, str] | None = None,
        ids: dict[str, str] | None = None,
        ties: dict[Role, str] | None = None,
        no: str | None = None,
        **content: Any,
    ) -> Self:
        """One more act; `people` gives births, `charged` offences, `ties` other matters by role."""
        charged = charged or {}
        links = [Link(role, named(one), _offences(charged.get(one, ""))) for one in dict.fromkeys([*who, *charged])]
        links += [Link(tie, named(other), is_matter=True) for tie, other in (ties or {}).items()]
        said = tuple(
            Person(participant=named(one), name=one, birth=Birth.parse(birth), id_no=(ids or {}).get(one, ""))
            for one, birth in (people or {}).items()
        )
        place = len(self.acts) + 1
        self.acts.append(
            rules().catalogue.kinds[kind](
                id=uuid5(NAMESPACE_OID, f"{self.matter}-{place}"),
                matter=named(matter or self.matter),
                occurred=when(on),
                document_no=no,
                links=tuple(links),
                people=said,
                position=place,
                **content,
            )
        )
        return self

    def until(self, day: str) -> Self:
        """The same history as it stood at the end of a day."""
        last = date.fromisoformat(day)
        return replace(self, acts=[one for one in self.acts if one.occurred.earliest_day <= last])

    def told(self) -> Told:
        return Told(fold(rules(), self.acts))


def _offences(text: str) -> tuple[Offence, ...]:
    return tuple(Offence.parse(one) for one in text.split(";") if one.strip())


def offences(text: str) -> tuple[Offence, ...]:
    """`173/1; 174/2`."""
    return _offences(text)
