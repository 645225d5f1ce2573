"""What reading a register asks about offices and offences, answered from identity and the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eprocuracy.exchange.registers import UnitDirectory, UnitName
from eprocuracy.identity import codes
from eprocuracy.identity.queries import unit_names
from eprocuracy.law.offences import Catalogue, Offence


def directory(within: str) -> UnitDirectory:
    """The offices that a book kept by `within` may name: itself and those under it, dissolved ones too."""
    return UnitDirectory(
        UnitName(
            code=one.code,
            name=one.name,
            level=one.level.value,
            within=None if one.code == within else within,
            also=one.spellings,
            until=one.dissolved_on,
        )
        for one in unit_names(within)
        if one.level is not codes.Level.DEPARTMENT
    )


@dataclass(frozen=True, slots=True)
class OffencesOfTheLaw:
    """The offence catalogue as the reading of registers asks it."""

    catalogue: Catalogue

    def exists(self, article: str, clause: int | None, on: date | None) -> bool:
        return self.catalogue.exists(article, clause, on)

    def find_by_name(self, text: str) -> str | None:
        return self.catalogue.find_by_name(text)

    def severity(self, article: str, clause: int, point: str | None, on: date | None) -> str | None:
        found = self.catalogue.severity(Offence(article, clause, point), on)
        return found.value if found else None
