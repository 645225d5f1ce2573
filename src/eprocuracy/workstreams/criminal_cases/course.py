"""What the further steps of a case leave behind: measures in force, activities, appeals, where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Word
from eprocuracy.law.offences import Offence

from .words_court import Higher

NONE: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """One measure on one accused at large."""

    measure: Word
    act: UUID
    on: date | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formerly:
    """Under which number which office had the case before."""

    unit: str
    number: str

    def __str__(self) -> str:
        return " - ".join(part for part in (self.number, self.unit) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """An activity of which notice was given, for the time it was planned for."""

    act: UUID
    told: When
    planned: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacked:
    """A protest in cassation or reopening against the convicted person."""

    act: UUID
    on: date
    in_force_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """One act of the appeal, or of cassation and reopening, as the books of these write it."""

    kind: str
    on: date | None
    number: str = ""
    said: tuple[Word, ...] = ()  # who, how much, by which procedure, with which result
    sense: Word | None = None
    of_protest: Word | None = None  # what became of the protest of the procuracy

    def __str__(self) -> str:
        paper = " ".join(part for part in (self.number, f"{self.on:%d/%m/%Y}" if self.on else "") if part)
        return ", ".join([*(one.label.vi for one in self.said), *([paper] if paper else [])])


@dataclass(frozen=True, kw_only=True)
class Course:
    """Everything that the further steps keep; one record, so that a case without them carries one empty thing."""

    measures: Mapping[UUID, tuple[InForce, ...]] = field(default_factory=lambda: NONE)
    entities: Mapping[UUID, tuple[InForce, ...]] = field(default_factory=lambda: NONE)
    offences_before: tuple[tuple[Offence, ...], ...] = ()
    charged_before: Mapping[UUID, tuple[tuple[Offence, ...], ...]] = field(default_factory=lambda: NONE)
    activities: tuple[tuple[str, bool | None], ...] = ()  # which of the seven, and whether the procurator attended
    interrogated: int = 0  # by the procurator
    announced: tuple[Announced, ...] = ()
    wanted: frozenset[UUID] = frozenset()
    absent: frozenset[UUID] = frozenset()
    treated: frozenset[UUID] = frozenset()
    diverted: Mapping[UUID, str] = field(default_factory=lambda: NONE)
    summary: bool = False
    formerly: tuple[Formerly, ...] = ()
    split_to: Mapping[UUID, UUID] = field(default_factory=lambda: NONE)
    brought: Mapping[UUID, tuple[UUID, ...]] = field(default_factory=lambda: NONE)  # joined case → accused it brought
    withdrawn: tuple[str, ...] = ()
    appeal_docket: str = ""
    appeal_docketed_on: date | None = None
    appeal_court: str = ""
    appeal_hearing: When | None = None
    appealed: Mapping[UUID, Higher] = field(default_factory=lambda: NONE)
    months_above: Mapping[UUID, int] = field(default_factory=lambda: NONE)  # of imprisonment, by the court above
    attacked: tuple[Attacked, ...] = ()
    above: tuple[Above, ...] = ()
    enforced_on: date | None = None


NO_COURSE = Course()
