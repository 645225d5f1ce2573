"""The units a person can choose among in lists: their own office, and each office directly below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eprocuracy.identity import codes
from eprocuracy.identity.offices import holder
from eprocuracy.identity.policy import visible_units
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label


@dataclass(frozen=True, slots=True)
class Branch:
    """One office with everything that is listed under it: departments, offices below, dissolved ones that it took over."""

    code: str
    label: Label
    units: frozenset[str]


def branch_of(unit: str, own: str) -> str:
    """The branch that lists a unit for somebody of the office `own`: that office itself, or the one directly below it."""
    if not codes.is_code(unit):
        return unit
    at = holder(unit)
    while at != own and codes.parent(at) not in ("", own):
        at = codes.parent(at)
    return at


def branches(actor: Actor) -> tuple[Branch, ...]:
    """The branches whose matters the actor may list, the own office first; one query."""
    grouped: dict[str, set[str]] = {}
    for unit in visible_units(actor):
        grouped.setdefault(branch_of(unit, actor.unit), set()).add(unit)
    names = labels_of(set(grouped))
    return tuple(
        Branch(code, names.get(code, Label(code, code)), frozenset(grouped[code]))
        for code in sorted(grouped, key=lambda code: (code != actor.unit, codes_in_order(code)))
    )


def units_of(known: Iterable[Branch], chosen: Iterable[str]) -> list[str]:
    """The units that the chosen branches cover; a code that is no branch stands for itself."""
    covered = {branch.code: branch.units for branch in known}
    return sorted({unit for code in chosen for unit in covered.get(code, {code})})


def codes_in_order(code: str) -> tuple[str, int, str]:
    """Codes as people count them: region 2 before region 10."""
    digits = "".join(letter for letter in code.rpartition("-")[2] if letter.isdigit())
    return code.partition("-")[0], int(digits or 0), code


def spans_units(actor: Actor) -> bool:
    """Whether lists hold matters of several offices, so that numbers need the unit beside them."""
    return len({branch_of(unit, actor.unit) for unit in visible_units(actor)}) > 1
