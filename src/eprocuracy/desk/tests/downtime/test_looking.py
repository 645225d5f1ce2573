"""Pages of a copy that nobody writes to: all of them open, none writes, each says so, and what was read comes into the log later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from eprocuracy.assurance.probing.crawling import pages
from eprocuracy.audit import checkpoints, record, spooling, taking_in
from eprocuracy.audit.deeds import LOG_EXPORTED
from eprocuracy.audit.models import Entry
from eprocuracy.audit.sequencing import sequence
from eprocuracy.audit.verifying import verify
from eprocuracy.desk.tests.test_lists import visible
from eprocuracy.desk.tests.world import a_person_held, a_report, an_account, now, reports, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ui.writing import moment_text
from eprocuracy.records.models import ActRow

pytestmark = pytest.mark.django_db
PASSWORD = "Mưa trên 7 mái!"
EVERYTHING = (Duty.PROCURATOR, Duty.CHIEF, Duty.CLERK)  # whoever runs the system holds no other duty


@pytest.fixture
def copy(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Client]:
    """From the call on, the pages are those of a copy: the database takes nothing more. Answers a browser."""
    monkeypatch.setattr(spooling, "folder", lambda: tmp_path / "spool")

    def begin(*, refuses: bool = True) -> Client:
        sessions = tmp_path / "sessions"
        sessions.mkdir()
        settings.READ_ONLY = True
        settings.SESSION_ENGINE, settings.SESSION_FILE_PATH = "django.contrib.sessions.backends.file", str(sessions)
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
        if refuses:  # PostgreSQL lets no transaction go back on it
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET LOCAL transaction_read_only = on")
        return Client()

    return begin


def spools(folder: Path) -> list[Path]:
    return sorted((folder / "spool").glob(f"*{spooling.SUFFIX}"))


@pytest.mark.parametrize(("duties", "least"), [(EVERYTHING, 40), ((Duty.ADMINISTRATOR,), 9)])
def test_every_page_opens_without_writing_and_says_that_it_only_shows(
    copy: Callable[..., Client], duties: tuple[Duty, ...], least: int
) -> None:
    person = an_account("vy", duties=duties, called="Bế Thị Vy")
    reports(2, procurator="vy")
    a_person_held(procurator="vy")
    client = copy()
    signed_in(client, person)
    broken: list[tuple[str, int]] = []

    def get(address: str) -> str | None:
        answer = client.get(address, follow=True)
        if answer.status_code not in (200, 403, 404):
            broken.append((address, answer.status_code))
        page = str(answer.get("Content-Type", "")).startswith("text/html")
        return answer.content.decode() if page and answer.status_code == 200 else None

    opened = dict(pages(get, ["/"], of_each=1, finely=False))

    assert broken == []
    assert len(opened) >= least
    assert [address for address, page in opened.items() if "<main" in page and "Chỉ xem." not in page] == []


def test_a_deed_is_answered_with_what_to_do_on_paper_and_nothing_is_written(copy: Callable[..., Client]) -> None:
    person = an_account("mai")
    matter = a_report(procurator="mai")
    long_ago = now() - timedelta(days=3)
    record(LOG_EXPORTED, by=SYSTEM, at=long_ago)  # the last that the copy knows of
    before = ActRow.objects.count()
    client = copy()
    signed_in(client, person)
    address = reverse("desk:record", args=[matter, "report.extended"])

    form = client.get(address).content.decode()
    answer = client.post(address, {"reason": "Chờ giám định"})

    assert "Chỉ xem: việc này làm trên giấy." in form
    assert f"Số liệu lúc {moment_text(long_ago)}" in form
    assert answer.status_code == 409
    assert "Không việc nào được ghi ở đây" in visible(answer.content.decode())
    assert "bộ giấy dự phòng" in visible(answer.content.decode())
    assert ActRow.objects.count() == before


def test_signing_in_leaves_no_trace_in_the_copy_and_five_failures_lock(copy: Callable[..., Client]) -> None:
    an_account("mai")
    client = copy()
    came = reverse("identity:sign_in")

    assert client.post(came, {"account": "mai", "password": PASSWORD}).status_code == 302
    assert client.get("/", follow=True).status_code == 200
    stranger = Client()
    for _ in range(5):
        told = stranger.post(came, {"account": "mai", "password": "sai"}).content.decode()
    assert "tạm bị khóa" in visible(told)
    assert Account.objects.get(account="mai").last_login is None


def test_what_was_read_in_the_copy_comes_into_the_log_once(
    copy: Callable[..., Client], settings: Any, tmp_path: Path
) -> None:
    person = an_account("mai")
    matter = a_report(procurator="mai")
    entries = Entry.objects.count()
    client = copy(refuses=False)
    signed_in(client, person)
    client.get(reverse("desk:matter", args=[matter]))
    assert Entry.objects.count() == entries
    (spool,) = spools(tmp_path)

    settings.READ_ONLY = False
    taken = taking_in.take_in(spool, by=SYSTEM, at=now())
    again = taking_in.take_in(spool, by=SYSTEM, at=now())

    read = Entry.objects.filter(deed="matter.read", account="mai", about__contains=[f"matter:{matter}"])
    assert read.count() == 1
    assert read.get().unit == person.unit_id
    assert read.get().address == "127.0.0.1"
    assert (taken.new, again.new) == (taken.lines, 0)
    sequence(at=now())
    checkpoints.sign(at=now())
    assert not verify().findings


def test_a_spool_that_was_touched_is_not_taken_in(copy: Callable[..., Client], settings: Any, tmp_path: Path) -> None:
    person = an_account("mai")
    client = copy(refuses=False)
    signed_in(client, person)
    for _ in range(3):
        client.get(reverse("desk:number_book"))
    (spool,) = spools(tmp_path)
    first, *others = spool.read_bytes().split(b"\n")
    settings.READ_ONLY = False
    harm = {
        "changed": (spool, [first.replace(b'"mai"', b'"lan"'), *others]),
        "dropped": (spool, others),
        "renamed": (spool.with_name("khac.spool"), [first, *others]),
    }

    for touched, lines in harm.values():
        touched.write_bytes(b"\n".join(lines))
        with pytest.raises(Refused):
            taking_in.take_in(touched, by=SYSTEM, at=now())
