"""An entry of the register of crime reports (S2)."""

from __future__ import annotations

import re

from .entry_fields import set_agency, set_extensions, set_offences, set_people, set_person_name, set_text
from .extensions import read_requests
from .identity import read_identity
from .lines import Line
from .reasons import HeldReason
from .results import OPEN, result_in_notes, set_paper, stated_results
from .text import as_name, one_line
from .values import Request
from .words import code_of

MAIN_TEXTS = ("content", "suspects", "informant")
BEGINS = ("received_on",)
_EXCLUSIVE = (("instituted", "not_instituted"), ("instituted", "suspended"), ("not_instituted", "suspended"))
_BEHIND_NAME = re.compile(r"[,;(\n]|\s[-–]\s|\s(?:sinh\s+(?:năm|ngày)|sn|trú\s+tại|trú|địa chỉ|hktt|cccd|cmnd)\b", re.I)


def read(line: Line) -> None:
    """Read one crime report."""
    received = line.day("received_on")
    line.day("accepted_on")
    _source(line)
    _informant(line)
    set_text(line, "content")
    set_offences(line, "offences", received)
    set_people(line, "suspects", received)
    set_agency(line, line.first("agency"), line.text("agency"))
    for name in ("investigator", "procurator"):
        set_person_name(line, name)
    for name in ("assignment", "opinion", "phone"):
        if line.has_column(name):
            set_text(line, name)
    for found in line.all("deadline"):
        line.read.add(found.column.index)
    line.day("prolonged_until")
    set_extensions(line)
    _requests(line)
    _outcome(line)


def _source(line: Line) -> None:
    found = line.first("source")
    code = code_of("source", found.text) if found else None
    line.set("source", code, found if code else None)
    if found is not None and code is None:
        line.leave(found)


def _informant(line: Line) -> None:
    found = line.first("informant")
    text = one_line(found.text) if found else ""
    line.set("informant", as_name(_BEHIND_NAME.split(text, maxsplit=1)[0]) or None, found)
    number = line.first("informant_id")
    line.set("informant_id", read_identity(number.value) if number else None, number)


def _requests(line: Line) -> None:
    requests: list[Request] = []
    cells = line.all("requests")
    for found in cells:
        said = read_requests(found.value)
        if said.impossible:
            line.hold(HeldReason.IMPOSSIBLE_DATE, found)
        requests += said.requests
        line.dated += [(found, request.on) for request in said.requests if request.on]
    line.set("requests", tuple(requests), *cells)


def _outcome(line: Line) -> None:
    results = stated_results(line, "outcome", "report_outcome", _EXCLUSIVE)
    line.paper("decision_no", "decision_on")
    result = next((one for one in results if one.code != OPEN), None)
    if result is None and not results and not line.all("outcome"):
        result = result_in_notes(line, "report_outcome")
    if result is None:
        line.set("outcome", OPEN, *(one.cell for one in results))
        return
    line.set("outcome", result.code, result.cell)
    set_paper(line, "decision_no", "decision_on", result)
    if result.from_note:
        line.set("outcome_only_in_notes", True)
