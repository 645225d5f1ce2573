"""One period: which version governs, what starts it, and where it ends with its extensions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from .book import Length, Row, Version, depends_on, pick
from .matter import Happening, Lacking, Matter, Undecided
from .persons import class_on, is_juvenile
from .variants import UPPER, variant_of
from .walking import forward

Point = date | datetime


@dataclass(frozen=True)
class Period:
    """A row in the version that governs, its start, and whose it is."""

    row: Row
    version: Version
    start: Point
    event: Happening | None
    variant: str | None = None
    of: str | None = None
    share: Fraction | None = None

    @property
    def first(self) -> date:
        """The day it starts; 24:00 belongs to the day before."""
        if self.event is not None and self.event.day is not None:
            return self.event.day
        return day_of(self.start)


@dataclass(frozen=True)
class Granted:
    """An extension: which, when it was decided, and for how long where that is told."""

    ordinal: int | str
    on: date | None = None
    length: Length | None = None


def day_of(at: Point) -> date:
    """The day of a moment."""
    return at.date() if isinstance(at, datetime) else at


def read_duration(told: Any) -> Length | None:
    """A length such as `{months: 2}`."""
    if told is None:
        return None
    ((unit, amount),) = told.items()
    return Length(amount, unit.removesuffix("s"))


def govern(matter: Matter, name: str, day: date, variant: str | None = None) -> tuple[Row, Version, str | None]:
    """The row and version for a period that starts on a day; a version that ceased leads on, or leaves it open."""
    row = matter.book.row(name)
    version = row.on(day)
    while version.until is not None and day > version.until:
        onward = row.told.get("continued_by")
        if onward is None:
            raise Lapsed(row, version)
        if isinstance(onward, dict):
            variant = onward.get("variant") or variant
            onward = onward["limit"]
        row = matter.book.row(onward)
        version = row.on(day)
    return row, version, variant


class Lapsed(Exception):  # noqa: N818 - an answer, not a fault
    def __init__(self, row: Row, version: Version) -> None:
        super().__init__(row.name)
        self.row, self.version = row, version
        self.points: tuple[str, ...] = tuple(row.told.get("lapsed_into", ("I-13",)))


def started(matter: Matter, row: Row, of: str | None, derive: Callable[[str], Point] | None = None) -> Period:
    """The period of a row from the event that starts it, as it is listed or as it follows from others."""
    try:
        event = _starting(matter, row, of)
        if isinstance(event, str):
            if derive is None:
                raise Lacking(event)
            at: Point = derive(event)
            return Period(row, row.on(day_of(at)), at, None, of=of)
        at, day = event.moment or matter.day(event), matter.day(event)
    except Lacking as lacking:
        raise Lacking(*lacking.names, *class_lacking(matter, row, of), earliest=lacking.earliest) from lacking
    return Period(row, row.on(day), at, event, of=of)


def class_lacking(matter: Matter, row: Row, of: str | None) -> list[str]:
    """What else is missing beside the start: the class, where the length follows it."""
    if depends_on(row.versions[-1].told["limit"]) == "severity":
        try:
            class_on(matter, of)
        except Undecided as undecided:
            return [undecided.key[0]]
    return []


def _starting(matter: Matter, row: Row, of: str | None) -> Happening | str:
    if not row.starts:
        return matter.happenings[0]
    for name, when in row.starts[1:]:
        if when == "given" and matter.all(name):
            return matter.all(name, of)[-1]
        if when == "accused_absent" and matter.flag("accused_absent", of):
            return _read_by_the_absent(matter, name, of)
        if when == "prosecutor_absent" and not matter.flag("prosecutor_present", of):
            return matter.last(name, of) or name
    name = row.starts[0][0]
    return _counting(matter, row, name, of) or name


def _counting(matter: Matter, row: Row, name: str, of: str | None) -> Happening | None:
    """Which of several occurrences counts."""
    found = matter.all(name, of)
    if name == "crime_report_received":
        competent = [one for one in found if one.told.get("competent", True)]
        found = competent or (found if row.told.get("by_any_agency") else [])
    elif name == "procuracy_received_case_file":
        again = ("transfer", "supplementary_investigation")
        found = found[:1] + [one for one in found[1:] if one.told.get("reason") in again]
    elif name == "investigator_received_returned_file" and "returned_by" in row.told:
        bodies = row.told["returned_by"]
        found = [one for one in found if one.told.get("by", bodies[0]) in bodies]
    if not found:
        if matter.all(name, of):
            raise Lacking(name)
        return None
    return found[0] if name == "case_initiated" else found[-1]


def _read_by_the_absent(matter: Matter, name: str, of: str | None) -> Happening | str:
    if found := matter.all(name, of):
        return found[-1]
    posting = matter.last("posted", of)
    if posting is None:
        return name
    day = matter.day(posting)
    length = pick(matter.book.row("BLTTHS-140-2").on(day).told["limit"], None, None)
    assert length is not None
    read_on = matter.choose(("O-05", of or ""), (day, forward(day, length, matter.calm)), point=True)
    return replace(posting, day=read_on, minute=None)


def ruled(matter: Matter, period: Period, variant: str | None) -> Period:
    """The period under the version, the case and the share that govern it."""
    row, version, variant = govern(matter, period.row.name, period.first, variant)
    if depends_on(version.told["limit"]) == "variant" and variant is None:
        variant = variant_of(matter, row, version, period.first, period.of)
    return replace(
        period, row=row, version=version, variant=variant, share=share_of(matter, period.row, period.first, period.of)
    )


def share_of(matter: Matter, row: Row, start: date, of: str | None) -> Fraction | None:
    """The share of an adult's detention that a juvenile may be held."""
    rules = {day: one for day, one in row.told.get("for_juveniles", {}).items() if "share" in one}
    if not rules or not is_juvenile(matter, start, of):
        return None
    first = max((day for day in rules if day <= start), default=min(rules))
    return Fraction(rules[first]["share"])


