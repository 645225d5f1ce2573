"""Engine and plain reader side by side on invented histories, and what must hold for every answer."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from .answers import measure, recount
from .book import Book
from .histories import History, histories

Asked = Callable[[Mapping[str, Any], Mapping[str, Any]], "Answered"]
MOVED_BY = (1, 7, 30)  # days by which a history is told again as having happened earlier
DATES = ("at", "from", "until")
JUDGING = ("timeliness", "permission", "maximum", "competence")  # questions that are not about a date alone


@dataclass(frozen=True)
class Answered:
    """What an engine answers: the answer, whether it is provisional, what it cites, and its steps as sentences."""

    answer: Mapping[str, Any]
    provisional: bool
    basis: Sequence[str]
    steps: Sequence[str]


@dataclass
class Report:
    """What was tried and what came of it."""

    shapes: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)  # promise -> how often it was looked at
    by_law: list[dict[str, Any]] = field(default_factory=list)  # an earlier start ends later: the law changed between
    disagreements: list[dict[str, Any]] = field(default_factory=list)  # about a date
    misjudged: list[dict[str, Any]] = field(default_factory=list)  # about an act, a total, or who decides
    broken: list[dict[str, Any]] = field(default_factory=list)

    def __add__(self, other: Report) -> Report:
        return Report(
            self.shapes + other.shapes,
            self.rows + other.rows,
            self.answers + other.answers,
            self.held + other.held,
            self.by_law + other.by_law,
            self.disagreements + other.disagreements,
            self.misjudged + other.misjudged,
            self.broken + other.broken,
        )

    @property
    def cases(self) -> int:
        """How many histories."""
        return self.shapes.total()


def agree(book: Book, engine: Asked, *, seed: int, cases: int, first: int = 0) -> Report:
    """Every history answered twice, and every promise looked at."""
    report = Report()
    for history in histories(book, seed, cases, first):
        found = engine(history.facts, history.ask)
        plain = recount(book, history.facts, history.ask)
        report.shapes[history.shape] += 1
        report.rows.update(one.partition("@")[0] for one in _limits(history.ask))
        judging = history.ask["kind"] in JUDGING
        report.answers[_outcome(found.answer, judging=judging)] += 1
        provisional = found.provisional if {"due", "latest"} & found.answer.keys() else plain.provisional
        if _as_sets(found.answer) != _as_sets(plain.answer) or provisional != plain.provisional:
            told = _told(history, engine=found.answer, plain=plain.answer, provisional=plain.provisional)
            (report.misjudged if judging else report.disagreements).append(told)
        promises = _judged(engine, history, found) if judging else _promises(book, engine, history, found, report)
        for promise, kept in promises:
            report.held[promise] += 1
            if not kept:
                report.broken.append(_told(history, promise=promise, engine=found.answer))
    return report


def _limits(ask: Mapping[str, Any]) -> Sequence[str]:
    return ask["limits"] if "limits" in ask else [ask["limit"]]


def _told(history: History, **more: Any) -> dict[str, Any]:
    return {"place": history.place, "shape": history.shape, "facts": history.facts, "ask": history.ask, **more}


def _as_sets(answer: Mapping[str, Any]) -> dict[str, Any]:
    return {key: sorted(value) if key in ("missing", "open") else value for key, value in answer.items()}


def _outcome(answer: Mapping[str, Any], *, judging: bool) -> str:
    if judging:
        return next((key for key in ("maximum", "decided_by") if key in answer), str(answer.get("result")))
    return "date" if measure(dict(answer)) is not None else str(answer.get("result"))


def _judged(engine: Asked, history: History, found: Answered) -> Iterator[tuple[str, bool]]:
    """What holds of a judgment: it has an outcome or says why not, it is cited, and later is never less late."""
    why = found.answer.get("missing") or found.answer.get("open") or found.steps
    yield "an outcome", found.answer.get("result") != "not_determinable" or bool(why)
    yield "every judgment cited", bool(found.basis)
    if found.answer.get("result") == "late":
        act = history.ask["act"]
        later = {**act, "at": (date.fromisoformat(act["at"][:10]) + timedelta(days=7)).isoformat() + act["at"][10:]}
        again = engine(history.facts, {**history.ask, "act": later}).answer
        yield "later is never less late", again.get("result") == "late"


def _promises(
    book: Book, engine: Asked, history: History, found: Answered, report: Report
) -> Iterator[tuple[str, bool]]:
    answer = dict(found.answer)
    end = measure(answer)
    why = bool(answer.get("missing") or answer.get("open"))
    yield "an outcome", end is not None or answer.get("result") == "no_limit" or why
    if end is None:
        return
    if "years" in answer:
        yield "every age cited", bool(found.basis) and any(end in step for step in found.steps)
        return
    yield "every date cited", bool(found.basis) and any(_as_written(end) in step for step in found.steps)
    if "at" in history.ask:
        return  # what is looked at as of a day shows more of an earlier history
    if (longer := _extended(book, history, end)) is not None:
        later = measure(dict(engine(longer, history.ask).answer))
        if later is not None:
            yield "extending never shortens", later >= end
    days = MOVED_BY[history.place % len(MOVED_BY)]
    earlier = measure(dict(engine(_earlier(history.facts, days), history.ask).answer))
    if earlier is not None:
        if earlier > end and _law_changed(book, history, days):
            report.by_law.append(_told(history, earlier=earlier, later=end, days=days))
        else:
            yield "an earlier start never ends later", earlier <= end


def _as_written(day: str) -> str:
    return f"{day[8:10]}/{day[5:7]}/{day[:4]}"


def _extended(book: Book, history: History, end: str) -> dict[str, Any] | None:
    """The facts with one extension more, of a few days, for the row that was asked about."""
    if "limit" not in history.ask or "ordinal" in history.ask or history.ask["kind"] == "latest_date":
        return None
    row = book.row(history.ask["limit"])
    numbered = [one for one in row.versions[-1].extensions if isinstance(one, int)]
    given = [one["ordinal"] for one in history.facts["events"] if one["event"] == "extension_granted"]
    further = [one for one in numbered if one not in given and all(isinstance(each, int) for each in given)]
    if not further or any(each > further[0] for each in given):
        return None
    granted = {"event": "extension_granted", "at": end[:10], "limit": row.name, "ordinal": further[0]}
    events = [*history.facts["events"], {**granted, "duration": {"days": 2}}]
    return {**history.facts, "events": events}


def _earlier(facts: Mapping[str, Any], days: int) -> dict[str, Any]:
    """The same history, so many days earlier."""

    def moved(told: str) -> str:
        return (date.fromisoformat(told[:10]) - timedelta(days=days)).isoformat() + told[10:]

    told = copy.deepcopy(dict(facts))
    for one in told["events"]:
        for key in DATES:
            if isinstance(one.get(key), str):
                one[key] = moved(one[key])
        if "between" in one:
            one["between"] = [moved(each) for each in one["between"]]
    return told


def _law_changed(book: Book, history: History, days: int) -> bool:
    """Whether the law that governs changed in the days by which something was moved."""
    turns = {version.first_day for row in book.rows.values() for version in row.versions}
    turns |= {
        version.until + timedelta(days=1) for row in book.rows.values() for version in row.versions if version.until
    }
    turns |= {day for row in book.rows.values() for day in row.told.get("for_juveniles", {})}
    turns |= {day for article in book.articles.values() for day in article.get("versions", ())}
    told = [one.get(key) for one in history.facts["events"] for key in DATES]
    told += [each for one in history.facts["events"] for each in one.get("between", ())]
    happened = [date.fromisoformat(one[:10]) for one in told if isinstance(one, str)]
    return any(day - timedelta(days=days) < turn <= day for day in happened for turn in turns)
