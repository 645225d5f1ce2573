"""What can be done in the background, and how it is asked for.

A room declares its jobs in `tasks.py`. A job may be broken off at any moment and begun again, so it does its work in short
transactions and keeps in its own tables how far it came; the queue holds only that something is to be done. A job that
answers True has more to do and stands in line again, behind others.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from threading import Event
from time import monotonic
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.manager import JobManager

from eprocuracy.kernel.words import Label

from .trouble import TROUBLE, remember

Job = Callable[..., bool | None]
"""Takes the moment `at`, its `turn` and plain arguments by name; True says that there is more to do."""

# the greater goes first
FIRST, PERSON_WAITS, WHEN_IDLE = 20, 10, 0
HEARTBEAT = 2  # seconds between two signs of life of a worker
SILENCE = 10  # seconds without one after which a worker counts as dead
# about half a day in all; a person sees meanwhile what stands still
TURN = 4.0  # seconds after which other jobs have theirs
TRIES = RetryStrategy(max_attempts=12, exponential_wait=3)


@dataclass(frozen=True, slots=True)
class Turn:
    """The time that a job may take before others have their turn; over at once when the worker is told to stop."""

    ends: float

    @property
    def is_over(self) -> bool:
        return STOPPING.is_set() or monotonic() > self.ends


STOPPING = Event()
"""Set in a worker that is told to stop."""


EVERY_SECOND: list[Callable[..., None]] = []
"""What a worker does beside its queue."""
LABELS: dict[str, Label] = {}
"""What the jobs are called, for those who look after the installation."""


def job(name: str, *, label: Label, priority: int = PERSON_WAITS) -> Callable[[Job], Job]:
    """Declare a job that is asked for with `put`."""

    def declared(function: Job) -> Job:
        LABELS[name] = label
        app.task(name=name, priority=priority, retry=TRIES, pass_context=True)(_as_task(function, name))
        return function

    return declared


def every_minute(name: str, *, label: Label, priority: int = WHEN_IDLE) -> Callable[[Job], Job]:
    """Declare a job that is done about once a minute; one that still stands in line is not put a second time."""

    def declared(function: Job) -> Job:
        LABELS[name] = label
        # tried again in a minute anyhow
        task = app.task(name=name, priority=priority, queueing_lock=name, pass_context=True)(_as_task(function, name))
        app.periodic(cron="* * * * *")(task)
        return function

    return declared


def every_second(function: Callable[..., None]) -> Callable[..., None]:
    """Declare what must not stand in line behind any job: the worker does it beside the queue, about once a second.

    It takes the moment `at`, must be short, and must bear being done by several workers at once.
    """
    EVERY_SECOND.append(function)
    return function


def put(name: str, *, key: str, **arguments: str) -> None:
    """Ask for a job in the transaction at hand; what already stands in line under this key is not put twice."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"eprocuracy: put {key}"])
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE args->>'key' = %s AND status = 'todo')", [key]
        )
        if cursor.fetchone()[0]:
            return
        deferrer = app.configure_task(name, allow_unknown=False)
        deferrer.job_manager = JobManager(DjangoConnector())  # also in a worker, whose own connections are others
        deferrer.defer(key=key, **arguments)


def is_under_way(key: str) -> bool:
    """Whether the job of this key is in line or being done, and some worker lives that does it; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_UNDER_WAY, {"key": key, "silence": SILENCE})
        return bool(cursor.fetchone()[0])


_UNDER_WAY = """
    SELECT EXISTS (
        SELECT FROM procrastinate_jobs WHERE args->>'key' = %(key)s AND status IN ('todo', 'doing')
    ) AND EXISTS (
        SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %(silence)s)
    )
"""


def _as_task(function: Job, name: str) -> Callable[..., None]:
    """The job as the queue calls it: the moment is handed in, and whatever has more to do is put again."""

    @wraps(function)
    def run(context: Any, timestamp: int | None = None, key: str = "", **arguments: str) -> None:
        at: datetime = timezone.now()
        arguments.pop(TROUBLE, None)
        try:
            more = function(at=at, turn=Turn(monotonic() + TURN), **arguments)
        except Exception as fault:
            remember(context.job.id if context.job else None, fault)
            raise
        if more:
            with suppress(AlreadyEnqueued):  # the minute has put it in line meanwhile
                put(name, key=key or name, **arguments)

    return run


__all__ = [
    *("EVERY_SECOND", "FIRST", "HEARTBEAT", "LABELS", "PERSON_WAITS", "SILENCE", "STOPPING", "WHEN_IDLE"),
    *("Turn", "every_minute", "every_second", "is_under_way", "job", "put"),
]
