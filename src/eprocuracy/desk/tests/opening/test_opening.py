"""A closed matter opened in an emergency: who may, for how long, who sees it, and that it gives sight alone."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.test_lists import visible
from eprocuracy.desk.tests.world import a_report, act, ago, an_account, put, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.office.models import Note
from eprocuracy.records.models import Opening
from eprocuracy.workstreams.house_acts import Secrecy

pytestmark = pytest.mark.django_db
WHY = "Hết hạn tạm giữ lúc 10 giờ, không liên lạc được ai"
PAGE = "/mo-khan-cap/"


@pytest.fixture
def closed() -> UUID:
    an_account()
    matter = a_report(7, procurator="mai", title="Nhận hối lộ tại trạm cân")
    put(act("matter.secrecy_set", matter, ago(1), level=Secrecy.CLOSED))
    return matter


@pytest.fixture
def thinh(client: Client) -> Client:
    signed_in(client, an_account("thinh", called="Lê Văn Thịnh"))
    return client


def opened(client: Client, number: str = "7", reason: str = WHY) -> HttpResponse:
    return client.post(PAGE, {"so": f"{number}/{ago(5).year}", "reason": reason})


def test_a_colleague_opens_it_with_a_reason_and_sees_it_for_an_hour_without_writing(
    thinh: Client, closed: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    matter = reverse("desk:matter", args=[closed])
    assert thinh.get(matter).status_code == 404
    assert opened(thinh)["Location"] == matter

    shown = visible(thinh.get(matter).content.decode())
    assert "Nhận hối lộ tại trạm cân" in shown
    assert "theo lần mở khẩn cấp" in shown
    assert thinh.get(reverse("desk:matter_log", args=[closed])).status_code == 403
    assert thinh.get(reverse("desk:record", args=[closed, "report.suspended"])).status_code == 403
    thinh.post(reverse("desk:matter_notes", args=[closed]), {"text": "đã xem", "sharing": "team"})
    assert not Note.objects.exists()
    assert Entry.objects.filter(deed="matter.opened_closed", account="thinh", about__contains=[f"matter:{closed}"])

    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    signed_in(thinh, Account.objects.get(account="thinh"))
    assert thinh.get(matter).status_code == 404


def test_the_chief_and_whoever_handles_it_are_told_at_once_and_the_figures_are_everybody_s(
    thinh: Client, closed: UUID
) -> None:
    opened(thinh)
    for name, duty in (("vien", Duty.CHIEF), ("mai2", Duty.DEPUTY_CHIEF), ("la", Duty.CLERK)):
        client = Client()
        signed_in(client, an_account(name, duties=[duty], called=name))
        day, page = (visible(client.get(one).content.decode()) for one in ("/", PAGE))
        may_see = duty is Duty.CHIEF
        assert (WHY in day) == may_see
        assert (WHY in page) == may_see
        assert "Viện kiểm sát nhân dân khu vực 3 - Quảng Ninh 1 1" in " ".join(page.split())
        if may_see:
            history = visible(client.get(reverse("desk:matter_history", args=[closed])).content.decode())
            assert WHY in history


def test_what_is_not_there_not_closed_or_not_theirs_is_refused_in_the_same_words(thinh: Client, closed: UUID) -> None:
    a_report(8, procurator="mai")
    foreign = a_report(9, unit="22-KV1", procurator="x")
    put(act("matter.secrecy_set", foreign, ago(1), level=Secrecy.CLOSED))
    answers = [opened(thinh, number) for number in ("99", "8", "9")]

    assert {one.status_code for one in answers} == {409}
    assert all("Không có vụ việc đóng nào mang số này" in one.content.decode() for one in answers)
    assert opened(thinh, reason="gấp").status_code == 409
    assert not Opening.objects.exists()


@pytest.mark.parametrize("duty", [Duty.CLERK, Duty.EXAMINER, Duty.ADMINISTRATOR])
def test_whoever_decides_nothing_opens_nothing(client: Client, closed: UUID, duty: Duty) -> None:
    signed_in(client, an_account("khac", duties=[duty]))
    opened(client)

    assert not Opening.objects.exists()
    assert client.get(reverse("desk:matter", args=[closed])).status_code == 404


def test_an_opening_can_be_neither_changed_nor_taken_back(thinh: Client, closed: UUID) -> None:
    opened(thinh)
    for change in (Opening.objects.update, lambda **_: Opening.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(reason="không có gì")


def test_whoever_closed_a_matter_is_told_of_everybody_who_looks_at_it() -> None:
    an_account()
    chief = an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh")
    matter = a_report(8, procurator="mai")
    put(act("matter.secrecy_set", matter, ago(1), level=Secrecy.CLOSED), by=actor_of(chief))
    clients = {name: Client() for name in ("mai", "vien")}
    for name, client in clients.items():
        signed_in(client, Account.objects.get(account=name))
    told = "Vụ việc bạn đặt mức đóng vừa có người xem"
    clients["vien"].get(reverse("desk:matter", args=[matter]))
    assert told not in clients["vien"].get("/").content.decode()

    clients["mai"].get(reverse("desk:matter", args=[matter]))
    clients["mai"].get(reverse("desk:matter_history", args=[matter]))

    day = visible(clients["vien"].get("/").content.decode())
    assert told in day
    assert "Hoàng Thị Mai 2" in " ".join(day.split())
    assert told not in clients["mai"].get("/").content.decode()
