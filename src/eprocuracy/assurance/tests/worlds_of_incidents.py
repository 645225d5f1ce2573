"""Worlds in which incidents are not told in time, or could be closed unexplained; `test_checks` looks at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from eprocuracy.assurance.incidents import duties, register
from eprocuracy.assurance.incidents.words import Kind, Mark
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.platform.drills.scratch import Scratch

if TYPE_CHECKING:
    from .test_checks import World

Change = Callable[["World"], None]


def untold(world: World) -> None:
    """A serious incident of three days ago that nobody was told of."""
    noticed = world.there.now - timedelta(hours=73)
    register.open_incident(
        kind=Kind.LEAK,
        summary="Lộ dữ liệu",
        noticed_at=noticed,
        noticed_by="Bên ngoài",
        marks=[Mark.SERIOUS],
        by=SYSTEM,
        at=world.there.now,
    )


def later(duty: str) -> Change:
    """The data give more hours than the law."""

    def change(world: World) -> None:
        known = duties.rules()
        changed = replace(known.duties[duty], hours=known.duties[duty].hours + 1)
        told = replace(known, duties={**known.duties, duty: changed})
        world.patch.setattr(register, "rules", lambda: told)

    return change


BROKEN: dict[str, Change] = {
    "INC-01": untold,
    "INC-02": later("cause"),
    "INC-03": later("at_once"),
    "INC-04": later("personal_data"),
    "INC-05": later("affected"),
    "INC-06": lambda world: world.patch.setattr(register, "close", lambda *_given, **_named: None),
    "INC-07": lambda world: setattr(world.settings, "INCIDENT_CHANNEL", " "),
}
BROKEN["DRL-12"] = lambda world: world.patch.setattr(Scratch, "folder", property(lambda _one: world.there.folder))
GOOD: dict[str, Change] = {
    **{f"INC-0{number}": lambda _world: None for number in range(1, 7)},
    "DRL-12": lambda _world: None,
    "INC-07": lambda world: setattr(world.settings, "INCIDENT_CHANNEL", "Trực an toàn: 0203 000 000"),
}
