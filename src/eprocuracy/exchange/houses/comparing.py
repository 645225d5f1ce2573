"""Two lists of one house side by side: who stands on one only, and whose time ends differently. Pure.

Whom two entries fit is matched to neither: a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from eprocuracy.kernel.moments import When

Ref = TypeVar("Ref")
Mine = TypeVar("Mine")
Theirs = TypeVar("Theirs")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Ref]):
    """One person on a list; `ref` is where the entry comes from, `name` is folded, `ends` is the last end that the list names."""

    ref: Ref
    name: str
    birth_year: int | None = None
    id_no: str = ""
    ends: When | None = None


@dataclass(frozen=True, slots=True)
class Compared(Generic[Mine, Theirs]):
    """What came of it, each in the order of its list."""

    same: tuple[tuple[Entry[Mine], Entry[Theirs]], ...]
    other_end: tuple[tuple[Entry[Mine], Entry[Theirs]], ...]
    only_ours: tuple[Entry[Mine], ...]
    only_theirs: tuple[Entry[Theirs], ...]
    unclear: tuple[
        Entry[Theirs], ...
    ]  # of their list: more than one of ours fits, or several of theirs fit one of ours


def compare(ours: Sequence[Entry[Mine]], theirs: Sequence[Entry[Theirs]]) -> Compared[Mine, Theirs]:
    """Match by identity number, then by name and year of birth; only where exactly one fits exactly one."""
    pairs: dict[int, int] = {}  # place in theirs → place in ours
    unclear: set[int] = set()
    for key in (_by_number, _by_name_and_year, _by_name):
        free_ours = [place for place in range(len(ours)) if place not in pairs.values()]
        free_theirs = [place for place in range(len(theirs)) if place not in pairs and place not in unclear]
        mine, other = _grouped(ours, free_ours, key), _grouped(theirs, free_theirs, key)
        for known, places in other.items():
            fitting = [place for place in mine.get(known, ()) if any(_may_be(ours[place], theirs[at]) for at in places)]
            if key is _by_number and fitting:
                pairs.update(_one_person(ours, theirs, fitting, places))
            elif len(fitting) == 1 and len(places) == 1:
                pairs[places[0]] = fitting[0]
            elif fitting and (len(fitting) > 1 or len(places) > 1):
                unclear.update(places)
    matched = [(ours[mine_at], theirs[at]) for at, mine_at in sorted(pairs.items())]
    doubtful = {theirs[at].name for at in unclear}
    taken = set(pairs.values())
    return Compared(
        same=tuple(pair for pair in matched if _same_end(pair[0].ends, pair[1].ends)),
        other_end=tuple(pair for pair in matched if not _same_end(pair[0].ends, pair[1].ends)),
        only_ours=tuple(one for at, one in enumerate(ours) if at not in taken and one.name not in doubtful),
        only_theirs=tuple(one for at, one in enumerate(theirs) if at not in pairs and at not in unclear),
        unclear=tuple(theirs[at] for at in sorted(unclear)),
    )


def _one_person(
    ours: Sequence[Entry[Any]], theirs: Sequence[Entry[Any]], mine: Sequence[int], other: Sequence[int]
) -> dict[int, int]:
    """Entries of one number are one person, held in several matters perhaps: those of the same end belong together."""
    left, found = list(mine), {}
    for agreeing in (True, False):
        for at in other:
            fit = next((one for one in left if _same_end(ours[one].ends, theirs[at].ends) or not agreeing), None)
            if at not in found and fit is not None:
                found[at] = fit
                left.remove(fit)
    return found


def _grouped(
    entries: Sequence[Entry[Any]], places: Iterable[int], key: Callable[[Entry[Any]], Hashable]
) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place in places:
        known = key(entries[place])
        if known is not None:
            found[known].append(place)
    return found


def _by_number(one: Entry[Any]) -> Hashable:
    return one.id_no or None


def _by_name_and_year(one: Entry[Any]) -> Hashable:
    return (one.name, one.birth_year) if one.name and one.birth_year else None


def _by_name(one: Entry[Any]) -> Hashable:
    return one.name or None


def _may_be(one: Entry[Any], other: Entry[Any]) -> bool:
    """Whether nothing that both say speaks against it."""
    if one.id_no and other.id_no:
        return one.id_no == other.id_no
    return not (one.birth_year and other.birth_year) or one.birth_year == other.birth_year


def _same_end(one: When | None, other: When | None) -> bool:
    """By the minute where both say it, otherwise by the day."""
    if one is None or other is None or one.known_day is None or other.known_day is None:
        return one is None and other is None
    if one.minute is not None and other.minute is not None:
        return one == other
    return one.known_day == other.known_day
