"""The law's data files as they are written, without any of the engine's preparation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LENGTH = re.compile(r"(\d+) (hour|day|working day|month|year)s?(?: (\d+) days?)?")
CLASSES = ("less_serious", "serious", "very_serious", "extremely_serious")


@dataclass(frozen=True, slots=True)
class Length:
    """So many of one unit; odd days may follow months."""

    amount: int
    unit: str  # hour, day, working day, month or year
    and_days: int = 0

    @property
    def held_days(self) -> int:
        """Days of custody or detention: a month is thirty days."""
        return self.amount * 30 + self.and_days if self.unit == "month" else self.amount


@lru_cache(maxsize=2048)
def read_length(text: str) -> Length:
    """`20 days`, `1 month 15 days`."""
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise ValueError(f"not a length: {text!r}")
    return Length(int(found[1]), found[2], int(found[3] or 0))


def pick(told: Any, severity: str | None, variant: str | None) -> Length | None:
    """The length that a row or an extension gives for a class or a variant; None where it gives none."""
    if told in (None, "none"):
        return None
    if isinstance(told, str):
        return read_length(told)
    text = told["variants"].get(variant) if "variants" in told else told.get(severity)
    return read_length(text) if text is not None else None


def depends_on(told: Any) -> str | None:
    """Whether a length is told by class or by variant; None where it is one number or there is none."""
    if not isinstance(told, dict):
        return None
    return "variant" if "variants" in told else "severity"


@dataclass(frozen=True)
class Version:
    """One version of a row: its first day, and what it says, as it is written."""

    row: str
    first_day: date
    told: Mapping[str, Any]

    @property
    def until(self) -> date | None:
        """The last day of a version that ceased."""
        return self.told.get("until")

    @property
    def extensions(self) -> Mapping[int | str, Mapping[str, Any]]:
        """The extensions that the version provides, in their order."""
        return self.told.get("extensions", {})


@dataclass(frozen=True)
class Row:
    """One limit through all its versions."""

    name: str
    told: Mapping[str, Any]
    versions: tuple[Version, ...]
    starts: tuple[tuple[str, str | None], ...]

    @property
    def counting(self) -> str:
        """The manner in which it is counted."""
        return str(self.told.get("counting", "ordinary"))

    def on(self, day: date) -> Version:
        """The version in force on a day; a day before all of them has the oldest."""
        found = self.versions[0]
        for version in self.versions:
            if version.first_day <= day:
                found = version
        return found


@dataclass(frozen=True)
class Book:
    """Rows, calendar, articles of the Penal Code, and the order in which things can have happened."""

    rows: Mapping[str, Row]
    calendar: Mapping[str, Any]
    articles: Mapping[str, Any]
    chapters: Mapping[str, str] = field(default_factory=dict)  # article -> chapter

    def row(self, name: str) -> Row:
        """A row by its name, with or without a version."""
        return self.rows[name.partition("@")[0]]


def _row(name: str, told: Mapping[str, Any], lender: Mapping[str, Any] | None) -> Row:
    lent = {"extensions": lender["versions"][max(lender["versions"])].get("extensions", {})} if lender else {}
    versions = [
        Version(name if len(told["versions"]) == 1 else f"{name}@{day.year}", day, {**one, **lent})
        for day, one in sorted(told["versions"].items())
    ]
    listed = told["counted_from"]
    starts = [
        (one["event"], one.get("when")) if isinstance(one, dict) else (one, None)
        for one in (listed if isinstance(listed, list) else [listed])
        if one
    ]
    return Row(name, told, tuple(versions), tuple(starts))


@lru_cache(maxsize=1)
def open_book() -> Book:
    """The data files, read once."""
    data = files("eprocuracy") / "law" / "data"

    def read(*path: str) -> Any:
        return yaml.load(data.joinpath(*path).read_bytes(), Loader=_LOADER)  # noqa: S506 - a safe loader

    told: dict[str, Any] = {}
    for one in data.joinpath("statutes").iterdir():
        if one.name.endswith(".yaml"):
            told |= read("statutes", one.name)
    rows = {name: _row(name, one, told.get(one.get("extensions_of"))) for name, one in told.items()}
    articles: dict[str, Any] = {}
    chapters: dict[str, str] = {}
    for one in data.joinpath("offences").iterdir():
        if one.name.endswith(".yaml") and one.name != "code.yaml":
            chapter = read("offences", one.name)
            articles |= chapter["articles"]
            chapters |= dict.fromkeys(chapter["articles"], chapter["chapter"])
    return Book(rows, read("calendar.yaml"), articles, chapters)
