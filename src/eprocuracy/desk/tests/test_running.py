"""The administrator's page: what failed, since when, why and once more; no matter, no name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from eprocuracy.audit import clock
from eprocuracy.audit.models import Entry
from eprocuracy.exchange.models import Delivery
from eprocuracy.kernel.actors import Duty
from eprocuracy.platform.ground import room
from eprocuracy.platform.jobs.trouble import remember
from eprocuracy.records.models import Message

from .world import a_report, an_account, now, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def quan(client: Client) -> Client:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR], called="Lê Văn Quân"))
    return client


def a_failed_job(name: str = "exchange.import", *, lock: str | None = None) -> int:
    """A job that fell over a row of a person, as the worker leaves it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args, status, attempts)"
            ' VALUES (\'default\', %s, %s, \'{"key": "import 1", "account": "thu"}\', \'failed\', 12) RETURNING id',
            [name, lock],
        )
        job: int = cursor.fetchone()[0]
        cursor.execute("INSERT INTO procrastinate_events (job_id, type) VALUES (%s, 'failed')", [job])
    try:
        raise ValueError("Lò Văn Páo, CCCD 022090001234")
    except ValueError as fault:
        remember(job, fault)
    return job


def test_a_failed_job_is_named_with_its_fault_and_no_word_of_it(quan: Client) -> None:
    a_failed_job()

    text = quan.get("/van-hanh/").content.decode()

    assert "Nhập sổ" in text
    assert "ValueError · desk/tests/test_running.py (" in text
    assert "Páo" not in text
    assert "022090001234" not in text
    assert "Không có tiến trình làm việc nền nào đang chạy" in text
    assert "Chưa đặt nơi sao lưu" in text
    assert "Mã độc tống tiền" in text


def test_a_failed_job_is_put_in_line_again_and_the_log_says_who_did_it(quan: Client) -> None:
    job = a_failed_job()

    quan.post("/van-hanh/lam-lai/", {"jobs": f"{job}"})

    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job])
        assert cursor.fetchone()[0] == "todo"
    assert Entry.objects.filter(deed="jobs.done_again", account="quan").exists()


def test_what_runs_every_minute_is_shown_once_and_not_put_in_line_by_hand(quan: Client) -> None:
    a_failed_job("audit.seal", lock="audit.seal")
    a_failed_job("audit.seal", lock="audit.seal")

    text = quan.get("/van-hanh/").content.decode()

    assert text.count(">Xếp chỗ, ký chốt nhật ký<") == 1
    assert "tự chạy mỗi phút" in text
    assert 'name="jobs"' not in text


def test_a_notice_that_was_not_taken_is_sent_again_at_once(quan: Client) -> None:
    a_report(1)
    message = Message.objects.earliest("id")
    late = now() + timedelta(hours=5)
    waiting = Delivery.objects.create(
        message=message, receiver="toa-an", attempts=7, next_at=late, trouble=["Thư mục không ghi được.", "No way in."]
    )

    text = quan.get("/van-hanh/").content.decode()
    assert "Thư mục không ghi được." in text
    assert "toa-an" in text
    quan.post("/van-hanh/gui-lai/", {"deliveries": str(waiting.id)})

    waiting.refresh_from_db()
    assert waiting.next_at is not None
    assert waiting.next_at <= now()


def test_the_page_is_the_administrators_alone(client: Client) -> None:
    signed_in(client, an_account(duties=[Duty.CHIEF]))
    job = a_failed_job()

    assert client.get("/van-hanh/").status_code == 409
    assert client.post("/van-hanh/lam-lai/", {"jobs": str(job)}).status_code == 409
    assert "Vận hành" not in client.get("/").content.decode()


def test_a_clock_that_jumped_and_a_disk_that_fills_are_said(quan: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = clock.Watch()
    assert not clock.note(watch, at=now(), runs=0)
    assert not clock.note(watch, at=now() + timedelta(seconds=60), runs=60.2)
    assert "Đồng hồ máy chủ đã nhảy" not in quan.get("/van-hanh/").content.decode()

    assert clock.note(watch, at=now() - timedelta(hours=1), runs=61.2)
    monkeypatch.setattr(room, "used", lambda _path: 80)
    text = quan.get("/van-hanh/").content.decode()

    assert "Đồng hồ máy chủ đã nhảy" in text
    assert "Đĩa chứa dữ liệu đã đầy 80 %" in text
    assert Entry.objects.get(deed="clock.jumped").detail == {"seconds": -3661}
