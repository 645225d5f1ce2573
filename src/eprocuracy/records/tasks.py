"""What the register does in the background."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.kernel.words import Label
from eprocuracy.platform.jobs.queue import WHEN_IDLE, Turn, every_minute

from .replaying import refold, stale
from .rules import present

FAMILIES = 20  # folded in one transaction, so that nobody waits for a lock longer than a moment


@every_minute(
    "records.refold",
    label=Label("Tính lại vụ việc theo quy tắc mới", "Fold matters again by new rules"),
    priority=WHEN_IDLE,
)
def refold_stale(*, at: datetime, turn: Turn) -> bool:
    """Compute anew what older rules computed, the nearest deadline first; True while there is more."""
    rules = present()
    while behind := stale(rules, limit=FAMILIES):
        done = refold(rules, behind, at=at)
        # families that somebody is recording in are computed anew by that very recording
        if done < len(behind) or turn.is_over:
            return done > 0
    return False
