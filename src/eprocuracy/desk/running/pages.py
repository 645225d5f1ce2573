"""The page of the administrator, from plain values: kinds, moments, reasons; of no matter its number, of nobody a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from eprocuracy.exchange.sending.sending import Outgoing
from eprocuracy.kernel.words import Label
from eprocuracy.platform.backup.status import Stands
from eprocuracy.platform.ground.keys import Held
from eprocuracy.platform.jobs.trouble import Troubled
from eprocuracy.platform.ui.parts import Text
from eprocuracy.platform.ui.writing import moment_text
from eprocuracy.workstreams.catalogue import Catalogue

from .drilling import DrillLine

NO_REASON = Label("không rõ; xem nhật ký của máy chủ", "not known; see the log of the server")


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A notice that a receiver did not take."""

    id: int
    what: Text
    receiver: str
    since: datetime
    attempts: int
    why: Text
    again_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReceiverStands:
    """How it stands with one receiver."""

    name: str
    waiting: int
    sent: int


@dataclass(frozen=True, slots=True)
class FailedJobs:
    """Jobs of one kind that failed for one reason."""

    what: Text
    why: Text
    times: int
    since: datetime
    last: datetime
    ids: str
    still_tried: bool
    by_itself: bool


@dataclass(frozen=True, slots=True)
class Copies:
    """How it stands with the backups: what must be done about them, and moments of what was done last."""

    alarms: tuple[Label, ...]
    lines: tuple[tuple[Label, datetime | None], ...]
    trouble: str


def copies_of(stands: Stands, *, at: datetime) -> Copies:
    """The same as the page shows it; nothing of a system that is not backed up."""
    lines = (
        (
            Label("Mọi việc đã ghi đến lúc này đều có bản sao", "Everything recorded up to then has a copy"),
            stands.covered,
        ),
        (Label("Bản sao lưu gốc gần nhất", "Latest base"), stands.base),
        (Label("Lần thử khôi phục gần nhất", "Latest test of restoring"), stands.verified),
        (Label("Bản sao biệt lập có đến", "The isolated copy reaches to"), stands.copied),
    )
    return Copies(stands.alarms(at=at), lines if stands.configured else (), stands.trouble)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One key of the installation: what it is for, its algorithm, since when it serves, and by when it must be changed (None: never)."""

    label: Label
    algorithm: str
    made: datetime
    rotate_by: datetime | None
    why: Label | None
    overdue: bool


UNKNOWN_KEY = Label("Tệp không rõ là khóa gì", "A file of which nobody says what key it is")


def keys_of(held: tuple[Held, ...], *, at: datetime) -> tuple[KeyLine, ...]:
    """The keys as the page shows them: first those to be changed soonest, then those that are never changed."""
    lines = [
        KeyLine(
            _with_name(one),
            one.kind.algorithm if one.kind else "–",
            one.made,
            one.rotate_by,
            one.kind.why if one.kind else None,
            one.is_overdue(at) or one.kind is None,
        )
        for one in held
    ]
    return tuple(sorted(lines, key=lambda one: (not one.overdue, one.rotate_by is None, one.rotate_by or one.made)))


def _with_name(one: Held) -> Label:
    label = one.kind.label if one.kind else UNKNOWN_KEY
    return Label(f"{label.vi} ({one.name})", f"{label.en} ({one.name})")


def clock_alarm(jumps: tuple[datetime, ...]) -> tuple[Label, ...]:
    """What must be said where the clock of the server was moved within the last day."""
    if not jumps:
        return ()
    last = moment_text(jumps[0])
    return (
        Label(
            f"Đồng hồ máy chủ đã nhảy, lần cuối {last}: những dòng nhật ký quanh đó mang giờ sai. Kiểm tra dịch vụ đồng bộ giờ.",
            f"The clock of the server jumped, last at {last}: entries around it bear a wrong moment. Look at the service of time.",
        ),
    )


@dataclass(frozen=True, slots=True)
class RunningPage:
    """Everything that the page shows."""

    worker_lives: bool
    machine: tuple[Label, ...]
    room: tuple[Label, ...]
    law: tuple[Label, ...]
    copies: Copies
    keys: tuple[KeyLine, ...]
    drills: tuple[DrillLine, ...]
    unclear: Text
    no_receiver: int
    receivers: tuple[ReceiverStands, ...]
    not_taken: tuple[NotTaken, ...]
    failed: tuple[FailedJobs, ...]


def running_page(
    catalogue: Catalogue,
    outbox: Outgoing,
    troubled: tuple[Troubled, ...],
    labels: Mapping[str, Label],
    *,
    worker_lives: bool,
    machine: tuple[Label, ...] = (),
    room: tuple[Label, ...] = (),
    law: tuple[Label, ...] = (),
    copies: Copies,
    keys: tuple[KeyLine, ...] = (),
    drills: tuple[DrillLine, ...] = (),
    unclear: Text = "",
) -> RunningPage:
    """The page, from what was asked before; nothing is asked here."""
    return RunningPage(
        worker_lives=worker_lives,
        machine=machine,
        room=room,
        law=law,
        copies=copies,
        keys=keys,
        drills=drills,
        unclear=unclear,
        no_receiver=outbox.no_receiver,
        receivers=tuple(
            ReceiverStands(name, count, outbox.sent.get(name, 0)) for name, count in sorted(outbox.waiting.items())
        ),
        not_taken=tuple(
            NotTaken(
                id=one.id,
                what=catalogue.kinds[one.message.topic].label
                if one.message.topic in catalogue.kinds
                else one.message.topic,
                receiver=one.receiver,
                since=one.message.put_at,
                attempts=one.attempts,
                why=Label(*one.trouble) if len(one.trouble) == 2 else NO_REASON,
                again_at=one.next_at,
            )
            for one in outbox.failing
        ),
        failed=tuple(
            FailedJobs(
                what=labels.get(one.name, one.name),
                why=one.why or NO_REASON,
                times=one.times,
                since=one.since,
                last=one.last,
                ids=" ".join(map(str, one.again)),
                still_tried=one.still_tried,
                by_itself=not one.again and not one.still_tried,
            )
            for one in troubled
        ),
    )
