"""Questions about those who are held: the moment custody ends, the last day of detention."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..answers import NotDeterminable
from ..statutes import Counting
from .asks import has_no_number, other_counting, row, unlimited
from .derived import custody_period
from .detention import held
from .ending import ends
from .facts import when
from .shaping import Shape, text, undetermined
from .world import World


def ask_end_of_custody(there: World, ask: Mapping[str, Any]) -> Shape:
    """The moment custody ends."""
    limit, chosen = row(there, ask)
    if there.reference.statute(limit).counting is not Counting.CUSTODY:
        raise other_counting(there, limit)
    answer = ends(there, custody_period(there, ask.get("of"), limit), upto=ask.get("ordinal"))
    if isinstance(answer, NotDeterminable):
        return undetermined(answer, chosen=chosen)
    shape: Shape = {"ends_at": text(answer.end)}
    if chosen:
        shape["limit"] = answer.limit
    return shape


def ask_end_of_detention(there: World, ask: Mapping[str, Any]) -> Shape:
    """The last day of detention."""
    limit, chosen = row(there, ask)
    if there.reference.statute(limit).counting is not Counting.DETENTION:
        raise other_counting(there, limit)
    statute = there.reference.statute(limit)
    if has_no_number(statute) and statute.counted_from[0].event != "detention_start":
        there.trail.append(unlimited(statute))
        return undetermined(unlimited(statute))
    found = held(
        there, limit, of=ask.get("of"), upto=ask.get("ordinal"), variant=ask.get("variant"), at=when(ask.get("at"))
    )  # fmt: skip
    if isinstance(found.answer, NotDeterminable):
        return undetermined(found.answer, chosen=chosen)
    shape: Shape = {"last_day": text(found.answer.ends_on)}
    if found.start is not None:
        shape["start"] = text(found.start)
    if found.days is not None:
        shape["days"] = found.days
    if found.used:
        shape["used_days"] = found.used
    if found.used and found.remaining is not None:
        shape["remaining_days"] = max(found.remaining, 0)
    if found.answer.uncapped is not None:
        shape["uncapped"] = text(found.answer.uncapped)
    if chosen:
        shape["limit"] = found.answer.limit
    return shape
