"""The answer to a question: tried in every way the facts leave open, and said only where all ways agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from .asked import assumed_under
from .book import Book
from .judged import DECIDED, answered, until_the_act
from .matter import Key, Lacking, Matter, Undecided, Unsettled
from .periods import Lapsed
from .shapes import Shape, measure, none, text


@dataclass(frozen=True)
class Recounted:
    """An answer in the closed vocabulary; `provisional` where the days off of its year are not decided yet."""

    answer: Shape
    provisional: bool


def recount(book: Book, facts: Mapping[str, Any], ask: Mapping[str, Any]) -> Recounted:
    """The answer to one question, counted plainly."""
    leaves: list[tuple[dict[Key, Any], Shape, bool]] = []
    points: dict[Key, bool] = {}
    spans: dict[Key, tuple[Any, ...]] = {}
    waiting: list[dict[Key, Any]] = [{}]
    while waiting:
        choices = waiting.pop()
        try:
            leaves += [(choices, *one) for one in _settled(book, facts, ask, choices)]
        except Undecided as undecided:
            points[undecided.key] = undecided.point
            if isinstance(undecided.options[0], date) and not undecided.point:
                spans[undecided.key] = (undecided.options[0], undecided.options[-1])
            waiting += [{**choices, undecided.key: one} for one in undecided.options]
    shapes = [shape for _, shape, _ in leaves]
    if all(shape == shapes[0] for shape in shapes):
        return Recounted(shapes[0], any(provisional for *_, provisional in leaves))
    deciding = [key for key in points if _decides(key, leaves)]
    missing = {_name(key[0]) for key in deciding if not points[key]}
    # what is open on a day inside a span hangs on the day that is missing, and is not told beside it
    inner = [any(choices[key] not in spans[key] for key in spans.keys() & choices.keys()) for choices, *_ in leaves]
    told = [{**shape, "open": ()} if within else shape for shape, within in zip(shapes, inner, strict=True)]
    if (alike := _alike(shapes)) is not None:
        return Recounted(alike, provisional=False)
    return Recounted(_several(told, missing, {key[0] for key in deciding if points[key]}), provisional=False)


def _name(key: str) -> str:
    return key.partition(".")[0] if key.endswith((".ground", ".duration")) else key


def _decides(key: Key, leaves: Sequence[tuple[dict[Key, Any], Shape, bool]]) -> bool:
    """Whether two ways that differ in this alone have different answers."""
    for place, (one, shape, _) in enumerate(leaves):
        for other, another, _ in leaves[place + 1 :]:
            if key not in one or key not in other or one[key] == other[key] or _same(shape, another):
                continue
            if all(one[each] == other[each] for each in one.keys() & other.keys() if each != key):
                return True
    return False


def _same(one: Shape, other: Shape) -> bool:
    """Whether two answers are one: an act judged alike is, however late it was."""
    return one == other or (one.get("result") in DECIDED and one.get("result") == other.get("result"))


def _alike(shapes: Sequence[Shape]) -> Shape | None:
    """What is alike in every way, where all ways judge an act alike."""
    if shapes[0].get("result") not in DECIDED or any(one.get("result") != shapes[0]["result"] for one in shapes):
        return None
    return {key: value for key, value in shapes[0].items() if all(one.get(key) == value for one in shapes)}


def _several(shapes: Sequence[Shape], missing: set[str], points: set[str]) -> Shape:
    lows: list[str] = []
    highs: list[str | None] = []
    lengths = [shape[key] for shape in shapes for key in ("maximum", "at_least", "at_most") if key in shape]
    for shape in shapes:
        missing |= set(shape.get("missing", ()))
        points |= set(shape.get("open", ()))
        measured = measure(shape)
        low = measured or shape.get("earliest_possible")
        lows += [low] if low else []
        highs.append(measured or shape.get("latest_possible"))
    found = none(missing, points)
    if lows:
        found["earliest_possible"] = min(lows)
    if None not in highs:
        found["latest_possible"] = max(one for one in highs if one)
    if len({unit for one in lengths for unit in one}) == 1:
        found["at_least"] = min(lengths, key=lambda one: next(iter(one.values())))
        found["at_most"] = max(lengths, key=lambda one: next(iter(one.values())))
    return found


def _settled(
    book: Book, facts: Mapping[str, Any], ask: Mapping[str, Any], choices: dict[Key, Any]
) -> list[tuple[Shape, bool]]:
    """The answer with disputed days worked on; open where it would be another with them off, both where they judge alike."""
    shape, provisional = _answer(book, facts, ask, choices, disputed_off=False)
    other, _ = _answer(book, facts, ask, choices, disputed_off=True)
    one, another = measure(shape), measure(other)
    if one == another or one is None or another is None:
        return [(shape, provisional)]
    if shape.get("maximum") is not None and shape.get("maximum") == other.get("maximum"):
        return [({"maximum": shape["maximum"]}, False)]
    if _alike([shape, other]) is not None:
        return [(shape, False), (other, False)]
    return [(_several([shape, other], set(), {"O-07"}), False)]


def _answer(
    book: Book, facts: Mapping[str, Any], ask: Mapping[str, Any], choices: dict[Key, Any], *, disputed_off: bool
) -> tuple[Shape, bool]:
    matter = Matter.read(book, facts, choices, until_the_act(ask), disputed_off=disputed_off)
    for limit in [ask["limit"]] if "limit" in ask else ask["limits"]:  # a case of the row that is no more than a class
        if (named := book.row(limit).told.get("named_classes", {}).get(ask.get("variant"))) is not None:
            matter = replace(matter, circumstances={**matter.circumstances, "severity": named})
    try:
        shape, end = answered(matter, ask)
        return shape, end is not None and matter.days.provisional(end)
    except Lacking as lacking:
        shape = none(set(lacking.names), set(lacking.points))
        if lacking.earliest is not None:
            shape["earliest_possible"] = text(lacking.earliest)
        if lacking.latest is not None:
            shape["latest_possible"] = text(lacking.latest)
        return shape, False
    except Lapsed as lapsed:
        shape = none(set(), set(lapsed.points))
        assumed = assumed_under(matter, lapsed, ask)
        return shape | ({"assumed": assumed} if assumed else {}), False
    except Unsettled as unsettled:
        shape = none(set(), set(unsettled.points))
        return shape | ({"assumed": dict(unsettled.assumed)} if unsettled.assumed else {}), False
