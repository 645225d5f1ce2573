"""What the room does in the background."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.kernel.words import Label
from eprocuracy.platform.jobs.queue import WHEN_IDLE, Turn, every_minute

from .keeping import add_up


@every_minute(
    "insight.add_up", label=Label("Cộng dồn số liệu theo tháng", "Add up the sums of months"), priority=WHEN_IDLE
)
def add_up_months(*, at: datetime, turn: Turn) -> None:
    """What was written beside the facts since the last minute; after a refolding of everything that is a great deal."""
    while add_up() and not turn.is_over:
        pass
