"""What the log does in the background."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.kernel.words import Label
from eprocuracy.platform.jobs.queue import FIRST, WHEN_IDLE, Turn, every_minute, every_second

from . import keeping, sending, witnessing


@every_second
def keep_log(*, at: datetime) -> None:
    """Give what was written its place: the younger an entry without one, the less can be changed unseen."""
    keeping.keep(at=at)


@every_minute("audit.seal", label=Label("Xếp chỗ, ký chốt nhật ký", "Sequence and sign the log"), priority=FIRST)
def seal_log(*, at: datetime, turn: Turn) -> None:
    """The same once a minute, in the queue: there a fault is kept and shown to those who look after the installation."""
    keeping.close(at=at)
    keeping.make_partitions()


@every_minute(
    "audit.witness",
    label=Label("Gửi điểm chốt cho bên chứng kiến", "Send the checkpoint to witnesses"),
    priority=WHEN_IDLE,
)
def have_witnessed(*, at: datetime, turn: Turn) -> None:
    """Once a day every witness signs what the log had come to."""
    outcome = sending.send([one for one in witnessing.configured() if sending.is_due(one, at=at)], at=at)
    refused = sorted(name for name, came in outcome.items() if came != "signed")
    if refused:  # loud: whoever looks after the installation sees it among what failed
        raise sending.NotWitnessedError(f"{', '.join(refused)} did not sign")
