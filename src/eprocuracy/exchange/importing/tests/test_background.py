"""An import in the background: begun with its confirmation, worked off by a real worker in the name of whoever confirmed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from eprocuracy.exchange.importing import confirming, previewing, working
from eprocuracy.exchange.models import Import, ImportedRow, ImportState
from eprocuracy.identity.actions import create_account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.platform.jobs.queue import put
from eprocuracy.records import rules
from eprocuracy.records.models import ActRow

from .books import UNIT, a_book
from .test_imports import now, received


@pytest.fixture(autouse=True)
def kept_apart(settings: Any, tmp_path: Any) -> None:
    """Files of a test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


def a_clerk() -> Actor:
    made = create_account(
        account="thu",
        name="Phạm Thị Thu",
        unit=UNIT,
        duties=[Duty.CLERK],
        by=SYSTEM,
        at=now(),
        illustrative_password="Mưa trên 7 mái!",
    )
    return actor_of(made.account)


def work_off() -> None:
    """In a thread of its own: the browser of another test may have left its loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_work_off).result()


def _work_off() -> None:
    with closing(connection), app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="successful")


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs where task_name = %s", [working.JOB])
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_a_worker_looks_records_and_takes_nothing_twice() -> None:
    clerk = a_clerk()
    with transaction.atomic():
        one = previewing.begin(rules.present(), received(a_book(230), by=clerk), by=clerk)
        working.put_to_work(one, by=clerk)
        working.put_to_work(one, by=clerk)
    assert waiting() == 1
    work_off()
    one = Import.objects.get(id=one.id)
    assert one.stands is ImportState.READY

    with transaction.atomic():
        working.put_to_work(confirming.confirm(rules.present(), one, by=clerk, at=now()), by=clerk)
    work_off()

    one = Import.objects.get(id=one.id)
    assert (one.stands, one.done, waiting()) == (ImportState.RECORDED, 230, 0)
    assert ImportedRow.objects.filter(of=one).count() == 230
    assert set(ActRow.objects.values_list("recorded_by", flat=True)) == {"thu"}


@pytest.mark.django_db(transaction=True)
def test_what_was_not_confirmed_in_the_end_is_not_asked_for() -> None:
    with transaction.atomic():
        put(working.JOB, key="import x", id="x", account="thu")
        transaction.set_rollback(True)

    assert waiting() == 0


@pytest.mark.django_db
def test_only_a_living_worker_has_an_import_in_hand() -> None:
    clerk = a_clerk()
    one = previewing.begin(rules.present(), received(a_book(5), by=clerk), by=clerk)
    working.put_to_work(one, by=clerk)

    assert not working.is_in_background(one)
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 minute')")
        assert not working.is_in_background(one)
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now())")
    assert working.is_in_background(one)
