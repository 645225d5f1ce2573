"""The clock of the server jumps days ahead, and back."""

from __future__ import annotations

from datetime import timedelta

from eprocuracy import audit
from eprocuracy.audit import clock, verifying
from eprocuracy.audit.deeds import LOG_EXPORTED
from eprocuracy.audit.models import Entry, Leaf
from eprocuracy.audit.sequencing import sequence
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.words import Label
from eprocuracy.platform.drills.telling import NOBODY, Outcome
from eprocuracy.records.replaying import replay
from eprocuracy.records.rules import present

from .stage import Stage, soon

JUMPS = (timedelta(days=3), -timedelta(days=3))


def jump(stage: Stage, full: bool, protected: bool) -> Outcome:
    """The clock jumps three days ahead, people go on working, and it is put right again. Protection: a second clock that nobody can set."""
    stage.matters(60 if full else 3)
    person, password = stage.account()
    watch, wall, runs, noticed = clock.Watch(), stage.now, 0.0, None
    written, jumped, sessions = [], 0, 0
    waits = clock.JUMP
    for move in (timedelta(), *JUMPS * (5 if full else 1)):
        inside = stage.visitor(wall)
        inside.sign_in(person.account, password)
        wall += move
        for second in range(3):
            wall, runs = soon(wall, waits), runs + waits
            if protected and clock.note(watch, at=wall, runs=runs):
                jumped += 1
                noticed = noticed if noticed is not None else (second + 1) * waits
            written.append(audit.record(LOG_EXPORTED, by=SYSTEM, at=wall))
            sequence(at=wall)
        inside.at(wall)
        sessions += bool(move) and inside.is_in()  # made before the jump: no longer than it should have lived
    faults = len(verifying.verify().findings)
    order = list(Leaf.objects.filter(sequence__in=written).order_by("index").values_list("sequence", flat=True))
    differences = len(replay(present()).differences)
    told = Entry.objects.filter(deed=clock.JUMPED).count()
    return Outcome(
        attempted=Label(
            "Đồng hồ máy chủ nhảy tới ba ngày rồi lùi lại, trong lúc mọi người vẫn làm việc.",
            "The clock of the server jumps three days ahead and back again while people work.",
        ),
        noticed_by=Label(
            "tiến trình nền: đồng hồ thứ hai không chỉnh được; ghi vào nhật ký, báo trên trang Vận hành",
            "the worker: a second clock that cannot be set; an entry of the log, and the page Running",
        )
        if noticed is not None
        else NOBODY,
        noticed_after=noticed,
        contained=Label(
            f"{told} dòng “đồng hồ nhảy” khoanh đúng những dòng mang giờ sai; thứ tự trong cây và mọi thời hạn không đổi; phiên cũ hết.",
            f"{told} entries “clock jumped” stand around those with a wrong moment; order in the tree and every deadline stay; sessions end.",
        )
        if noticed is not None
        else Label("Không ai biết dòng nào mang giờ sai.", "Nobody knows which entries bear a wrong moment."),
        lost=faults
        + (order != written)
        + differences
        + sessions
        + (protected and jumped != len(JUMPS) * (5 if full else 1)),
    )
