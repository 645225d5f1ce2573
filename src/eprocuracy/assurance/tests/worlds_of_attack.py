"""Worlds in which what an attacker sends is taken; `test_checks` looks at them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from eprocuracy.exchange.registers import bounds

if TYPE_CHECKING:
    from .test_checks import World

Change = Callable[["World"], None]


def unbounded(world: World) -> None:
    """Workbooks may lay out as many cells as they say."""
    world.patch.setattr(bounds, "MOST_CELLS", 10**12)


def nothing(_world: World) -> None:
    """As it is."""


BROKEN: dict[str, Change] = {"DOC-10": unbounded}
GOOD: dict[str, Change] = {"DOC-10": nothing}
