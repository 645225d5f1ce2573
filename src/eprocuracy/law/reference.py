"""Everything the law's data say, loaded once and frozen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from eprocuracy.kernel.words import Label

from .calendar import Calendar
from .offences import Catalogue
from .statutes import Statute, amended, statute_from, stem_of

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A reading that is followed where the text allows two, and the reading that is not."""

    code: str
    topic: Label
    chosen: Label
    alternative: Label | None
    authority: Label | None
    confidence: str  # certain, high, medium or low


@dataclass(frozen=True)
class Reference:
    """Statutes, working calendar and offences, with the fingerprint of the data they came from."""

    statutes: Mapping[str, Statute]
    calendar: Calendar
    offences: Catalogue
    fingerprint: str
    events: Mapping[str, Label]
    circumstances: Mapping[str, Label]
    precise: Mapping[str, str]  # event -> day, minute or either
    interpretations: Mapping[str, Interpretation]
    open_points: Mapping[str, Label]
    permissions: Mapping[str, Any]  # grounds, numbers of times, ages: see permissions.yaml

    @staticmethod
    def load() -> Reference:
        """The law as the data of this installation have it; read once."""
        return _load()

    def statute(self, limit: str) -> Statute:
        """The statute of a limit named with or without its version; an unknown name raises KeyError."""
        return self.statutes[stem_of(limit)]

    def event(self, name: str) -> Label:
        """What people call an event; its bare name if the data do not know it."""
        return self.events.get(name) or (Label(name, name) if name else _START)

    def points(self, codes: Iterable[str]) -> tuple[Label, ...]:
        """What people call the questions that the law leaves open, or whose text was not read."""
        return tuple(self._point(code) for code in codes)

    def _point(self, code: str) -> Label:
        read = self.interpretations.get(code)
        return self.open_points.get(code) or (read.topic if read else Label(code, code))

    def amended(self, changes: Mapping[str, Mapping[str, Any]]) -> Reference:
        """The law as it would be with further versions of some limits, or with further limits.

        `changes` has the shape of a statutes file; a limit that exists already may give its `versions` alone.
        """
        statutes = dict(self.statutes)
        for stem, told in changes.items():
            known = statutes.get(stem)
            statutes[stem] = statute_from(stem, told) if known is None else amended(known, told["versions"])
        digest = hashlib.sha256(self.fingerprint.encode() + repr(sorted(changes.items())).encode()).hexdigest()
        return replace(self, statutes=statutes, fingerprint=digest)

    def with_calendar(self, calendar: Calendar) -> Reference:
        """The same law on another working calendar."""
        return replace(self, calendar=calendar)


_START = Label("ngày bắt đầu", "start of the period")


@lru_cache(maxsize=1)
def _load() -> Reference:
    digest = hashlib.sha256()
    data = files("eprocuracy.law") / "data"

    def read(*path: str) -> Any:
        source = data.joinpath(*path)
        content = source.read_bytes()
        digest.update("/".join(path).encode() + b"\0" + content)
        return yaml.load(content, Loader=_Loader)  # noqa: S506 - CSafeLoader is a safe loader

    def names(folder: str) -> list[str]:
        return sorted(one.name for one in data.joinpath(folder).iterdir() if one.name.endswith(".yaml"))

    statutes: dict[str, Statute] = {}
    for name in names("statutes"):
        for stem, told in read("statutes", name).items():
            if stem in statutes:
                raise ValueError(f"{stem} is written down twice")
            statutes[stem] = statute_from(stem, told)
    for stem, statute in statutes.items():
        if lender := statute.extra.get("extensions_of"):
            statutes[stem] = _with_extensions_of(statute, statutes[lender])
    chapters = [read("offences", name) for name in names("offences") if name != "code.yaml"]
    read("offences", "code.yaml")
    events = read("events.yaml")
    permissions = read("permissions.yaml")
    readings = read("interpretations.yaml")
    circumstances = read("circumstances.yaml")
    calendar = Calendar.from_data(read("calendar.yaml"))
    return Reference(
        statutes=statutes,
        calendar=calendar,
        offences=Catalogue.from_data(chapters),
        fingerprint=digest.hexdigest(),
        events={name: Label(told["vi"], told["en"]) for name, told in events.items()},
        circumstances={name: Label(told["vi"], told["en"]) for name, told in circumstances.items()},
        interpretations={code: _interpretation(code, told) for code, told in readings["interpretations"].items()},
        open_points={code: Label(**told) for code, told in readings["open_points"].items()},
        permissions=permissions,
        precise={name: told["precision"] for name, told in events.items()},
    )


def _with_extensions_of(statute: Statute, lender: Statute) -> Statute:
    """A period that runs afresh has the extensions of the one it repeats."""
    versions = tuple(replace(one, extensions=lender.versions[-1].extensions) for one in statute.versions)
    return replace(statute, versions=versions)


def _interpretation(code: str, told: Mapping[str, Any]) -> Interpretation:
    def label(key: str) -> Label | None:
        return Label(**told[key]) if key in told else None

    return Interpretation(
        code,
        Label(**told["topic"]),
        Label(**told["chosen"]),
        label("alternative"),
        label("authority"),
        told["confidence"],
    )
