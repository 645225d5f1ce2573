"""An entry of the register of crime reports (S2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .entry_fields import (
    set_accepted,
    set_agency,
    set_extensions,
    set_offences,
    set_paper_text,
    set_people,
    set_person_name,
    set_text,
)
from .extensions import read_requests
from .identity import read_identity
from .lines import Line
from .reasons import HeldReason
from .results import OPEN, result_in_notes, set_paper, stated_results
from .text import as_name, one_line, with_capitals
from .values import Request
from .words import code_of

MAIN_TEXTS = ("content", "suspects", "informant")
BEGINS = ("received_on",)
_EXCLUSIVE = (("instituted", "not_instituted"), ("instituted", "suspended"), ("not_instituted", "suspended"))
_ORGANISATION = re.compile(
    r"^(?:ubnd|ủy ban|uỷ ban|bệnh viện|trạm|công an|ca|thanh tra|hạt|đồn|bảo hiểm|chi cục|sở|cục|đội|trường|phòng|ban|công ty|ngân hàng|cqđt|cqcsđt"
    r"|cơ quan|tòa|toà|viện|kho bạc|hội|trung tâm|doanh nghiệp|hợp tác xã|htx|chi nhánh)\b",
    re.I,
)
_ADDRESS_BELOW = re.compile(
    r"\n\s*(?=(?:trú|địa chỉ|đ/c|hktt|nơi|thôn|bản|xóm|ấp|tổ|khu|số|đội|buôn|làng|xã|phường|thị trấn|huyện|sinh|sn|cccd|cmnd|sđt|\d)\b)",
    re.I,
)
_BEHIND_BODY = re.compile(r"[,;(\n]")  # a dash may stand in the name of its place: "thành phố Phan Rang - Tháp Chàm"
_BEHIND_NAME = re.compile(r"[,;(\n]|\s[-–]\s|\s(?:sinh\s+(?:năm|ngày)|sn|trú\s+tại|trú|địa chỉ|hktt|cccd|cmnd)\b", re.I)


def read(line: Line) -> None:
    """Read one crime report."""
    received = line.day("received_on")
    set_accepted(line)
    _source(line)
    _informant(line)
    set_offences(line, "offences", received)
    _content(line, [person.name for person in set_people(line, "suspects", received)])
    set_agency(line, line.first("agency"), line.text("agency"))
    for name in ("investigator", "procurator"):
        set_person_name(line, name)
    set_paper_text(line, "assignment")
    for name in ("opinion", "phone"):
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
    text = one_line(_ADDRESS_BELOW.split(found.text, maxsplit=1)[0]) if found else ""
    behind = _BEHIND_BODY if _ORGANISATION.match(text) else _BEHIND_NAME
    name = as_name(behind.split(text, maxsplit=1)[0])
    if sum(word[:1].isupper() for word in name.split()) >= 2 and not _ORGANISATION.match(name):
        name = with_capitals(name)
    line.set("informant", name or None, found)
    number = line.first("informant_id")
    line.set("informant_id", read_identity(number.value) if number else None, number)


def _content(line: Line, suspects: Sequence[str]) -> None:
    """What happened; where capitals with a tone were lost, the names that the row gives elsewhere have theirs again."""
    content = set_text(line, "content")
    if content is None or not line.setting.small_capitals:
        return
    for name in (*suspects, line.values.get("informant") or ""):
        if len(name.split()) > 1:
            content = re.sub(re.escape(name), name, content, flags=re.I)
    line.values["content"] = content


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
