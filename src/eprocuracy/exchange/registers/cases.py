"""An entry of the register of cases in investigation and prosecution (S3)."""

from __future__ import annotations

from datetime import date

from .births import read_birth
from .cells import as_text
from .entry_fields import (
    set_accepted,
    set_agency,
    set_extensions,
    set_offences,
    set_people,
    set_person_name,
    set_severity,
    set_text,
)
from .extensions import read_requests
from .lines import Found, Line
from .numbers import Paper, leading_number, read_paper
from .reasons import HeldReason
from .results import OPEN, Result, is_cross, is_marked, result_in_notes, set_paper, stated_results
from .text import fold
from .values import Person, Request
from .words import codes_in

MAIN_TEXTS = ("accused", "case_name")
BEGINS = ("instituted_on",)
_EXCLUSIVE = (("concluded", "suspended"), ("concluded", "terminated"), ("suspended", "terminated"))


def read(line: Line) -> None:
    """Read one case with its accused."""
    institution = line.paper("institution_no", "instituted_on")
    instituted = line.values.get("instituted_on")
    set_accepted(line)
    set_text(line, "case_name")
    set_severity(line, set_offences(line, "offences", instituted), instituted)
    _accused(line, instituted)
    _charges(line)
    for name in ("procurator", "investigator"):
        set_person_name(line, name)
    agency = line.first("agency")
    set_agency(line, agency or line.first("institution_no"), agency.text if agency else institution.behind)
    for name in ("measures", "foreign_no"):
        set_text(line, name)
    set_extensions(line)
    _requests(line)
    _outcome(line)
    for name in ("file_on", "returned_on", "file_again_on"):
        _day_or_paper(line, name)
    _decision(line)


def _accused(line: Line, instituted: date | None) -> None:
    people = set_people(line, "accused", instituted)
    births = [
        found
        for row in (line.cells, *line.more)
        for column in line.setting.fields.get("accused_birth", ())
        if (found := row.get(column))
    ]
    if births and not any(person.birth for person in people):
        years = [
            read_birth(part, line.setting.latest_year) for found in births for part in as_text(found.value).split("\n")
        ]
        if len(years) == len(people):
            line.set(
                "accused",
                tuple(
                    Person(one.name, birth, one.alias, one.id_no, one.offence)
                    for one, birth in zip(people, years, strict=True)
                ),
                *line.all("accused"),
                births[0],
            )
    count = line.first("accused_count")
    line.set("accused_count", leading_number(count.value) if count else None, count)


def _charges(line: Line) -> None:
    for name, counted in (("charged_on", "charged_count"), ("approved_on", "approved_count")):
        cells = line.all(name) or [
            found for row in line.more for column in line.setting.fields.get(name, ()) if (found := row.get(column))
        ]
        for found in cells:
            paper = read_paper(found.value, near=line.setting.middle)
            if paper.moment is None:
                continue
            if paper.impossible:
                line.hold(HeldReason.IMPOSSIBLE_DATE, found)
                break
            line.set(name, paper.on, found)
            line.set(counted, len(paper.numbers) or None, found)
            if paper.on is not None:
                line.dated.append((found, paper.on))
            break
        for found in line.all(name):
            line.read.add(found.column.index)


def _requests(line: Line) -> None:
    requests: list[Request] = []
    cells = line.all("requests")
    for found in cells:
        said = read_requests(found.value)
        if said.impossible:
            line.hold(HeldReason.IMPOSSIBLE_DATE, found)
        requests += [request for request in said.requests if request.on or said.impossible]
        line.dated += [(found, request.on) for request in said.requests if request.on]
    line.set("requests", len(requests), *cells)
    line.set("requested", tuple(requests), *cells)


def _outcome(line: Line) -> None:
    results = stated_results(line, "outcome", "case_outcome", _EXCLUSIVE)
    paper = line.paper("outcome_no", "outcome_on")
    result = next((one for one in results if one.code != OPEN), None)
    if result is None and not results and not line.all("outcome"):
        result = _told_by_number(line, paper) or result_in_notes(line, "case_outcome")
    if result is None:
        line.set("outcome", OPEN, *(one.cell for one in results))
        return
    line.set("outcome", result.code, result.cell)
    set_paper(line, "outcome_no", "outcome_on", result)
    if result.from_note:
        line.set("outcome_only_in_notes", True)


def _told_by_number(line: Line, paper: Paper) -> Result | None:
    """A paper numbered "05/KLĐT" is a conclusion even where no word says so; so is any paper under a title of conclusions."""
    found = line.first("outcome_no")
    if found is None or paper.on is None:
        return None
    codes = codes_in("case_outcome", found.text) or codes_in("case_outcome", found.column.own)
    return Result(codes[0], found) if codes and codes[0] != OPEN else None


def _day_or_paper(line: Line, name: str) -> None:
    """A day that may come with the number of a paper."""
    line.day(name)
    line.values.setdefault(name, None)


def _decision(line: Line) -> None:
    results: list[Result] = []
    for found in line.all("decision=indicted"):
        results += _indictment_in(line, found)
    for found in line.all("decision"):
        results += _decision_in(line, found)
    line.paper("decision_no", "decision_on")
    if len({result.code for result in results}) > 1:
        for result in results:
            line.hold(HeldReason.CONTRADICTORY_VALUES, result.cell)
    told = results[0] if results else _indicted_by_number(line)
    line.set("decision", told.code if told else None, told.cell if told else None)
    for name in ("decision_no", "decision_on"):
        line.values.setdefault(name, None)
    if told is not None:
        set_paper(line, "decision_no", "decision_on", told)


def _indictment_in(line: Line, found: Found) -> list[Result]:
    """A cell under "Cáo trạng": a paper or a cross is one, unless its words name another decision."""
    paper = read_paper(found.value)
    if not is_marked(found) or not (paper.numbers or paper.moment or is_cross(found)):
        line.leave(found)
        return []
    line.read.add(found.column.index)
    codes = codes_in("prosecution", found.text)
    return [Result(codes[0] if codes else "indicted", found, paper)]


def _decision_in(line: Line, found: Found) -> list[Result]:
    codes = codes_in("prosecution", found.text)
    paper = read_paper(found.value)
    if codes:
        line.read.add(found.column.index)
        return [Result(codes[0], found, paper)]
    title = fold(found.column.own)
    if paper.moment is not None and ("cao trang" in title or "truy to" in title or "khac" not in title):
        line.read.add(found.column.index)
        return [Result("indicted", found, paper)]
    line.leave(found)
    return []


def _indicted_by_number(line: Line) -> Result | None:
    """Number and day of a decision without a word for it: an indictment, unless the number says otherwise."""
    found = line.first("decision_no") or line.first("decision_on")
    if found is None or line.values.get("decision_on") is None:
        return None
    codes = codes_in("prosecution", line.text("decision_no"))
    return Result(codes[0] if codes else "indicted", found)
