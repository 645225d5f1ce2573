"""What the exchange does in the background."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from eprocuracy.identity.queries import find_actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.jobs.queue import PERSON_WAITS, WHEN_IDLE, Turn, every_minute, job
from eprocuracy.records.memory import no_cycle_search
from eprocuracy.records.rules import present

from .importing import working
from .models import Import
from .sending.receivers import receivers
from .sending.sending import send_due


@job(working.JOB, label=Label("Nhập sổ", "Take in a book"), priority=PERSON_WAITS)
def go_on_with_import(*, at: datetime, turn: Turn, id: str, account: str) -> bool:
    """Work through rows of an import in the name of whoever asked for it; True while there are more.

    What is refused meanwhile (an account closed, a right withdrawn) stays where it is; its page says why to whoever goes on.
    """
    one, by = Import.objects.get(id=UUID(id)), find_actor(account)
    if by is None:
        return False
    with no_cycle_search():
        while working.is_at_work(one) and not turn.is_over:
            try:
                one = working.step(present(), one, by=by, at=at)
            except Refused:
                return False
    return working.is_at_work(one)


@every_minute("exchange.send", label=Label("Gửi thông báo ra ngoài", "Send notices out"), priority=WHEN_IDLE)
def send_outbox(*, at: datetime, turn: Turn) -> bool:
    """Send what is due; True while more is due. Without receivers nothing is looked at."""
    named = receivers(DataFolder.of_environment().path)
    return bool(named) and send_due(present().catalogue, named, at=at, is_over=lambda: turn.is_over)
