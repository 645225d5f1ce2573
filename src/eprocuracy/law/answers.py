"""What the law answers: a date with its derivation, or why there is none. Stored as codes and values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Self

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.quick import quickly_made
from eprocuracy.kernel.sentences import Sentence

from .stored import pack, packs, unpack
from .time_limits import TimeLimit

Day = date | datetime


@quickly_made
@dataclass(frozen=True, slots=True)
class Granted:
    """An extension as it was written, or as it is asked for."""

    ordinal: int | str
    on: When | None = None
    length: TimeLimit | None = None
    until: Day | None = None


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    found = _NAMES.get(kind)
    if found is None:
        found = _NAMES[kind] = tuple(one.name for one in fields(kind))
    return found


class _Stored:
    """Written to plain JSON and read from it, field by field."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        """Plain JSON: codes and values, no sentences."""
        return {name: pack(getattr(self, name)) for name in _names(type(self))}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """The inverse of `to_json`; a field that the stored form does not have keeps its default."""
        known = _names(cls)
        return cls(**{name: _unpack(name, value) for name, value in stored.items() if name in known})


packs(_Stored, _Stored.to_json)


@quickly_made
@dataclass(frozen=True, slots=True)
class Step(_Stored):
    """One step of a derivation: what is said, on what basis, and the day it leads to."""

    said: Sentence
    basis: Citation | None = None
    result: Day | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Judged(_Stored):
    """One written extension or order, judged by the law; it is never refused."""

    ordinal: int | str
    ends: Day
    provided: bool
    allowed_until: Day | None
    granted_late: bool | None
    too_long: bool | None


@quickly_made
@dataclass(frozen=True, slots=True)
class Determined(_Stored):
    """A deadline and how it was found."""

    limit: str
    starts: Day
    nominal: Day
    ends_on: date
    ends_at: datetime
    by_the_minute: bool
    steps: tuple[Step, ...]
    basis: tuple[Citation, ...]
    judged: tuple[Judged, ...] = ()
    provisional: Sentence | None = None
    other_reading: Sentence | None = None
    order: Judged | None = None  # the written order of the first period, judged; its ordinal is 0
    uncapped: Day | None = None  # the end if another limit did not end it earlier
    reminder_on: date | None = None  # for limits counted back: the last working day not after the latest day

    @property
    def end(self) -> Day:
        """The exact minute of an hour limit, in Việt Nam; otherwise the last day."""
        return self.nominal if self.by_the_minute else self.ends_on


@quickly_made
@dataclass(frozen=True, slots=True)
class NotDeterminable(_Stored):
    """No date, because facts are missing or the law leaves a question open; with the bounds that are certain."""

    limit: str
    missing: tuple[str, ...]
    open: tuple[str, ...] = ()
    said: tuple[Sentence, ...] = ()
    basis: tuple[Citation, ...] = ()
    earliest: Day | None = None
    latest: Day | None = None
    unlimited: bool = False  # the law sets no number, and nothing is missing
    assumed: Determined | None = None  # under a number carried over from the former text; not to be relied on


def answer_from_json(stored: Mapping[str, Any]) -> Determined | NotDeterminable:
    """Either answer, from its stored form."""
    return Determined.from_json(stored) if "ends_on" in stored else NotDeterminable.from_json(stored)


_NESTED: dict[str, type[_Stored]] = {"steps": Step, "judged": Judged, "order": Judged, "assumed": Determined}


def _unpack(name: str, value: Any) -> Any:
    nested = _NESTED.get(name)
    if nested is None or value is None:
        return unpack(value)
    if isinstance(value, list):
        return tuple(nested.from_json(part) for part in value)
    return nested.from_json(value)
