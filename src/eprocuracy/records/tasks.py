"""What the register does in the background."""

from __future__ import annotations

from datetime import datetime
from time import monotonic

from eprocuracy.platform.jobs.queue import WHEN_IDLE, every_minute

from .replaying import refold, stale
from .rules import present

FAMILIES = 20  # folded in one transaction, so that nobody waits for a lock longer than a moment
SLICE = 3.0  # seconds after which other jobs have their turn


@every_minute("records.refold", priority=WHEN_IDLE)
def refold_stale(*, at: datetime) -> bool:
    """Compute anew what older rules computed, the nearest deadline first; True while there is more."""
    rules, end = present(), monotonic() + SLICE
    while behind := stale(rules, limit=FAMILIES):
        done = refold(rules, behind, at=at)
        # families that somebody is recording in are computed anew by that very recording
        if done < len(behind) or monotonic() > end:
            return done > 0
    return False