def granted(matter: Matter, period: Period, upto: int | str | None = None) -> list[Granted]:
    """The extensions that were decided, and those that the circumstances bring, in the order of the row."""
    if upto == 0:
        return []
    order = list(period.version.extensions)
    rows = {period.row.name, *period.row.told.get("extended_as", ())}
    found: dict[int | str, list[Granted]] = {}
    for one in matter.all("extension_granted", period.of):
        if one.told["limit"].partition("@")[0] in rows and not _of_earlier(period, one):
            ordinal = one.told["ordinal"]
            known = found.setdefault(ordinal, [])
            if not known or ordinal == "n":
                known.append(Granted(ordinal, one.day, read_duration(one.told.get("duration"))))
    for ordinal in matter.told("extension_conditions_met", period.of) or ():
        if ordinal in order:
            found.setdefault(ordinal, [Granted(ordinal)])
    for ordinal, extension in period.version.extensions.items():
        brought = extension.get("applies_when")
        if brought and ordinal not in found:
            if brought == "procuracy_received_supplement":
                event = matter.last(brought, period.of)
                found |= {ordinal: [Granted(ordinal, matter.day(event))]} if event else {}
            elif ordinal == upto or _so(matter, brought, period.of):
                found[ordinal] = [Granted(ordinal)]
    if upto is not None and upto not in found:
        raise Lacking("extension_granted")

    def place(ordinal: int | str) -> int:
        return order.index(ordinal) if ordinal in order else len(order)

    kept = [name for name in found if upto is None or place(name) <= place(upto)]
    return [one for name in sorted(kept, key=place) for one in found[name]]


def _of_earlier(period: Period, one: Happening) -> bool:
    """Whether it was decided before this period began, in the one before it."""
    return one.day is not None and one.day < period.first and period.row.counting != "detention"


def _so(matter: Matter, brought: str, of: str | None) -> bool:
    if brought == "upper_court":
        return matter.told("court_level", of) in UPPER
    if brought == "extremely_serious_complex":
        return matter.flag("complex", of) and class_on(matter, of) == "extremely_serious"
    return matter.flag(brought, of)
