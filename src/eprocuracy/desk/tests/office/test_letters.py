"""Letters of the morning and of the last 24 hours: once each, whatever the background slept through, and without names."""

from __future__ import annotations

from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from eprocuracy.audit.models import Entry
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.office.actions import enter_leave, write_note
from eprocuracy.office.letters import make_due
from eprocuracy.office.models import Alert
from eprocuracy.office.posting import SpoolPost, send_waiting
from eprocuracy.office.subscribing import choose_letters
from eprocuracy.office.words import Sharing, Tidings
from eprocuracy.records import rules
from eprocuracy.records.models import DeadlineRow

from ..world import a_person_held, a_report, act, ago, an_account, now, put

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=VIETNAM)


def a_post(folder: Path) -> SpoolPost:
    folder.mkdir(exist_ok=True)
    return SpoolPost(folder, "nhac-han@vks.example", LONG_AGO, "https://vks.example/")


def look(post: SpoolPost, at: datetime) -> None:
    """What the background does each minute."""
    present = rules.present()
    make_due(present, since=post.since, at=at)
    send_waiting(present.catalogue, post, at=at, is_over=lambda: False)


def letters(folder: Path) -> list[str]:
    """Subject and text of every letter, by the order in which they were made."""
    files = sorted(folder.glob("*.eml"), key=lambda one: int(one.stem.rpartition("-")[2]))
    read = [message_from_bytes(one.read_bytes(), policy=policy.SMTP) for one in files]
    return [f"{one['Subject']}\n{one.get_content()}" for one in read]


def wants(name: str = "mai", *, morning: bool = False, urgent: bool = False, **more: object) -> None:
    account = an_account(name, **more)  # type: ignore[arg-type]
    chosen = {"address": f"{name}@vks.example", "morning": morning, "urgent": urgent}
    choose_letters(**chosen, by=actor_of(account), at=now())  # type: ignore[arg-type]


def test_after_twelve_dead_hours_no_alert_is_missed_or_doubled(tmp_path: Path) -> None:
    wants(urgent=True)
    for number, hours in enumerate((70, 64, 50, 40), start=1):  # custody of three days: ends in 2, 8, 22 and 32 hours
        a_person_held(number, hours=hours, procurator="mai")
    post, asleep = a_post(tmp_path / "post"), now() + timedelta(hours=12)

    look(post, now() - timedelta(hours=30))  # nothing ends within a day
    before = len(letters(post.folder))
    for minute in range(3):
        look(post, asleep + timedelta(minutes=minute))

    told = letters(post.folder)
    assert before == 0
    assert len(told) == 4
    assert ["(đã hết hạn)" in text for text in told] == [True, True, False, False]
    assert len(set(told)) == len(told)


def test_a_worker_that_dies_between_writing_and_saying_so_doubles_nothing(tmp_path: Path) -> None:
    wants(urgent=True)
    a_person_held(1, hours=60, procurator="mai")
    post = a_post(tmp_path / "post")

    look(post, now())
    Alert.objects.update(delivered_at=None)  # what it wrote lies there; that it did was never said
    look(post, now() + timedelta(minutes=1))

    assert len(letters(post.folder)) == 1


def test_what_computing_anew_finds_again_is_not_told_again(tmp_path: Path) -> None:
    wants(urgent=True)
    matter = a_person_held(1, hours=60, procurator="mai")
    post = a_post(tmp_path / "post")
    look(post, now())

    row = DeadlineRow.objects.filter(matter=matter, live=True).first()
    assert row is not None
    row.delete()
    row.pk = None
    row.save(force_insert=True)
    look(post, now() + timedelta(minutes=1))

    assert Alert.objects.count() == 1


def test_a_letter_names_nobody(tmp_path: Path) -> None:
    wants(urgent=True, morning=True)
    a_person_held(7, hours=60, procurator="mai")
    a_report(112, on=ago(40), procurator="mai", title="Mất trộm nhà Lò Thị Xuân")
    post = a_post(tmp_path / "post")

    look(post, now().replace(hour=7, minute=0))

    told = "\n".join(letters(post.folder))
    assert f"7/{now().year} · 22-KV3" in told
    assert "112/" in told
    for name in ("Vàng A Tủa", "Lò", "Xuân", "Hoàng", "mai@"):
        assert name not in told


def test_the_letter_of_the_morning_comes_once_a_day_and_late_rather_than_never(tmp_path: Path) -> None:
    wants(morning=True)
    matter = a_report(112, on=ago(40), procurator="mai")
    post, today = a_post(tmp_path / "post"), now().replace(hour=5, minute=0)
    mai = actor_of(Account.objects.get(account="mai"))
    write_note(matter=matter, text="Gọi anh Bình", sharing=Sharing.PRIVATE, remind_on=ago(1), by=mai, at=now())

    look(post, today)
    at_five = len(letters(post.folder))
    look(post, today + timedelta(hours=12))  # asleep from five to five
    look(post, today + timedelta(hours=12, minutes=1))
    look(post, today + timedelta(days=1, hours=2))

    told = letters(post.folder)
    assert at_five == 0
    assert len(told) == 2
    assert "Việc tự nhắc: 1" in told[0]
    assert "Bình" not in told[0]


def test_who_stands_in_or_assists_is_told_too_and_of_nobodys_matters_the_chief(tmp_path: Path) -> None:
    wants("mai", urgent=True)
    wants("hoa", urgent=True, called="Lê Thị Hoa")
    wants("nam", urgent=True, called="Lý Văn Nam")
    wants("vien", urgent=True, duties=[Duty.CHIEF], called="Trần Viện")
    mai = actor_of(Account.objects.get(account="mai"))
    enter_leave(account="mai", from_on=ago(1), to_on=ago(-2), stand_in="nam", by=mai, at=now())
    held = a_person_held(1, hours=60, procurator="mai")
    put(act("custody.reassigned", held, ago(0), assisting=("hoa",)))
    a_person_held(2, hours=60, procurator="")
    post = a_post(tmp_path / "post")

    look(post, now())

    assert sorted(Alert.objects.values_list("account", flat=True)) == ["hoa", "mai", "nam", "vien"]


def test_a_post_that_takes_nothing_is_tried_again(tmp_path: Path) -> None:
    wants(urgent=True)
    a_person_held(1, hours=60, procurator="mai")
    gone = SpoolPost(tmp_path / "nowhere", "nhac-han@vks.example", LONG_AGO)

    look(gone, now())
    assert Alert.objects.get().delivered_at is None
    gone.folder.mkdir()
    look(gone, now() + timedelta(minutes=2))

    assert len(letters(gone.folder)) == 1
    assert Entry.objects.filter(deed="letters.sent").count() == 1


def test_nothing_guarded_leaves_and_nothing_nobody_asked_for(tmp_path: Path) -> None:
    an_account("mai")
    a_person_held(1, hours=60, procurator="mai")
    post = a_post(tmp_path / "post")
    look(post, now())
    assert Alert.objects.count() == 0

    wants("nam", urgent=True, called="Lý Văn Nam")
    guarded = a_person_held(2, hours=60, procurator="nam")
    DeadlineRow.objects.filter(matter=guarded).update(secrecy=1)
    look(post, now())

    assert not Alert.objects.filter(tidings=Tidings.URGENT.value).exists()
