"""The folds of the large families read last: the fold is pure, so the same acts under the same rules need no second one.

Nothing is ever out of date here: what is remembered counts only for acts that are equal to those it was made of.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from threading import Lock
from uuid import UUID

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import folded
from eprocuracy.workstreams.projected import Projected
from eprocuracy.workstreams.states import State

LARGE = 60  # acts from which folding costs more than comparing
KEPT = 12  # families of one process

Folded = tuple[Projected, Mapping[UUID, State]]
_known: OrderedDict[UUID, tuple[Rules, Sequence[Act], Folded]] = OrderedDict()
_lock = Lock()


def remembered(rules: Rules, family: UUID, standing: Sequence[Act]) -> Folded:
    """What the acts that stand add up to; of a large family that was read a moment ago, without folding it again."""
    if len(standing) < LARGE:
        return folded(rules, standing)
    with _lock:
        known = _known.get(family)
    if known is not None and known[0] is rules and known[1] == standing:
        return known[2]
    made = folded(rules, standing)
    with _lock:
        _known[family] = (rules, standing, made)
        _known.move_to_end(family)
        while len(_known) > KEPT:
            _known.popitem(last=False)
    return made
