"""The state of a matter as the fold carries it along; each workstream adds what it knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Self
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.quick import quickly_made
from eprocuracy.kernel.words import Word
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.changing import changed

from .accounts import Passage
from .acts import Act
from .people import Person, Role
from .projected import Finding, FindingKind


@dataclass(frozen=True, kw_only=True)
class Place:
    """One participant's place in a matter: who, as what, at which stage of its own track."""

    participant: UUID
    role: Role
    stage: Word | None = None
    offences: tuple[Offence, ...] = ()
    person: Person | None = None
    measure: Word | None = None
    measure_until: When | None = None
    identified: UUID | None = None  # which person of the register this is

    @property
    def birth(self) -> Birth | None:
        return self.person.birth if self.person else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A last day that a register states without the history behind it."""

    clock: str
    on: When
    act: UUID
    participant: UUID | None = None


ADULT = 18
NO_PLACES: MappingProxyType[UUID, Place] = MappingProxyType({})
NOTHING_BESIDE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class State:
    """What is true of one matter after the acts folded so far."""

    id: UUID
    stage: Word
    unit: str = ""
    number: int | None = None
    year: int | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    title: str = ""
    procurator: str = ""
    assisting: tuple[str, ...] = ()  # who is assigned beside the one in charge
    relieved: tuple[str, ...] = ()  # who handled it before, and no longer does
    agency: str = ""
    secrecy: int = 0
    offences: tuple[Offence, ...] = ()
    offence_on: date | None = None
    places: MappingProxyType[UUID, Place] = field(default_factory=lambda: NO_PLACES)
    links: tuple[tuple[Role, UUID], ...] = ()
    findings: tuple[Finding, ...] = ()
    passages: tuple[Passage, ...] = ()  # every change of its stage or office, and of the stage of those in it
    stated: tuple[Stated, ...] = ()
    beside: Mapping[str, Any] = field(default_factory=lambda: NOTHING_BESIDE)  # what the sides keep, by their code

    def found(self, kind: FindingKind, act: Act, /, *, participant: UUID | None = None, **values: Any) -> Self:
        """The state with one more finding, raised at `act`."""
        one = Finding(code=kind.code, matter=self.id, participant=participant, act=act.id, on=act.on, values=values)
        return changed(self, findings=(*self.findings, one))

    def was_minor(self, place: Place) -> bool | None:
        """Whether a participant was under 18 on the day of the offence; None when what is known does not tell.

        Who was under 18 when the matter was opened was so before; of who was older then, only the day of the offence tells.
        """
        if place.birth is None:
            return None
        if self.offence_on is not None:
            return place.birth.is_under(ADULT, self.offence_on)
        return True if self.opened_on and place.birth.is_under(ADULT, self.opened_on) else None

    def with_place(self, participant: UUID, **changes: Any) -> Self:
        """The state with one participant's place changed; an unknown participant gets a place."""
        known = self.places.get(participant)
        made = (
            changed(known, **changes) if known else Place(participant=participant, **{"role": Role.ACCUSED, **changes})
        )
        places = (
            self.places.copy()
        )  # of the mapping itself: no key is hashed anew, and a case may have hundreds of accused
        places[participant] = made
        return changed(self, places=MappingProxyType(places))

    def with_beside(self, code: str, kept: Any) -> Self:
        """The state with what one side keeps changed."""
        return changed(self, beside=MappingProxyType({**self.beside, code: kept}))

    def of_role(self, *roles: Role) -> tuple[Place, ...]:
        return tuple(place for place in self.places.values() if place.role in roles)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the law needs to know besides the start: the parts of `law.deadlines.Asked` that a workstream knows."""

    severity: Severity | None = None
    variant: str | None = None
    juvenile: bool = False
    order_until: date | None = None
    order_length: TimeLimit | None = None
    deducted_days: int = 0
    capped_by: date | None = None


NOTHING_SPECIAL = Circumstances()
