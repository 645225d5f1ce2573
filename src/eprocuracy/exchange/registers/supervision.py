"""An entry of the register of protests and recommendations (S10)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .dates import find_days
from .entry_fields import set_text
from .lines import Found, Line
from .numbers import Paper, leading_number
from .results import result_in_notes, set_paper, stated_results, word_in_notes
from .text import fold, narrow, one_line
from .words import code_of

MAIN_TEXTS = ("violation", "ground", "target", "against_no")
BEGINS = ("on",)
PROTEST, RECOMMENDATION = "protest", "recommendation"
AWAITING = "awaiting"
_LENGTH = re.compile(r"(?<!\d)(\d{1,3})\s*(ngày|tháng)", re.I)
_JUDGMENT_NO = re.compile(r"\d{1,6}\s*/\s*(?:\d{4}\s*/\s*)?[^\s,;()]+")
_TARGETS = (
    ("toa", re.compile(r"\b(?:tand|toa an|toa)\b")),
    ("thads", re.compile(r"\b(?:thads|thi hanh an dan su|chi cuc tha|cuc tha)\b")),
    ("thahs", re.compile(r"\b(?:thahs|thi hanh an hinh su)\b")),
    ("ntg", re.compile(r"\b(?:nha tam giu|ntg|trai tam giam|ttg|trai giam)\b")),
    ("cqdt", re.compile(r"\b(?:cqdt|csdt|cqcsdt|co quan dieu tra|co quan csdt|co quan canh sat dieu tra|pc\s*\d+)\b")),
    ("cax", re.compile(r"\b(?:cong an|ca)\s+(?:xa|phuong|thi tran|p|tt|x)\b|\bca[xp]\b")),
    ("ubnd", re.compile(r"\b(?:ubnd|uy ban nhan dan|uy ban)\s+(?:xa|phuong|thi tran|p|tt|x)\b")),
    ("so", re.compile(r"\b(?:so|ubnd|uy ban nhan dan|chi cuc|cuc|phong|ban|benh vien|bao hiem|thanh tra)\b")),
    ("cqdt", re.compile(r"\b(?:cong an|ca|cah|catp|catx)\b")),
)


def read(line: Line) -> None:
    """Read one protest or recommendation."""
    paper = _number_and_day(line)
    kind = _type(line, paper)
    line.set("type", kind, line.first("type"))
    if kind == PROTEST:
        _protest(line)
    else:
        _recommendation(line)


def _number_and_day(line: Line) -> Paper:
    known = len(line.dated)
    paper = line.paper("number", "on")
    del line.dated[known:]
    return paper


def _type(line: Line, paper: Paper) -> str | None:
    """The sheet says it, or a column, or the sign behind the number, or the columns that are filled."""
    if (found := line.first("type")) is not None and (code := code_of("paper_type", found.text)):
        line.read.add(found.column.index)
        return code
    if line.setting.paper_type is not None:
        return line.setting.paper_type
    sign = fold(line.text("number"))
    if re.search(r"\b(?:kn|knpn|knkp)\s+vks|\bkn\b(?!\s*pt)", sign) and "knpt" not in sign:
        return RECOMMENDATION
    if re.search(r"\bqd\b|\bknpt\b|\bkhang nghi\b", sign):
        return PROTEST
    if any(line.all(name) for name in ("level", "against_no", "court")):
        return PROTEST
    return RECOMMENDATION if any(line.all(name) for name in ("kind", "target", "due_on", "violation")) else None


def _protest(line: Line) -> None:
    _coded(line, "level", "level")
    _coded(line, "matter", "matter", other="field")
    _judgment(line)
    set_text(line, "ground")
    results = stated_results(line, "result", "reply", (("accepted", "rejected"),))
    line.paper("result_no", "result_on")
    result = next((one for one in results if one.code != AWAITING), None)
    if result is None and not results and not line.all("result"):
        result = result_in_notes(line, "reply")
    line.set("result", result.code if result else AWAITING, result.cell if result else None)
    if result is not None:
        set_paper(line, "result_no", "result_on", result)
        if result.from_note:
            line.set("outcome_only_in_notes", True)


def _judgment(line: Line) -> None:
    """Number, day and court of the judgment, in one cell or in three."""
    found = line.first("against_no")
    text = narrow(found.text) if found else ""
    without_days = text
    for day in reversed(find_days(text)):
        without_days = without_days[: day.start] + " " + without_days[day.end :]
    number = _JUDGMENT_NO.search(without_days)
    known = len(line.dated)
    paper = line.paper("against_no", "against_on")
    del line.dated[known:]
    plain = str(paper.number) if paper.number is not None else None
    line.set("against_no", re.sub(r"\s", "", number[0]).rstrip(".,") if number else plain, found)
    court = line.first("court")
    line.set(
        "court",
        _court(narrow(court.text) if court else text) or (one_line(court.text) if court else paper.behind or None),
        court or found,
    )


def _court(text: str) -> str | None:
    found = re.search(r"(?:TAND|Tòa án|Toà án|TA)\b[^,;()\n]*", text)
    return one_line(found[0]) if found else None


def _recommendation(line: Line) -> None:
    _coded(line, "kind", "rec_kind")
    _coded(line, "field", "field", other="matter")
    target = set_text(line, "target")
    line.set("target_kind", target_kind(target) if target else None, line.first("target"))
    set_text(line, "violation")
    line.set("due_on", None)
    _due(line)
    _reply(line)


def target_kind(text: str) -> str | None:
    """What kind of body a recommendation is addressed to."""
    folded = fold(text)
    return next((code for code, pattern in _TARGETS if pattern.search(folded)), None)


def _coded(line: Line, name: str, category: str, *, other: str | None = None) -> None:
    found = line.first(name) or (line.first(other) if other else None)
    code = code_of(category, found.text) if found else None
    line.set(name, code, found if code else None)
    if found is not None and code is None:
        line.leave(found)


def _due(line: Line) -> None:
    """A day, or a length counted from the day of issue."""
    issued: date | None = line.values.get("on")
    if line.day("due_on") is not None:
        return
    for found in line.all("due_on"):
        length = _LENGTH.search(narrow(found.text))
        days = int(length[1]) * (30 if fold(length[2]) == "thang" else 1) if length else _bare_days(found)
        if days is None:
            continue
        line.read.add(found.column.index)
        if issued is not None:
            line.set("due_on", issued + timedelta(days=days), found)
        return


def _bare_days(found: Found) -> int | None:
    number = leading_number(found.value)
    return number if number is not None and 0 < number <= 365 and len(found.text) <= 4 else None


def _reply(line: Line) -> None:
    paper = line.paper("reply_no", "replied_on")
    results = stated_results(
        line, "result", "reply", (("accepted", "rejected"), ("accepted", "partly"), ("partly", "rejected"))
    )
    result = next((one for one in results if one.code != AWAITING), None)
    if result is None and not results and not line.all("result"):
        answered = line.values.get("replied_on") is not None or paper.number is not None
        result = result_in_notes(line, "reply") or (word_in_notes(line, "reply") if answered else None)
        if result is not None and result.code == AWAITING:
            result = None
    line.set("result", result.code if result else AWAITING, result.cell if result else None)
    if result is None:
        return
    if result.from_note:
        line.set("outcome_only_in_notes", True)
    elif result.paper.on is not None and line.values.get("replied_on") is None:
        set_paper(line, "reply_no", "replied_on", result)


def type_of_words(*texts: str) -> str | None:
    """Protest or recommendation, where the words of a sheet name only one of them."""
    folded = " ".join(fold(text) for text in texts)
    protest, recommendation = "khang nghi" in folded, "kien nghi" in folded
    if protest == recommendation:
        return None
    return PROTEST if protest else RECOMMENDATION
