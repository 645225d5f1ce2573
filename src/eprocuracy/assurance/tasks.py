"""What the room does in the background."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground import room
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.jobs.queue import WHEN_IDLE, Turn, every_minute

from . import running
from .installation import Installation


@every_minute(
    "assurance.check",
    label=Label("Kiểm tra các biện pháp kiểm soát", "Look at the controls"),
    priority=WHEN_IDLE,
)
def look_at_controls(*, at: datetime, turn: Turn) -> None:
    """Once a day every check is run, and what it found is kept."""
    if running.is_due(at=at):
        running.run(Installation(at, DataFolder.of_environment()), by=SYSTEM)


@every_minute("assurance.room", label=Label("Đo chỗ trên đĩa", "Measure the room on the disk"), priority=WHEN_IDLE)
def measure_room(*, at: datetime, turn: Turn) -> None:
    """Once a day it is noted how full the disk is, so that one knows when it will be."""
    room.measure(DataFolder.of_environment(), at=at)
