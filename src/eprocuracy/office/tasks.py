"""What this room does in the background."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.jobs.queue import FIRST, PERSON_WAITS, Turn, every_minute, job
from eprocuracy.records.rules import present

from . import drawing, law
from .letters import make_due
from .log_watch import warn_of_log
from .posting import post, send_waiting
from .watching import keep_watch

COUNTED_EVERY = timedelta(minutes=5)
"""How often what the log warns of is counted."""
SHOWN_AT = 7  # minutes past the hour


@every_minute(
    "office.letters", label=Label("Gửi thư nhắc hạn", "Send letters about time limits"), priority=PERSON_WAITS
)
def send_letters(*, at: datetime, turn: Turn) -> bool:
    """Make the letters that are due and send them; True while there is more. Without a post nothing is looked at."""
    by_post = post(DataFolder.of_environment().path)
    if by_post is None:
        return False
    rules = present()
    more = make_due(rules, since=by_post.since, at=at)
    return send_waiting(rules.catalogue, by_post, at=at, is_over=lambda: turn.is_over) or more


@every_minute(
    "office.watch",
    label=Label("Báo người khác khi chưa ai xem", "Tell somebody else when nobody has looked"),
    priority=FIRST,
)
def watch_custody(*, at: datetime, turn: Turn) -> bool:
    """Ask for an answer wherever custody or detention ends soon, before anything else that waits in the background."""
    keep_watch(present(), at=at)
    return False


@every_minute(
    "office.draws", label=Label("Rút ngẫu nhiên: kết quả, cam kết, công bố", "Draws: outcomes, promises, seeds")
)
def keep_draws(*, at: datetime, turn: Turn) -> bool:
    """Draw what waits for a checkpoint; once an hour promise and show what the calendar asks for."""
    drawing.settle(at=at)
    if at.minute == SHOWN_AT:
        drawing.promise_and_reveal(at=at)
    return False


@job(law.JOB, label=Label("Thử luật sửa đổi", "Try an amended law"), priority=PERSON_WAITS)
def go_on_with_trial(*, at: datetime, turn: Turn, id: str) -> bool:
    """Fold families under an amended law; True while there are more. A trial that was taken away has none."""
    at_work = law.trials().filter(id=UUID(id), state=law.TrialState.AT_WORK.value)
    if (trial := at_work.first()) is None:
        return False
    amendment = law.amendment_of(present(), trial)
    while at_work.exists():
        law.go_on(amendment, UUID(id), at=at)
        if turn.is_over:
            return True
    return False


@every_minute("office.log_warnings", label=Label("Đếm cảnh báo của nhật ký", "Count what the log warns of"))
def count_warnings(*, at: datetime, turn: Turn) -> bool:
    """The day so far, now and then; in the first hours of a day also the day before, to its end."""
    if at.minute % (COUNTED_EVERY.seconds // 60) == 0:
        warn_of_log(present(), at=at)
    return False
