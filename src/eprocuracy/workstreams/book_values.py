"""Typed values of a row of a book as the words that acts are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence

from .acts import Source
from .people import Person, Sex
from .registers import Row


def part(one: Any, name: str) -> Any:
    """A named part of a value of a row, given as a mapping or as an object; None where it has none."""
    return one.get(name) if isinstance(one, Mapping) else getattr(one, name, None)


def when(value: object) -> When:
    """A day or a moment of the book; an empty cell is not known."""
    if isinstance(value, When):
        return value
    if isinstance(value, datetime):
        return When.at(value)
    return When.on(value) if isinstance(value, date) else When.unknown()


def day(value: object) -> date | None:
    """The day of a day or moment of the book."""
    return when(value).known_day


def offence_of(said: Any) -> Offence | None:
    """An offence with article, clause and point, as far as they are written."""
    if said is None or isinstance(said, Offence):
        return said
    clause = part(said, "clause")
    return Offence(str(part(said, "article")), int(clause) if clause is not None else None, part(said, "point"))


def offences_of(said: Any) -> tuple[Offence, ...]:
    """Several offences in the order of the cell."""
    return tuple(one for one in (offence_of(each) for each in said or ()) if one is not None)


def birth_of(said: object) -> Birth | None:
    """A birthday, a year, or as much of it as is written."""
    match said:
        case None | "":
            return None
        case Birth():
            return said
        case datetime():
            return Birth(day=said.date())
        case date():
            return Birth(day=said)
        case int():
            return Birth(year=said)
        case _:
            return Birth.parse(str(said))


_SEXES = {"nam": Sex.MALE, "male": Sex.MALE, "nữ": Sex.FEMALE, "female": Sex.FEMALE}


def person_of(participant: UUID, said: Any) -> Person:
    """What the row says of one person."""
    return Person(
        participant=participant,
        name=part(said, "name") or "",
        other_names=part(said, "alias") or part(said, "other_names") or "",
        birth=birth_of(part(said, "birth")),
        sex=_SEXES.get(str(part(said, "sex") or "").strip().lower()),
        ethnic=part(said, "ethnic") or "",
        id_no=part(said, "id_no") or "",
        address=part(said, "address") or "",
        phone=part(said, "phone") or "",
    )


def word(kind: Any, value: object) -> Any:
    """The word of a closed list; None when the row has none, or one that is not in it."""
    if isinstance(value, kind):
        return value
    return next((one for one in kind if one.value == value), None)


@dataclass(frozen=True, slots=True)
class Told:
    """One row, as the acts of its matter are read from it."""

    row: Row

    def get(self, name: str) -> Any:
        return self.row.values.get(name)

    def text(self, name: str) -> str | None:
        held = self.get(name)
        return str(held).strip() or None if held is not None else None

    def common(self, place: str, on: object, number: object = None) -> dict[str, Any]:
        """Identity, matter, day and number of the act that stands at one place of the row."""
        return {
            "id": self.row.identify(place),
            "matter": self.row.identify("matter"),
            "occurred": when(on),
            "document_no": str(number) if number is not None else None,
            "source": Source.EXCEL,
        }
