"""What the log does in the background."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.jobs.queue import FIRST, WHEN_IDLE, Turn, every_minute, every_second

from . import checkpoints, clock, copies, drift, keeping, sending, verifying, witnessing
from .models import Checkpoint

LOOKED_BACK_EVERY, LOOKED_BACK = 5, timedelta(minutes=20)
_WATCH = clock.Watch()


class TamperedError(Exception):
    """The log, or what protects it, was touched; the command `audit verify` says where."""


@every_second
def keep_log(*, at: datetime) -> None:
    """Give what was written its place: the younger an entry without one, the less can be changed unseen."""
    keeping.keep(at=at)


@every_second
def watch_clock(*, at: datetime) -> None:
    """See whether the clock of the server was moved."""
    began = clock.running()
    now = timezone.now()  # both are read together: since `at` the process may have been held up
    if clock.running() - began < clock.BLURRED:
        clock.note(_WATCH, at=now, runs=began)


@every_minute("audit.copies", label=Label("Ghi nhật ký sao lưu, khôi phục", "Log backups and restores"))
def log_copies(*, at: datetime, turn: Turn) -> None:
    """Backups and restores happen outside of the database: their journal is carried into the log."""
    copies.carry(DataFolder.of_environment(), at=at)


@every_minute("audit.look_back", label=Label("Soát lại nhật ký vừa ghi", "Look back at the log"), priority=FIRST)
def look_back(*, at: datetime, turn: Turn) -> None:
    """Every few minutes: the protection of all tables, and what was written of late. The whole log is checked by `audit verify` and every restore."""
    if at.minute % LOOKED_BACK_EVERY:
        return
    earlier = Checkpoint.objects.filter(at__lt=at - LOOKED_BACK).order_by("-size").first()
    last = checkpoints.latest()
    found = verifying.verify(since=earlier.size if earlier else 0).findings if last else drift.drifted()
    if found:  # loud: whoever looks after the installation sees it among what failed
        raise TamperedError(f"{len(found)} faults, such as: {found[0].label.en}")


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
