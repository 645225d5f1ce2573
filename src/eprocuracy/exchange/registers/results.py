"""Results of a row: in words, as crosses, as papers in columns of their own, or only in the remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .lines import Found, Line
from .numbers import Paper, read_paper
from .reasons import HeldReason
from .text import fold
from .words import codes_in

_SEGMENTS = re.compile(r"[;\n]|\.\s+(?=[^\W\d_])")
_DONE = re.compile(
    r"\b(?:da|co)\s+(?:co\s+)?(?:ra\s+)?(?:qd\s+)?(?:khoi to va|khoi to vu an|ktva|khong ktva|kktva|khong khoi to vu an)\b"
)
_CROSS = frozenset({"x", "1", "v", "✓", "✔", "☑", "√", "×", "+", "có", "co"})
_NO_CROSS = frozenset({"0", "-", "–", "không", "khong", "ko"})
OPEN = "open"
NO_PAPER = Paper()


@dataclass(frozen=True, slots=True)
class Result:
    """A result, where it stands, and the paper named beside it."""

    code: str
    cell: Found
    paper: Paper = NO_PAPER
    from_note: bool = False


def is_marked(found: Found) -> bool:
    """Whether a cell below a result's own title marks it: a cross, a paper, a day; not a zero or a dash."""
    return found.text.strip().lower() not in _NO_CROSS


def is_cross(found: Found) -> bool:
    """Whether a cell holds nothing but a cross."""
    return found.text.strip().lower() in _CROSS


def stated_results(line: Line, field: str, category: str, exclusive: Sequence[tuple[str, str]]) -> list[Result]:
    """The results written under a field, in words or as marks; words that name none are left as a remark.

    Two marks always exclude each other, two words only where `exclusive` says so: "khởi tố, chuyển" is one result and its sequel.
    """
    results = []
    for code, found in line.marked(field):
        line.read.add(found.column.index)
        if is_marked(found):
            results.append(Result(code, found, NO_PAPER if is_cross(found) else read_paper(found.value)))
    marks = [result for result in results if result.code != OPEN]
    if len({result.code for result in marks}) > 1:
        for result in marks:
            line.hold(HeldReason.CONTRADICTORY_VALUES, result.cell)
    for found in line.all(field):
        codes = codes_in(category, found.text)
        if not codes:
            line.leave(found)
            continue
        line.read.add(found.column.index)
        if any(one in codes and other in codes for one, other in exclusive):
            line.hold(HeldReason.CONTRADICTORY_VALUES, found)
        results.append(Result(codes[0], found, read_paper(found.text)))
    if marks and len(results) > len(marks) and {result.code for result in results} - {OPEN, marks[0].code}:
        for result in results:
            line.hold(HeldReason.CONTRADICTORY_VALUES, result.cell)
    return results


def result_in_notes(line: Line, category: str) -> Result | None:
    """The result that stands only in the remarks: a word for it with number and day, or one that says it was done."""
    for found in line.all("note"):
        for segment in _SEGMENTS.split(found.text):
            paper = read_paper(segment)
            said = segment
            if paper.moment is not None:
                said = segment[: paper.moment.start]
                behind = segment[paper.moment.end :]
                codes = codes_in(category, said) or codes_in(category, behind)
                if codes and paper.numbers and codes[0] != OPEN:
                    return Result(codes[0], found, paper, from_note=True)
            elif category == "report_outcome" and _DONE.search(fold(segment)):
                codes = codes_in(category, said)
                if codes and codes[0] != OPEN:
                    return Result(codes[0], found, paper, from_note=True)
    return None


def word_in_notes(line: Line, category: str) -> Result | None:
    """The result whose plain word stands in the remarks, without a paper."""
    for found in line.all("note"):
        codes = codes_in(category, found.text)
        if codes:
            return Result(codes[0], found, NO_PAPER, from_note=True)
    return None


def set_paper(line: Line, number_field: str, day_field: str, result: Result) -> None:
    """Number and day of a result, from the paper beside its word."""
    paper = result.paper
    if paper.impossible:
        line.hold(HeldReason.IMPOSSIBLE_DATE, result.cell)
    if line.values.get(number_field) is None and paper.number is not None:
        line.set(number_field, paper.number, result.cell)
    if line.values.get(day_field) is None and paper.on is not None:
        line.set(day_field, paper.on, result.cell)
        line.dated.append((result.cell, paper.on))
