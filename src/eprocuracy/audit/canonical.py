"""How an entry is written as bytes, and how bytes become hashes. Pure.

Entries are leaves of a Merkle tree hashed as in RFC 6962: a leaf is SHA-256(00 ‖ bytes), a node SHA-256(01 ‖ left ‖ right).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

HASH_BYTES = 32


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one way of writing `content`: JSON in UTF-8, keys sorted, no spaces; floats are refused."""
    _refuse_floats(content)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def moment(at: datetime) -> str:
    """An aware moment as UTC with microseconds, the same text on every machine."""
    if at.tzinfo is None:
        raise ValueError("a moment in the log needs a time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def leaf(content: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + content).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The head of the Merkle tree over leaf hashes; the head of no leaf is the hash of nothing."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        # pairing level by level and carrying the odd one up gives the very tree of RFC 6962
        pairs = [hashlib.sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return level[0]


def split(leaves: bytes) -> Iterator[bytes]:
    """Leaf hashes that were stored one after the other."""
    return (leaves[i : i + HASH_BYTES] for i in range(0, len(leaves), HASH_BYTES))


def _refuse_floats(value: object) -> None:
    match value:
        case float():
            raise ValueError("the log holds no floats")
        case Mapping():
            for part in value.values():
                _refuse_floats(part)
        case list() | tuple():
            for part in value:
                _refuse_floats(part)
