"""Which acts count: the heads of the chains of corrections, in the order in which the world saw them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from .acts import Act

VOIDED = "record.voided"
_UNTIMED = time(23, 59, 59, 999999)


@dataclass(frozen=True, slots=True)
class Heads:
    """The acts that count, ordered; and what replaced what, for the history."""

    acts: tuple[Act, ...]
    replaced_by: dict[UUID, Act]


def heads(acts: Iterable[Act], *, known_at: datetime | None = None) -> Heads:
    """The heads as known at a moment (None: everything given, candidates included).

    A correction keeps the place of what it corrects; an act with a void head does not count.
    """
    known = [one for one in acts if known_at is None or one.recorded_at is None or one.recorded_at <= known_at]
    mended = [one for one in known if one.supersedes is not None or one.kind == VOIDED]
    if not mended:  # most families
        placed = sorted(enumerate(known), key=lambda pair: _order(pair[1], pair[1], pair[0]))
        return Heads(tuple(one for _, one in placed), {})
    by_id = {one.id: one for one in known}
    given = {one.id: index for index, one in enumerate(known)}
    replaced_by = {one.supersedes: one for one in known if one.supersedes in by_id}
    standing: list[tuple[Act, Act]] = []
    for one in known:
        if one.id in replaced_by or one.kind == VOIDED:
            continue
        standing.append((one, _first_of_chain(one, by_id)))
    # by the day the head names, but among acts of that day in the place of the record it mends
    standing.sort(key=lambda pair: _order(pair[0], pair[1], given[pair[1].id]))
    return Heads(tuple(head for head, _ in standing), {key: act for key, act in replaced_by.items() if key})


def _first_of_chain(act: Act, by_id: dict[UUID, Act]) -> Act:
    seen = {act.id}
    while act.supersedes in by_id and act.supersedes not in seen:
        seen.add(act.supersedes)
        act = by_id[act.supersedes]
    return act


def _order(head: Act, first: Act, given: int) -> tuple[object, ...]:
    when = head.occurred
    day = when.earliest_day
    if when.day is None and head.effective_on is not None:
        day = head.effective_on  # a paper without its day stands where it takes effect
    recorded = first.position if first.position is not None else 2**62  # candidates come last, as they are given
    return (day, head.rank, when.minute or _UNTIMED, recorded, given)
