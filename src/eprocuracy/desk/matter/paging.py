"""Long lists of one matter, a part at a time: a case may have hundreds of accused, and a thousand acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE = "trang"
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Part(Generic[One]):
    """The lines of one page, how many there are in all, and the addresses of the pages beside it."""

    lines: Sequence[One]
    total: int
    previous: str = ""
    following: str = ""


def part_of(listed: Sequence[One], *, page: int, size: int, address: str) -> Part[One]:
    """The lines of a page, counted from 1; a page that is not there is the nearest one that is."""
    last = max(1, -(-len(listed) // size))
    page = min(max(1, page), last)
    joined = "&" if "?" in address else "?"

    def at(number: int) -> str:
        return f"{address}{joined}{PAGE}={number}" if 1 <= number <= last else ""

    return Part(listed[(page - 1) * size : page * size], len(listed), at(page - 1), at(page + 1))


def asked_page(written: str) -> int:
    """The page that an address asks for; what is no number is the first."""
    return int(written) if written.isdecimal() and len(written) < 5 else 1
