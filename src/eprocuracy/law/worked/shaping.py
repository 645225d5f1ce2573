"""Answers in the closed vocabulary: dates as text, and what is missing or open with its bounds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from eprocuracy.kernel.moments import VIETNAM

from ..answers import Day, Determined, NotDeterminable
from ..deadlines import Answer
from ..time_limits import TimeLimit, Unit

Shape = dict[str, Any]

DECIDED = frozenset({"timely", "late", "allowed", "not_allowed", "continuous", "gap"})
MEASURES = ("due", "last_day", "ends_at", "latest", "effective_from")


def text(day: Day) -> str:
    """`2026-03-04T10:00` for a moment, `2026-03-04` for a day."""
    if isinstance(day, datetime):
        return day.astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M")
    return day.isoformat()


def length(limit: TimeLimit) -> Shape:
    """`{months: 2}`."""
    names = {Unit.HOUR: "hours", Unit.DAY: "days", Unit.WORKING_DAY: "days", Unit.MONTH: "months", Unit.YEAR: "years"}
    return {names[limit.unit]: limit.amount}


def due(answer: Determined) -> Shape:
    """The due date of a forward limit; hour limits have no nominal day of their own."""
    if answer.by_the_minute:
        shape: Shape = {"due": text(answer.nominal)}
    else:
        shape = {"nominal": text(answer.nominal), "due": text(answer.ends_on)}
    if answer.uncapped is not None:
        shape["uncapped"] = text(answer.uncapped)
    return shape


def latest(answer: Determined) -> Shape:
    """The latest day of a limit that is counted back, and the working day to remind on."""
    shape: Shape = {"latest": text(answer.end)}
    if answer.reminder_on is not None:
        shape["reminder_working_day"] = text(answer.reminder_on)
    return shape


def not_determinable(
    missing: Sequence[str] = (),
    open_points: Sequence[str] = (),
    earliest: Day | None = None,
    last: Day | None = None,
    assumed: Shape | None = None,
) -> Shape:
    """The answer that there is none, and why."""
    shape: Shape = {"result": "not_determinable"}
    if missing:
        shape["missing"] = sorted({_name(one) for one in missing})
    if open_points:
        shape["open"] = sorted(open_points)
    if earliest is not None:
        shape["earliest_possible"] = text(earliest)
    if last is not None:
        shape["latest_possible"] = text(last)
    if assumed is not None:
        shape["assumed"] = assumed
    return shape


def _name(missing: str) -> str:
    """The name of a missing fact in the vocabulary: an attribute that is not a clock time counts as its event."""
    whole, _, part = missing.partition(".")
    return whole if part in ("ground", "duration") else missing


def undetermined(answer: NotDeterminable, *, chosen: bool = False) -> Shape:
    """A law's refusal to give a date; no number at all is an answer of its own. A row that was chosen is part of it."""
    shape = _undetermined(answer)
    if not chosen:
        return shape
    told = Combined(shape)
    told.leaves = ({**shape, "limit": answer.limit},)
    return told


def _undetermined(answer: NotDeterminable) -> Shape:
    if answer.unlimited or not (answer.missing or answer.open or answer.earliest):
        return {"result": "no_limit"}
    assumed = None
    if answer.assumed is not None:
        assumed = latest(answer.assumed) if answer.assumed.reminder_on is not None else due(answer.assumed)
    return not_determinable(answer.missing, answer.open, answer.earliest, answer.latest, assumed)


def running(answer: Answer, at: date | datetime) -> str:
    """Whether the period still runs at a day or moment."""
    assert isinstance(answer, Determined)
    end = answer.end
    if isinstance(end, datetime) and isinstance(at, datetime):
        return "expired" if at > end else "running"
    day = end.astimezone(VIETNAM).date() if isinstance(end, datetime) else end
    asked = at.astimezone(VIETNAM).date() if isinstance(at, datetime) else at
    return "expired" if asked > day else "running"


class Combined(Shape):
    """An answer over several worlds, with the answer in each: two facts may both matter where the bounds are alike."""

    leaves: tuple[Shape, ...]


def _leaves(shape: Shape) -> tuple[Shape, ...]:
    return shape.leaves if isinstance(shape, Combined) else (shape,)


def judged_within(result: str, answer: NotDeterminable) -> Shape:
    """An act judged alike at every end that remains possible; the ends may bound the answer to a wider question."""
    judged = Combined({"result": result})
    judged.leaves = ({**undetermined(answer), "result": result},)
    return judged


def combine(
    shapes: Sequence[Shape], *, missing_names: Sequence[str] = (), points: Sequence[str] = (), dated: bool = True
) -> Shape:
    """The answer over the worlds that are possible while one fact, or one reading, is not known.

    Where the question is not about a date (`dated` is false), what is alike in every world is answer enough.
    """
    if all(_leaves(shape) == _leaves(shapes[0]) for shape in shapes):
        return shapes[0]
    outcomes = {shape.get("result") for shape in shapes}
    if not dated and len(outcomes) == 1 and outcomes & DECIDED:
        alike = Combined(
            {key: value for key, value in shapes[0].items() if all(one.get(key) == value for one in shapes)}
        )
        alike.leaves = tuple(
            leaf for shape in shapes for leaf in _leaves(shape)
        )  # their dates may bound another answer
        return alike
    missing, open_points = set(missing_names), set(points)
    lows: list[str] = []
    highs: list[str | None] = []
    lengths: list[Shape] = []
    for shape in shapes:
        missing.update(shape.get("missing", ()))
        open_points.update(shape.get("open", ()))
        for leaf in _leaves(shape):
            measured = next((leaf[key] for key in MEASURES if key in leaf), None)
            low = measured or leaf.get("earliest_possible")
            if low is not None:
                lows.append(low)
            highs.append(measured or leaf.get("latest_possible"))
        lengths += [shape[key] for key in ("maximum", "at_least", "at_most") if key in shape]
    combined = Combined(not_determinable(sorted(missing), sorted(open_points)))
    combined.leaves = tuple(leaf for shape in shapes for leaf in _leaves(shape))
    if lows:
        combined["earliest_possible"] = min(lows)
    if highs and None not in highs:
        combined["latest_possible"] = max(one for one in highs if one is not None)
    units = {unit for one in lengths for unit in one}
    if lengths and len(units) == 1:
        (unit,) = units
        combined["at_least"] = {unit: min(one[unit] for one in lengths)}
        combined["at_most"] = {unit: max(one[unit] for one in lengths)}
    return combined
