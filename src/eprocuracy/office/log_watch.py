"""Counting what the log warns of, with what the log itself does not know: which matters are guarded, and which days are days of rest."""

from __future__ import annotations

from datetime import datetime, timedelta

from eprocuracy.audit.watching import warn
from eprocuracy.kernel.moments import VIETNAM, day_of
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import CLOSED
from eprocuracy.workstreams.catalogue import Rules

STRAGGLERS = 6  # hours of a new day in which the day before is still counted

EARLY = 5  # minutes of an hour


def warn_of_log(rules: Rules, *, at: datetime) -> None:
    """Count the day so far and, once in each of its first hours, the one before."""
    today, here = day_of(at), at.astimezone(VIETNAM)
    days = [today, *([today - timedelta(days=1)] if here.hour < STRAGGLERS and here.minute < EARLY else [])]
    closed = MatterRow.objects.filter(secrecy=CLOSED).values_list("matter_id", "procurator", "assisting")
    sealed = {f"matter:{matter}": [procurator, *assisting] for matter, procurator, assisting in closed}
    for day in days:
        warn(day, at=at, rest=rules.reference.calendar.is_rest_day(day), sealed=sealed)
