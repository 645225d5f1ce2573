"""The first page of the law: its parts, and how much of it was read in its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eprocuracy.law.reference import Reference
from eprocuracy.platform.ui.parts import Tile


@dataclass(frozen=True, slots=True)
class IndexPage:
    """What there is, as counts that lead to it."""

    tiles: Sequence[Tile]
    tries: bool


def index_page(reference: Reference, *, tries: bool) -> IndexPage:
    """The parts of the law; `tries` says whether the person may try an amended one."""
    return IndexPage([], tries)
