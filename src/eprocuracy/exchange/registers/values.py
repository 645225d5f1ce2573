"""The typed values of a row, beyond days, numbers and texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence as cited: article, clause (0 where the article has one unnumbered paragraph), point."""

    article: str
    clause: int | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Birth:
    """A day of birth, or only its year."""

    year: int
    on: date | None = None

    def __str__(self) -> str:
        return self.on.isoformat() if self.on else str(self.year)


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a list: suspect or accused."""

    name: str
    birth: Birth | None = None
    alias: str | None = None
    id_no: str | None = None
    offence: Offence | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension of a limit: number and day of the decision, the new last day."""

    number: int | None = None
    on: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CustodyExtension:
    """An extension of custody, and whether the procuracy's approval is written."""

    until: datetime | date | None = None
    approved: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request of the procuracy: number and day."""

    number: int | None = None
    on: date | None = None


def as_plain(value: Any) -> Any:
    """A value in the words of JSON: days and minutes in ISO form, optional parts left out where they are empty."""
    match value:
        case Birth():
            return str(value)
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case tuple() | list():
            return [as_plain(one) for one in value]
        case Mapping():
            return {key: as_plain(one) for key, one in value.items()}
        case Offence():
            return {"article": value.article, "clause": value.clause, "point": value.point}
        case CustodyExtension():
            return {"until": as_plain(value.until), "approved": value.approved}
        case Person():
            said = {one.name: as_plain(getattr(value, one.name)) for one in fields(value)}
            return {key: one for key, one in said.items() if one is not None}
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {one.name: as_plain(getattr(value, one.name)) for one in fields(value)}
        case _:
            return value
