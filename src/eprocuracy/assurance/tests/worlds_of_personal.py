"""Worlds in which personal data are kept that nobody declared; `test_checks` looks at them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .test_checks import World

Change = Callable[["World"], None]

BROKEN: dict[str, Change] = {
    "PDP-02": lambda world: world.rules("CREATE TABLE blacklist (name text)"),
    "PDP-05": lambda world: world.rules("ALTER TABLE records_personversion ADD religion text"),
}
