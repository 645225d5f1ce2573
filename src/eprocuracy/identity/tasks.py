"""What the room does in the background."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.kernel.words import Label
from eprocuracy.platform.jobs.queue import WHEN_IDLE, Turn, every_minute

from . import accounts


@every_minute(
    "identity.lapse",
    label=Label("Ngừng dùng tài khoản quá hạn", "Put lapsed accounts out of use"),
    priority=WHEN_IDLE,
)
def put_out_the_lapsed(*, at: datetime, turn: Turn) -> None:
    """Accounts that nobody uses or reviews any more."""
    accounts.put_out_the_lapsed(at=at)
