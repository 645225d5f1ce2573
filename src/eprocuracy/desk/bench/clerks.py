"""Many clerks at once on one server: how long pages take, and whether every confirmed answer is exactly one act.

Because clerks really record, this never runs on an installation's own data: it makes a data folder of its own, fills it, starts the
real web server on it, and removes everything at the end.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any, TextIO
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from eprocuracy.identity import sessions
from eprocuracy.identity.actions import create_account
from eprocuracy.identity.models import Account
from eprocuracy.identity.views import BACKEND
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.platform.ground.cluster import Cluster
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records.models import ActRow, MatterRow

from .clerk import Clerk, Seen
from .measure import percentile

CASES, SEED = 120, 7
A_DAY = 30  # matters that one clerk opens: of more the log would warn, and then make the clerk wait
STREAM = "criminal_cases"


def apart(name: str, **chosen: float) -> str:
    """Run a measuring in a data folder of its own, made for this and removed; returns the report as JSON."""
    folder = DataFolder(DataFolder.of_environment().path / "bench" / f"{name}-{os.getpid()}")
    folder.path.mkdir(parents=True)
    folder.prepare()
    elsewhere = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    try:
        command = [sys.executable, "-P", "-m", "eprocuracy", "bench", name, "--here", "--json"]
        done = subprocess.run(
            [*command, *(f"--{option}={value}" for option, value in chosen.items())],
            env={**elsewhere, "EPROCURACY_DATA": str(folder.path)},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout
    finally:
        Cluster(folder).stop()
        shutil.rmtree(folder.postgres.resolve(), ignore_errors=True)
        shutil.rmtree(folder.path, ignore_errors=True)


def here(*, clerks: int, minutes: float, think: float, told: Any) -> dict[str, Any]:
    """Fill this data folder, serve it, let the clerks work, and compare what they were told with what is recorded."""
    told.write("đang chuẩn bị dữ liệu / preparing the data …")
    call_command("synthesize", cases=CASES, seed=SEED, stdout=told, stderr=told)
    hired = people(clerks)
    before = ActRow.objects.count()
    deadlocks = _deadlocks()
    seen = Seen()
    with server() as (address, _process):
        told.write(f"{clerks} cán bộ làm việc trong {minutes} phút / clerks at work for {minutes} minutes …")
        start = time.monotonic()
        end = start + minutes * 60
        hands = [
            Clerk(
                account=one.account,
                cookie=one.cookie,
                server=address,
                matters=one.matters,
                seen=seen,
                dice=Random(number),  # noqa: S311 - which page comes next, nothing secret
                think=think,
                go_on=lambda: time.monotonic() < end,
            )
            for number, one in enumerate(hired)
        ]
        threads = [threading.Thread(target=one.work) for one in hands]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        spent = time.monotonic() - start
    return _report(seen, clerks=clerks, seconds=spent, deadlocks=_deadlocks() - deadlocks) | {
        "acts_before": before,
        "acts_after": ActRow.objects.count(),
    }


@dataclass(frozen=True, slots=True)
class Hired:
    """An account with a session, and the matters of its office."""

    account: str
    cookie: str
    matters: list[UUID]


def people(clerks: int) -> list[Hired]:
    """Clerks of the offices that have most matters, each with a session and the matters of the office; two share their first."""
    busiest = (
        MatterRow.objects.filter(workstream=STREAM, closed_on__isnull=True, secrecy=0)
        .values("unit")
        .annotate(count=Count("matter"))
        .order_by("-count")[:6]
    )
    offices = [one["unit"] for one in busiest]
    made = []
    for number in range(clerks):
        unit = offices[number % len(offices)]
        matters = list(
            MatterRow.objects.filter(workstream=STREAM, unit=unit, closed_on__isnull=True, secrecy=0)
            .order_by("matter_id")
            .values_list("matter_id", flat=True)
        )
        pair = number // len(offices) // 2  # a clerk and the next one of the same office
        shared = pair % len(matters)
        account = create_account(
            account=f"bench{number}",
            name="Người đo",
            unit=unit,
            duties=[Duty.CLERK],
            by=SYSTEM,
            at=timezone.now(),
            illustrative_password=f"{secrets.token_urlsafe(24)}aA1!",
        ).account
        first = number * A_DAY % len(matters)  # as many as a clerk may open before being made to wait
        mine = (matters[first:] + matters[:first])[:A_DAY]
        made.append(Hired(account.account, _signed_in(account), [matters[shared], *mine]))
    return made


def _signed_in(account: Account) -> str:
    """A session as signing in makes it; two hundred password hashes at once would measure nothing else."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    sessions.begin(session, at=timezone.now())
    session.save()
    # the token of the cookie must be known beforehand, as a browser would have it from its first page
    token = secrets.token_hex(16)
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={token}"


@contextmanager
def server() -> Iterator[tuple[tuple[str, int], subprocess.Popen[str]]]:
    """The real web server of this data folder on a port of its own, stopped at the end."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "eprocuracy", "serve", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        out: TextIO = process.stdout  # type: ignore[assignment]
        address = urlsplit(out.readline().split()[-1])
        assert address.hostname
        assert address.port
        yield (address.hostname, address.port), process
    finally:
        process.terminate()
        process.wait(60)


def _deadlocks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def _report(seen: Seen, *, clerks: int, seconds: float, deadlocks: int) -> dict[str, Any]:
    """The figures; what was recorded is asked of the database, not of the clerks."""
    recorded = dict(ActRow.objects.filter(recorded_by__startswith="bench").values_list("id", "recorded_by"))
    lost = [act for act, account in seen.confirmed.items() if recorded.get(act) != account]
    answers = sum(seen.answers.values())
    return {
        "clerks": clerks,
        "seconds": round(seconds),
        "requests": answers,
        "requests_a_second": round(answers / seconds),
        "confirmed": len(seen.confirmed),
        "lost": len(lost),
        "doubled": len(set(recorded) - seen.sent),  # a form has one id, however often it is sent
        "recorded_without_answer": len((set(recorded) & seen.sent) - set(seen.confirmed)),
        "told_that_a_colleague_was_quicker": seen.conflicts,
        "refused": seen.refused,
        "server_errors": sum(count for status, count in seen.answers.items() if status >= 500),
        "no_answer": seen.answers.get(0, 0),
        "answers": {str(status): count for status, count in sorted(seen.answers.items())},
        "deadlocks_in_the_database": deadlocks,
        "pages": pages_of(seen),
    }


def pages_of(seen: Seen) -> dict[str, dict[str, int]]:
    """How long each page took."""
    return {
        page: {"count": len(took), "p50_ms": percentile(took, 50) // 1000, "p95_ms": percentile(took, 95) // 1000}
        for page, took in sorted(seen.took.items())
    }


def said(report: dict[str, Any]) -> str:
    """The report for a person to read."""
    lines = [f"{name.replace('_', ' '):34} {value}" for name, value in report.items() if name != "pages"]
    lines += [
        f"{page:34} {one['count']:>7}   p50 {one['p50_ms']:>6} ms   p95 {one['p95_ms']:>6} ms"
        for page, one in report["pages"].items()
    ]
    return "\n".join(lines)


def read(report: str) -> dict[str, Any]:
    """A report as the run in its own folder printed it."""
    found: dict[str, Any] = json.loads(report)
    return found
