"""Everything the law's data say, loaded once and frozen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from importlib.resources import files
from typing import Any, TypeVar

import yaml

from eprocuracy.kernel.words import Label

from .amending import Change, merged, refused
from .calendar import Calendar
from .competence import Rule
from .offences import Article, Catalogue, article_from
from .statutes import Statute, stem_of
from .written import competence_from, statute_from

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


@dataclass(frozen=True, eq=False)
class Reference:
    """Statutes, working calendar and offences, with the fingerprint of the data they came from; equal to itself only."""

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
    competence: Mapping[str, Rule]  # which unit and court, and who may sign: see competence.yaml

    @staticmethod
    def load() -> Reference:
        """The law as the data of this installation have it; read once."""
        return _load()

    def statute(self, limit: str) -> Statute:
        """The statute of a limit named with or without its version; an unknown name raises KeyError."""
        return self.statutes[stem_of(limit)]

    @cached_property
    def takes_over(self) -> bool:
        """Whether any version governs what is pending on its first day, so that it matters when a period ended."""
        return any(version.pending for one in self.statutes.values() for version in one.versions)

    def event(self, name: str) -> Label:
        """What people call an event; its bare name if the data do not know it."""
        return self.events.get(name) or (Label(name, name) if name else _START)

    def points(self, codes: Iterable[str]) -> tuple[Label, ...]:
        """What people call the questions that the law leaves open, or whose text was not read."""
        return tuple(self._point(code) for code in codes)

    def _point(self, code: str) -> Label:
        read = self.interpretations.get(code)
        return self.open_points.get(code) or (read.topic if read else Label(code, code))

    def amended(self, change: Change | Mapping[str, Mapping[str, Any]]) -> Reference:
        """The law as it would be under a change: further versions, others in their place, or entries of their own.

        A plain mapping has the shape of a statutes file. What cannot be read as law is refused by name.
        """
        if not isinstance(change, Change):
            change = Change.from_data({"statutes": change})
        statutes = dict(self.statutes)
        for stem, told in change.statutes.items():
            known = statutes.get(stem)
            statutes[stem] = _made(stem, told, known.told if known else {}, statute_from)
        articles = dict(self.offences.articles)
        for number, told in change.offences.items():
            article = articles.get(number)
            read = partial(_article_of, article.chapter if article else str(told.get("chapter", "")))
            articles[number] = _made(number, told, article.told if article else {}, read)
        competence = dict(self.competence)
        for name, told in change.competence.items():
            rule = competence.get(name)
            competence[name] = _made(name, told, rule.told if rule else {}, competence_from)
        for stem in [*statutes]:
            if (lender := statutes[stem].extra.get("extensions_of")) and {stem, lender} & change.statutes.keys():
                statutes[stem] = _with_extensions_of(statutes[stem], statutes[lender])
        parts = (change.statutes, change.offences, change.competence)
        said = repr([sorted(part.items()) for part in parts])
        digest = hashlib.sha256(self.fingerprint.encode() + said.encode()).hexdigest()
        offences = Catalogue(articles, self.offences.chapters) if change.offences else self.offences
        return replace(self, statutes=statutes, offences=offences, competence=competence, fingerprint=digest)

    def with_calendar(self, calendar: Calendar) -> Reference:
        """The same law on another working calendar."""
        return replace(self, calendar=calendar)


Entry = TypeVar("Entry")


def _article_of(chapter: str, number: str, told: Mapping[str, Any]) -> Article:
    return article_from(number, chapter, told)


def _made(
    name: str, told: Mapping[str, Any], known: Mapping[str, Any], read: Callable[[str, Mapping[str, Any]], Entry]
) -> Entry:
    made = merged(name, known, told)
    try:
        return read(name, made)
    except (KeyError, ValueError, TypeError, AttributeError, AssertionError) as problem:
        raise refused(name, problem) from problem


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
    competence = read("competence.yaml")
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
        competence={name: competence_from(name, told) for name, told in competence.items()},
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
