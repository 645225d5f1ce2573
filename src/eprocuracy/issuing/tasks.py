"""What this room does in the background."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.jobs.queue import WHEN_IDLE, Turn, every_minute

from .signatures.renewing import renew_due


@every_minute(
    "issuing.renew",
    label=Label("Gia hạn dấu thời gian lưu trữ", "Renew time-stamps of the archive"),
    priority=WHEN_IDLE,
)
def renew_archive(*, at: datetime, turn: Turn) -> bool:
    """Stamp again the signed papers whose last time-stamp ends within a year; True while there is more."""
    return renew_due(DataFolder.of_environment().path, at=at, is_over=lambda: turn.is_over)
