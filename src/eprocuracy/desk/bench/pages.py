"""Server time of the pages a person opens all day, and the number of queries they take."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from eprocuracy.identity import sessions
from eprocuracy.identity.actions import create_account
from eprocuracy.identity.models import Account
from eprocuracy.identity.views import BACKEND
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import DeadlineRow, MatterRow

from .measure import Figure, timed

TIMES = 30


def pages(now: datetime) -> Iterator[Figure]:
    """Each page as the busiest procurator and the head of the busiest unit see it."""
    with transaction.atomic():
        yield from _measured(now)
        transaction.set_rollback(True)


def _measured(now: datetime) -> Iterator[Figure]:
    procurator = _busiest()
    if procurator is None:
        raise Refused(
            Label("Chưa có dữ liệu để đo.", "There is nothing to measure yet."),
            Label("Chạy synthesize trước.", "Run synthesize first."),
        )
    head = _head(procurator.unit_id)
    matter = (
        MatterRow.objects.filter(unit=procurator.unit_id)
        .annotate(acts=Count("matter__acts"))
        .order_by("-acts", "matter_id")
        .values_list("matter_id", flat=True)
        .first()
    )
    asked: list[tuple[str, Account, str]] = [
        ("my day", procurator, reverse("desk:day")),
        ("register page", procurator, reverse("desk:register", args=["criminal_cases"])),
        ("matter page", procurator, reverse("desk:matter", args=[matter])),
        ("head's board", head, reverse("desk:board")),
        ("person search", procurator, reverse("desk:search") + "?q=nguyen+van"),
    ]
    for name, account, address in asked:
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(account, backend=BACKEND)
        session = client.session
        sessions.begin(session, at=now)
        session.save()
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
        with CaptureQueriesContext(connection) as asked_of_database:
            client.get(address)
        yield timed(
            f"{name} ({len(asked_of_database)} queries)",
            [_opened(client, address) for _ in range(TIMES)],
            target="p95 < 100 ms",
        )


def _opened(client: Client, address: str) -> Callable[[], Any]:
    return lambda: client.get(address)


def _busiest() -> Account | None:
    """Whoever has most that is due: their account, or one made for the time of the measuring where they have none."""
    busiest = (
        DeadlineRow.objects.filter(live=True)
        .exclude(procurator="")
        .values("procurator", "unit")
        .annotate(count=Count("id"))
        .order_by("-count")
        .first()
    )
    if busiest is None:
        return None
    there = Account.objects.filter(account=busiest["procurator"]).first()
    return there or _made(f"bench-{Duty.PROCURATOR.value}", busiest["procurator"], busiest["unit"], Duty.PROCURATOR)


def _head(unit: str) -> Account:
    there = [one for one in Account.objects.filter(unit=unit).order_by("account") if Duty.CHIEF in one.duty_words]
    return there[0] if there else _made(f"bench-{Duty.CHIEF.value}", "Người đo", unit, Duty.CHIEF)


def _made(account: str, name: str, unit: str, duty: Duty) -> Account:
    return create_account(
        account=account,
        name=name,
        unit=unit,
        duties=[duty],
        by=SYSTEM,
        at=timezone.now(),
        illustrative_password=f"{secrets.token_urlsafe(24)}aA1!",
    ).account
