"""Who is drawn: a published rule over a list that was fixed before, so that anybody can draw again and see. Pure.

    digest = SHA-256 of the request as canonical JSON
    ticket = HMAC-SHA256(seed of the office and month, head of the tree of the log after the request ‖ digest)
    place  = ticket, as a number, modulo the sum of all shares; shares are counted off in the order of the list

`tools/check_draws.py` says the same without this code.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

_RULE = Path(__file__).parent / "data" / "draw_rule.yaml"


@dataclass(frozen=True, slots=True)
class Lot:
    """One person of the list: how many open matters they had, and the shares that this gives."""

    account: str
    open: int
    shares: int


@cache
def rule() -> Mapping[str, Any]:
    """The rule in force, as every request carries it: its version, and bands of open matters with their shares."""
    said = yaml.safe_load(_RULE.read_text(encoding="utf-8"))
    return {"version": said["version"], "bands": [[one.get("up_to"), one["shares"]] for one in said["bands"]]}


def shares(open_matters: int) -> int:
    """The shares of somebody with so many open matters."""
    bands = rule()["bands"]
    return next(int(given) for up_to, given in bands if up_to is None or open_matters <= up_to)


def seed(key: str, unit: str, month: date) -> bytes:
    """The seed of an office for a month: made from a key that lies in the data folder, never stored before it is shown."""
    return hmac.digest(key.encode(), f"{unit}|{month:%Y-%m}".encode(), "sha256")


def commitment(of: bytes) -> str:
    """What is published beforehand."""
    return sha256(of).hexdigest()


def digest(request: Mapping[str, Any]) -> str:
    """SHA-256 of the request: keys in order, no spaces, UTF-8."""
    written = json.dumps(request, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return sha256(written.encode()).hexdigest()


def pick(lots: Sequence[Lot], *, seed: bytes, root: bytes, digest: str) -> str:
    """The account that is drawn."""
    ticket = hmac.digest(seed, root + bytes.fromhex(digest), "sha256")
    place = int.from_bytes(ticket, "big") % sum(one.shares for one in lots)
    for one in lots:
        place -= one.shares
        if place < 0:
            return one.account
    raise ValueError("a list without shares")
