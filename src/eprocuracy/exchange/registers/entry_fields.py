"""Fields that more than one book has: names, offices of the police, offences, lists of people, extensions."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from .extensions import ExtensionCell, moments_with_words, read_extensions
from .lines import Found, Line
from .numbers import read_paper
from .offences import read_offences, settle
from .people import read_people
from .reasons import HeldReason
from .text import as_name, has_lost_letters, one_line, with_capitals
from .values import Extension, Offence, Person

_TITLES = re.compile(r"^(?:đ/c|đc|đồng chí|ông|bà|anh|chị|ksv|đtv|ktv|kiểm sát viên|điều tra viên)\s*[:.]?\s+", re.I)
_SEVERITIES = ("less_serious", "serious", "very_serious", "extremely_serious")


def set_text(line: Line, name: str, *, as_field: str | None = None) -> str | None:
    """A text on one line."""
    texts = [(found, one_line(found.text)) for found in line.all(name)]
    if not texts:
        line.set(as_field or name, None)
        return None
    value = " ".join(dict.fromkeys(text for _, text in texts))
    line.set(as_field or name, value, *(found for found, _ in texts))
    return value


def set_paper_text(line: Line, name: str) -> None:
    """A paper that is only kept as it was written; its day must exist all the same."""
    set_text(line, name)
    for found in line.all(name):
        if read_paper(found.value).impossible:
            line.hold(HeldReason.IMPOSSIBLE_DATE, found)


def set_accepted(line: Line) -> None:
    """The day of acceptance, which may stand in one cell with the number."""
    line.day("accepted_on")
    if line.has_column("accepted_on"):
        return
    for found in line.all("number"):
        paper = read_paper(found.value) if isinstance(found.value, str) else None
        if paper is None or paper.moment is None:
            continue
        if paper.impossible:
            line.hold(HeldReason.IMPOSSIBLE_DATE, found)
        line.set("accepted_on", paper.on, found)
        if paper.on is not None:
            line.dated.append((found, paper.on))


def set_person_name(line: Line, name: str) -> None:
    """The name of one person, an official say, without "đ/c" before it."""
    found = line.first(name)
    line.set(name, _official(found.text) if found else None, found)


@lru_cache(maxsize=16384)
def _official(text: str) -> str | None:
    return with_capitals(as_name(_TITLES.sub("", text))) or None


def set_agency(line: Line, found: Found | None, text: str) -> None:
    """The police office in its full name; where none is named, the one beside the unit."""
    setting = line.setting
    paper = read_paper(text)
    text = paper.behind if paper.moment is not None else text
    name = setting.units.agency(text, setting.within, line.unit)
    line.set("agency", name or one_line(text) or None, found)


def set_offences(line: Line, name: str, on: date | None) -> tuple[Offence, ...]:
    """The offences cited, and the row held where one of them does not exist."""
    offences: list[Offence] = []
    cells = line.all(name)
    for found in cells:
        line.read.add(found.column.index)
        said = read_offences(found.value, line.setting.offences, on)
        if said.unknown is not None and not has_lost_letters(found.text):
            line.hold(HeldReason.UNKNOWN_OFFENCE, found)
        offences += [offence for offence in said.offences if offence not in offences]
    line.set(name, tuple(offences), *cells)
    return tuple(offences)


def set_people(line: Line, name: str, on: date | None) -> tuple[Person, ...]:
    """The people listed in a cell and in the rows below that carry it on."""
    people: list[Person] = []
    cells = [*line.all(name)]
    for more in line.more:
        cells += [more[column] for column in line.setting.fields.get(name, ()) if column in more]
    for found in cells:
        line.read.add(found.column.index)
        listed = read_people(found.value, line.setting.latest_year)
        if listed.impossible is not None:
            line.hold(HeldReason.IMPOSSIBLE_DATE, found)
        for person in listed.people:
            people.append(_with_settled_offence(line, found, person, on))
    line.set(name, tuple(people), *line.all(name))
    return tuple(people)


def _with_settled_offence(line: Line, found: Found, person: Person, on: date | None) -> Person:
    if person.offence is None:
        return person
    settled = settle(person.offence, line.setting.offences, on)
    if settled is None:
        line.hold(HeldReason.UNKNOWN_OFFENCE, found)
        return person
    return Person(person.name, person.birth, person.alias, person.id_no, settled)


def set_extensions(line: Line) -> tuple[Extension, ...]:
    """The extensions of a row, from one column or many."""
    columns = sorted(
        [(found.column.index, found, False) for found in line.all("extensions")]
        + [(found.column.index, found, True) for found in line.all("extensions.until")],
        key=lambda one: one[0],
    )
    has_own = any(not untils for _, _, untils in columns)
    said = read_extensions(
        [ExtensionCell(found.value, untils and has_own, found.column.ordinal) for _, found, untils in columns]
    )
    for place in said.impossible:
        line.hold(HeldReason.IMPOSSIBLE_DATE, columns[place][1])
    cells = [found for _, found, _ in columns]
    line.set("extensions", said.extensions, *cells)
    for extension in said.extensions:
        for day in (extension.on, extension.until):
            cell = _cell_of(day, cells)
            if day is not None and cell is not None:
                line.dated.append((cell, day))
    return said.extensions


def _cell_of(day: date | None, cells: list[Found]) -> Found | None:
    """The cell in which a day stands."""
    return next((cell for cell in cells if any(moment.on == day for _, moment in moments_with_words(cell.value))), None)


def set_severity(line: Line, offences: tuple[Offence, ...], on: date | None) -> None:
    """The class of the most serious offence, where the catalogue can tell it; None where a clause is not written."""
    lookup = getattr(line.setting.offences, "severity", None)
    if lookup is None:
        return
    classes = [
        lookup(offence.article, offence.clause, offence.point, on) if offence.clause is not None else None
        for offence in offences
    ]
    known = [one for one in classes if one in _SEVERITIES]
    line.set("severity", max(known, key=_SEVERITIES.index) if known else None)


def most_serious(line: Line, offences: tuple[Offence, ...], on: date | None) -> Offence | None:
    """The most serious offence; at equal seriousness the one of the lowest article."""
    lookup = getattr(line.setting.offences, "severity", None)

    def rank(offence: Offence) -> tuple[int, int]:
        known = (
            lookup(offence.article, offence.clause, offence.point, on)
            if lookup and offence.clause is not None
            else None
        )
        article = int(re.match(r"\d+", offence.article)[0])  # type: ignore[index]
        return (_SEVERITIES.index(known) if known in _SEVERITIES else -1, -article)

    return max(offences, key=rank) if offences else None
