"""The Merkle tree over everything that was written, and what can be proved by it. Pure.

Hashed as in RFC 6962: a leaf is SHA-256(00 ‖ bytes), a node SHA-256(01 ‖ left ‖ right). A tree is read through a `Nodes`:
the hash over the 2^level leaves that begin at leaf number · 2^level, asked for only where all of these exist.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

HASH_BYTES = 32
EMPTY = sha256(b"").digest()

Nodes = Callable[[int, int], bytes]
"""Takes the level and the number of a whole subtree; returns its hash."""


def leaf(content: bytes) -> bytes:
    return sha256(b"\x00" + content).digest()


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The head of the tree over leaf hashes; the head of no leaf is the hash of nothing."""
    if not leaves:
        return EMPTY
    level = list(leaves)
    while len(level) > 1:
        # pairing level by level and carrying the odd one up gives the very tree of RFC 6962
        pairs = [sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return level[0]


def split(hashes: bytes) -> list[bytes]:
    """Hashes that were stored one after the other."""
    return [hashes[i : i + HASH_BYTES] for i in range(0, len(hashes), HASH_BYTES)]


def head(nodes: Nodes, size: int) -> bytes:
    """The head of the tree of the first `size` leaves."""
    return _over(nodes, 0, size) if size else EMPTY


def inclusion(nodes: Nodes, index: int, size: int) -> list[bytes]:
    """The audit path of a leaf in the tree of `size` leaves, from its neighbour up; RFC 6962, 2.1.1."""
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _half(high - low)
        if index < middle:
            path.append(_over(nodes, middle, high))
            high = middle
        else:
            path.append(_over(nodes, low, middle))
            low = middle
    return path[::-1]


def consistency(nodes: Nodes, old: int, new: int) -> list[bytes]:
    """Why the tree of `old` leaves is the beginning of that of `new`; RFC 6962, 2.1.2. Nothing follows from nothing."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {old} does not come before one of {new}")
    path: list[bytes] = []
    low, high, known = 0, new, True
    while old not in (0, high):
        middle = low + _half(high - low)
        if old <= middle:
            path.append(_over(nodes, middle, high))
            high = middle
        else:
            path.append(_over(nodes, low, middle))
            low, known = middle, False
    if old and not known:
        path.append(_over(nodes, low, high))
    return path[::-1]


def includes(content_hash: bytes, index: int, size: int, path: Sequence[bytes], claimed: bytes) -> bool:
    """Whether a path leads from the leaf to the claimed head; RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, content_hash
    for one in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node(one, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = node(found, one)
        at, last = at >> 1, last >> 1
    return last == 0 and found == claimed


def extends(old: int, new: int, old_head: bytes, new_head: bytes, path: Sequence[bytes]) -> bool:
    """Whether the path shows that the old tree is the beginning of the new one; RFC 9162, 2.1.4.2."""
    if not 0 <= old <= new:
        return False
    if old == new:
        return not path and old_head == new_head
    if old == 0:
        return not path and old_head == EMPTY
    steps = [old_head, *path] if old & (old - 1) == 0 else list(path)
    if not steps:
        return False
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    first = second = steps[0]
    for one in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            first, second = node(one, first), node(one, second)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            second = node(second, one)
        at, last = at >> 1, last >> 1
    return last == 0 and first == old_head and second == new_head


def _half(size: int) -> int:
    """The largest power of two that is smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def _over(nodes: Nodes, low: int, high: int) -> bytes:
    """The head over the leaves from `low` to before `high`, where `low` begins a subtree that would hold them all."""
    size = high - low
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return nodes(level, low >> level)
    middle = low + _half(size)
    return node(_over(nodes, low, middle), _over(nodes, middle, high))
