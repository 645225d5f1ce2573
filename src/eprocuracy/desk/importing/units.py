"""For which units and which books a person may import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eprocuracy.desk.units import codes_in_order
from eprocuracy.identity import codes
from eprocuracy.identity.offices import offices
from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.writing import day_text


@dataclass(frozen=True, slots=True)
class BookKeeper:
    """A unit whose books the person may take in; one that is no more says so."""

    code: str
    label: Label


def importable_units(actor: Actor) -> tuple[BookKeeper, ...]:
    """The person's units, dissolved ones behind the others, the own office first; one query."""
    allowed = {
        code
        for code in actor.units
        if codes.is_code(code)
        and codes.level(code) is not codes.Level.DEPARTMENT
        and may(actor, Deed.IMPORT, About(unit=code)).allowed
    }
    names = labels_of(allowed)
    ended = {code: offices()[code].dissolved_on if code in offices() else None for code in allowed}
    order = sorted(allowed, key=lambda code: (code != actor.unit, ended[code] is not None, codes_in_order(code)))
    return tuple(BookKeeper(code, _named(names.get(code, Label(code, code)), ended[code])) for code in order)


def _named(name: Label, ended: date | None) -> Label:
    if ended is None:
        return name
    return Label(f"{name.vi} (đã giải thể {day_text(ended)})", f"{name.en} (dissolved {day_text(ended)})")


def imports_anything(actor: Actor) -> bool:
    """Whether the person takes in books at all."""
    return may(actor, Deed.IMPORT, About(unit=actor.unit)).allowed
