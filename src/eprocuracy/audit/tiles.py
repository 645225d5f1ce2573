"""Tiles: the tree in pieces of 256 hashes that are written once and served as files; C2SP tlog-tiles, height 8. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from . import tree

HEIGHT = 8
WIDTH = 1 << HEIGHT

Tiles = Callable[[int, int, int], Sequence[bytes]]
"""Takes level, number and width of a tile; returns that many hashes."""


def path(level: int, number: int, width: int = WIDTH) -> str:
    """Where the hashes of a tile lie: `tile/0/x001/234`, with `.p/7` where only seven of them exist."""
    return f"tile/{level}/{_number(number)}{_partial(width)}"


def entries_path(number: int, width: int = WIDTH) -> str:
    """Where the entries below a tile of level 0 lie."""
    return f"tile/entries/{_number(number)}{_partial(width)}"


def _number(number: int) -> str:
    parts = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        parts.append(f"x{number % 1000:03}")
    return "/".join(reversed(parts))


def _partial(width: int) -> str:
    return "" if width == WIDTH else f".p/{width}"


def widths(size: int) -> list[tuple[int, int, int]]:
    """Level, number of whole tiles, and width of the tile at the edge (0: none), level by level, of a tree of `size`."""
    found, level = [], 0
    while size:
        found.append((level, size >> HEIGHT, size & (WIDTH - 1)))
        size, level = size >> HEIGHT, level + 1
    return found


def bundle(entries: Sequence[bytes]) -> bytes:
    """Entries one after the other, each after its length in two bytes."""
    return b"".join(len(one).to_bytes(2, "big") + one for one in entries)


def unbundle(content: bytes) -> list[bytes]:
    """The entries of a bundle; ValueError where it does not end with an entry."""
    found, at = [], 0
    while at < len(content):
        end = at + 2 + int.from_bytes(content[at : at + 2], "big")
        if end > len(content):
            raise ValueError("a bundle ends in the middle of an entry")
        found.append(content[at + 2 : end])
        at = end
    return found


def nodes_of(tiles: Tiles, size: int) -> tree.Nodes:
    """The tree of `size` leaves as its tiles hold it; each tile is asked for once."""
    known: dict[tuple[int, int], Sequence[bytes]] = {}

    def nodes(level: int, number: int) -> bytes:
        row, rest = divmod(level, HEIGHT)
        first = number << rest
        tile, at = first >> HEIGHT, first & (WIDTH - 1)
        if (row, tile) not in known:
            width = min(WIDTH, (size >> (HEIGHT * row)) - tile * WIDTH)
            known[row, tile] = tiles(row, tile, width)
        return tree.root(known[row, tile][at : at + (1 << rest)])

    return nodes
