"""What real books are like: acts recorded late, recorded wrongly and mended, and fields that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.kernel.unknown import Unknown
from eprocuracy.workstreams.acts import Act

from .dice import Dice
from .history import History

LATE, CORRECTED, UNKNOWN = 0.076, 0.036, 0.32
"""Shares: of the acts, of the acts, and of the acts that have a field which can be unknown (about a fifth)."""
A_DAY = timedelta(days=1)
UNKNOWABLE: Mapping[str, tuple[str, ...]] = {
    "report.received": ("channel", "offence_on"),
    "report.agency_assigned": ("investigator",),
    "case.instituted": ("offence_on", "place"),
    "case.accepted": ("investigator",),
    "accused.charged": ("conduct",),
    "file.received": ("volumes", "exhibits"),
    "file.sent_to_court": ("pages",),
    "court.docketed": ("judge",),
    "hearing.set": ("place",),
    "custody.held": ("place",),
    "recommendation.issued": ("delivered_on",),
    "person.joined": ("wishes",),
}
"""Fields by kind of act that an office often does not learn; none of them starts a clock."""
REASONS: Mapping[Unknown, float] = {Unknown.NOT_GIVEN: 62, Unknown.AWAITED: 26, Unknown.UNREADABLE: 12}


@dataclass(slots=True)
class Flawed:
    """How many acts of a history came in late, were mended, or leave something unknown."""

    late: int = 0
    corrected: int = 0
    unknown: int = 0


def spoil(made: History, dice: Dice) -> Flawed:
    """Change the history in place; what it adds up to in the end stays what it was."""
    told = Flawed()
    spoiled: list[Act] = []
    for act in made.acts:
        if dice.chance(LATE) and not act.opens:
            told.late += _later(made, dice, act)
        act = _without(dice, act, told)
        if dice.chance(CORRECTED):
            spoiled.extend(_twice(made, dice, act, told))
        else:
            spoiled.append(act)
    made.acts = spoiled
    return told


def _later(made: History, dice: Dice, act: Act) -> bool:
    """Some days after it happened instead of within one."""
    day = act.occurred.earliest_day + timedelta(days=min(dice.between(2, 9) ** 2 // 2 + 1, 40))
    came = datetime.combine(day, dice.time(8, 16), VIETNAM)
    if came >= made.now:
        return False
    made.came[act.id] = came
    return True


def _without(dice: Dice, act: Act, told: Flawed) -> Act:
    """The act with one field unknown, where its kind has such a field."""
    names = UNKNOWABLE.get(act.kind, ())
    if not names or not dice.chance(UNKNOWN):
        return act
    name = dice.one_of(names)
    told.unknown += 1
    return replace(act, **{name: None, "unknown": MappingProxyType({name: dice.weighed(REASONS)})})  # type: ignore[arg-type]


def _twice(made: History, dice: Dice, act: Act, told: Flawed) -> list[Act]:
    """What was first typed, with a slip of the pen, and the record that mends it some days later."""
    came = made.came[act.id]
    mended_at = came + timedelta(days=dice.between(1, 12), minutes=dice.between(0, 200))
    if mended_at >= made.now:
        return [act]
    wrong = _wrong(dice, act)
    reason = "Ghi nhầm số văn bản" if wrong.document_no != act.document_no else "Ghi nhầm ngày"
    right = replace(act, id=dice.id(mended_at), supersedes=act.id, reason=reason)
    made.came[right.id] = mended_at
    told.corrected += 1
    return [wrong, right]


def _wrong(dice: Dice, act: Act) -> Act:
    """A number with a digit too many, or the day before."""
    if act.document_no and dice.chance(0.6):
        return replace(act, document_no=f"{dice.between(1, 9)}{act.document_no}")
    assert act.occurred.day is not None
    day = act.occurred.day - A_DAY
    return replace(act, occurred=When(day, act.occurred.minute, act.occurred.precision))
