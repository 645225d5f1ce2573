"""Server time of the pages a person opens all day, the number of queries they take, and those queries by themselves."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

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
from eprocuracy.kernel.moments import When, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.families import new_id
from eprocuracy.records.models import DeadlineRow, MatterRow
from eprocuracy.records.recording import record
from eprocuracy.records.remembering import forget
from eprocuracy.workstreams.acts import Source
from eprocuracy.workstreams.catalogue import Rules

from .measure import Figure, timed

TIMES = 30
LONG = 200  # acts of the matter whose page is opened


def pages(rules: Rules, now: datetime) -> Iterator[Figure]:
    """Each page as the busiest procurator and the head of the busiest unit see it."""
    with transaction.atomic():
        yield from _measured(rules, now)
        transaction.set_rollback(True)


def _measured(rules: Rules, now: datetime) -> Iterator[Figure]:
    procurator = _busiest()
    if procurator is None:
        raise Refused(
            Label("Chưa có dữ liệu để đo.", "There is nothing to measure yet."),
            Label("Chạy synthesize trước.", "Run synthesize first."),
        )
    board = reverse("desk:board")
    asked: list[tuple[str, Account, str]] = [
        ("my day", procurator, reverse("desk:day")),
        ("register page", procurator, reverse("desk:register", args=["criminal_cases"])),
        ("matter page", procurator, reverse("desk:matter", args=[_long_matter(rules, procurator.unit_id, now)])),
        ("board of a region", _head(procurator.unit_id), board),
        ("board of a province", _head(procurator.unit_id[:2]), board),
        ("board of the supreme procuracy", _head("TC"), board),
        ("person search", procurator, reverse("desk:search") + "?q=nguyen+van"),
    ]
    for name, account, address in asked:
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(account, backend=BACKEND)
        session = client.session
        sessions.begin(session, at=timezone.now())  # at the size of the country, data were copied for an hour
        session.save()
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
        forget()
        with CaptureQueriesContext(connection) as asked_of_database:
            client.get(address)
        questions = [one["sql"] for one in asked_of_database.captured_queries]
        yield timed(
            f"{name} ({len(questions)} queries)",
            [_opened(client, address) for _ in range(TIMES)],
            bare=[_alone(questions) for _ in range(TIMES)],
            target="p95 < 100 ms",
        )


def _opened(client: Client, address: str) -> Callable[[], Any]:
    def opened() -> None:
        forget()  # as whoever opens it first
        client.get(address)

    return opened


def _alone(questions: list[str]) -> Callable[[], None]:
    """The same rows by plain SQL, with nothing made of them."""

    def ask() -> None:
        with connection.cursor() as cursor:
            for question in questions:
                cursor.execute(question)
                if cursor.description:
                    cursor.fetchall()

    return ask


def _long_matter(rules: Rules, unit: str, now: datetime) -> UUID:
    """The matter of a unit that has most acts, with remarks added until they are as many as are to be measured."""
    matter, acts = (
        MatterRow.objects.filter(unit=unit, workstream="criminal_cases")
        .annotate(acts=Count("matter__acts"))
        .order_by("-acts", "matter_id")
        .values_list("matter_id", "acts")[0]
    )
    kind = rules.catalogue.kinds["register.stated"]
    remarks = [
        kind(id=new_id(), matter=matter, occurred=When.on(day_of(now)), remark=f"ghi chú {place}")  # type: ignore[call-arg]
        for place in range(LONG - acts)
    ]
    record(rules, remarks, by=SYSTEM, at=now, source=Source.PAGE)
    return matter


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
    return there[0] if there else _made(f"bench-{Duty.CHIEF.value}-{unit.lower()}", "Người đo", unit, Duty.CHIEF)


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
