"""Server time of the pages a person opens all day, and the number of queries they take."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from eprocuracy.identity import sessions
from eprocuracy.identity.models import Account
from eprocuracy.identity.views import BACKEND
from eprocuracy.records.models import DeadlineRow, MatterRow

from .measure import Figure, timed

TIMES = 30


def pages(now: datetime) -> Iterator[Figure]:
    """Each page as the busiest procurator and the head of the busiest unit see it."""
    procurator, head = _busiest(), _head()
    if procurator is None or head is None:
        return
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
    busiest = (
        DeadlineRow.objects.filter(live=True, procurator__in=Account.objects.values("account"))
        .values("procurator")
        .annotate(count=Count("id"))
        .order_by("-count")
        .first()
    )
    return Account.objects.filter(account=busiest["procurator"]).first() if busiest else None


def _head() -> Account | None:
    return next(
        (one for one in Account.objects.order_by("account") if any(duty.value == "chief" for duty in one.duty_words)),
        None,
    )
