"""Jobs that failed: which, since when, why, and once more. What is kept of a fault is its kind and its place, never its words: those may name people."""

from __future__ import annotations

import contextlib
import json
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection, transaction

TROUBLE = "trouble"
"""Under which name the queue keeps why a job failed the last time, beside what it is to do."""
_OURS = Path(__file__).resolve().parents[2]
MOST = 50


@dataclass(frozen=True, slots=True)
class Troubled:
    """Jobs of one name that failed for one reason; `again` are those that can be put in line once more."""

    name: str
    why: str
    times: int
    since: datetime
    last: datetime
    again: tuple[int, ...]
    still_tried: bool


def remember(job: int | None, fault: BaseException) -> None:
    """Keep the kind and the place of a fault with its job; where even that fails, the fault itself goes on its way."""
    with contextlib.suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET args = args || %s::jsonb WHERE id = %s",
            [json.dumps({TROUBLE: said_of(fault)}), job],
        )


def said_of(fault: BaseException) -> str:
    """`ValueError · exchange/importing/working.py (31)`: the kind of a fault and the last place of ours that it passed."""
    places = traceback.extract_tb(fault.__traceback__)
    ours = [one for one in places if Path(one.filename).is_relative_to(_OURS)]
    place = ours[-1] if ours else places[-1] if places else None
    where = ""
    if place is not None:
        path = Path(place.filename)
        where = f" · {path.relative_to(_OURS) if path.is_relative_to(_OURS) else path.name} ({place.lineno})"
    return f"{type(fault).__name__}{where}"


def troubled() -> tuple[Troubled, ...]:
    """The jobs that failed for good and those that are tried again, the latest first; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_TROUBLED, {"most": MOST})
        return tuple(
            Troubled(name, why, times, since, last, tuple(again or ()), still)
            for name, why, times, since, last, again, still in cursor.fetchall()
        )


def once_more(jobs: Sequence[int], *, at: datetime) -> int:
    """Put failed jobs in line again; returns how many."""
    done = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for job in jobs:
            cursor.execute("SELECT id FROM procrastinate_jobs WHERE id = %s AND status = 'failed' FOR UPDATE", [job])
            if cursor.fetchone():
                cursor.execute("SELECT procrastinate_retry_job_v2(%s, %s, NULL, NULL, NULL)", [job, at])
                done += 1
    return done


# by kind of job and reason; what comes every minute anyhow is not put in line by hand
_TROUBLED = """
    SELECT   job.task_name,
             coalesce(job.args->>'trouble', ''),
             count(*),
             min(event.first),
             max(event.last),
             array_agg(job.id) FILTER (WHERE job.status = 'failed' AND job.queueing_lock IS NULL),
             bool_or(job.status <> 'failed')
    FROM     procrastinate_jobs job
    JOIN     LATERAL (
                 SELECT min(at) AS first, max(at) AS last FROM procrastinate_events WHERE job_id = job.id
             ) event ON true
    WHERE    job.status = 'failed' OR (job.attempts > 0 AND job.args ? 'trouble')
    GROUP BY 1, 2
    ORDER BY max(event.last) DESC NULLS LAST
    LIMIT    %(most)s
"""


def worker_lives(silence: int) -> bool:
    """Whether some worker gave a sign of life within so many seconds; one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s))",
            [silence],
        )
        return bool(cursor.fetchone()[0])
