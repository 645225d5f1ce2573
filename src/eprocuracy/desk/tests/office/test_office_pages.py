"""Notes, pinned lists, duty, leave, handing over and contacts, as pages: who sees what, and what is written."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eprocuracy.audit.models import Entry
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.office import actions
from eprocuracy.office.models import Contact, DutyTurn, Leave, Note, Pin
from eprocuracy.office.queries import notes_visible_to
from eprocuracy.office.words import Sharing, Turn
from eprocuracy.records.models import MatterRow

from ..test_lists import ENGLISH, visible
from ..world import a_person_held, a_report, act, ago, an_account, now, put, reports, signed_in

pytestmark = pytest.mark.django_db


def day(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


def a_note(matter, by, *, text: str = "Gọi điều tra viên", sharing: Sharing = Sharing.PRIVATE, days: int = 0) -> Note:
    return actions.write_note(matter=matter, text=text, sharing=sharing, remind_on=ago(-days), by=by, at=now())


def test_a_reminder_stands_in_my_day_from_its_day_until_it_is_done(client: Client) -> None:
    mai = signed_in(client, an_account())
    matter = a_report(112, procurator="mai")
    address = f"/vu-viec/{matter}/ghi-chu/"
    client.post(address, {"text": "Hỏi kết quả giám định", "remind_on": day(1), "sharing": "private"})
    assert "Hỏi kết quả giám định" not in client.get("/").content.decode()
    Note.objects.update(remind_on=ago(1))

    assert "Hỏi kết quả giám định" in client.get("/").content.decode()
    note = Note.objects.get()
    client.post(f"/ghi-chu/{note.pk}/xong/", {"next": "/"})

    assert notes_visible_to(mai).get().done_at is not None
    page = client.get("/").content.decode()
    assert "Chưa xong" in page  # done today: it can be taken back
    Note.objects.update(done_at=now() - timedelta(days=2))
    assert "Hỏi kết quả giám định" not in client.get("/").content.decode()
    deeds = list(Entry.objects.filter(deed__startswith="note.").order_by("sequence").values_list("deed", flat=True))
    assert deeds == ["note.written", "note.done"]
    assert "giám định" not in str(list(Entry.objects.values_list("detail", "about")))


def test_a_private_note_is_nobody_elses_not_even_the_chiefs(client: Client) -> None:
    mai = actor_of(an_account())
    chief = an_account("vien", duties=[Duty.CHIEF], called="Trần Viện")
    matter = a_report(112, procurator="mai")
    private, shared = a_note(matter, mai, text="Bí mật"), a_note(matter, mai, text="Chung", sharing=Sharing.TEAM)
    signed_in(client, chief)

    page = client.get(f"/vu-viec/{matter}/ghi-chu/").content.decode()

    assert "Bí mật" not in page
    assert "Chung" in page
    for deed in ("xong", "xoa"):
        assert client.post(f"/ghi-chu/{private.pk}/{deed}/").status_code == 409
    assert client.post(f"/ghi-chu/{shared.pk}/xoa/").status_code == 409
    assert client.post(f"/ghi-chu/{shared.pk}/xong/").status_code == 302


def test_a_note_is_gone_with_the_matter_one_may_no_longer_see() -> None:
    mai = actor_of(an_account())
    matter = a_report(112, procurator="mai")
    a_note(matter, mai, sharing=Sharing.TEAM)
    stranger = actor_of(an_account("xa", unit="22-KV1"))
    assert not notes_visible_to(stranger).exists()

    MatterRow.objects.filter(matter=matter).update(unit="22-KV1", procurator="xa")

    assert not notes_visible_to(mai).exists()
    assert not notes_visible_to(stranger).exists()  # it was the other office's


def test_a_pinned_list_is_counted_and_so_are_eight_in_as_many_questions(client: Client) -> None:
    signed_in(client, an_account())
    reports(3, procurator="mai", on=ago(40))
    pinned = {"address": "/so/crime_reports/?due=overdue&after=7", "name": "quá hạn của tôi", "to": ""}
    assert client.post("/ghim/", pinned).status_code == 302
    with CaptureQueriesContext(connection) as one:
        part = client.get("/ghim/so-luong/").content.decode()
    for number in range(7):
        client.post("/ghim/", {"address": f"/so/?number={number}", "name": f"danh sách {number}", "to": ""})
    with CaptureQueriesContext(connection) as eight:
        client.get("/ghim/so-luong/")

    assert Pin.objects.filter(name="quá hạn của tôi").get().address == "/so/crime_reports/?due=overdue"
    assert re.search(r'ep-num">3</strong></div>\s*<div[^>]*><p[^>]*><a[^>]*>quá hạn của tôi', part)
    assert len(one) == len(eight)
    ninth = client.post("/ghim/", {"address": "/so/", "name": "thứ chín", "to": ""})
    assert ninth.status_code == 409
    assert "Đã ghim 8 danh sách" in ninth.content.decode()


def test_those_held_for_three_months_are_a_list_of_their_own(client: Client) -> None:
    signed_in(client, an_account())
    a_person_held(1, hours=24 * 89, procurator="mai")
    a_person_held(2, hours=24 * 91, procurator="mai")

    page = client.get("/so/custody/?due=long").content.decode()

    assert re.findall(r">(\d)/20\d\d", page) == ["2"]


def test_detained_for_three_months_before_the_investigation_is_concluded_is_a_list_to_keep_and_to_send(
    client: Client,
) -> None:
    nam = an_account("nam", called="Lý Văn Nam")
    signed_in(client, an_account())
    for number in (1, 2, 3):
        held = a_person_held(number, hours=24 * (100 if number < 3 else 20), procurator="mai")
        put(act("detention.ordered", held, ago(19), begins=ago(19), until=ago(-40)))
        if number == 2:
            put(act("detention.for_prosecution", held, ago(2), begins=ago(2), until=ago(-20)))
    address = "/so/custody/?due=long&stage=detained"

    assert re.findall(r">(\d)/20\d\d", client.get(address).content.decode()) == ["1"]
    name = "tạm giam > 3 tháng, chưa KLĐT"
    assert client.post("/ghim/", {"address": address, "name": name, "to": "nam"}).status_code == 302
    signed_in(client, nam)
    page = html.unescape(client.get("/ghim/so-luong/").content.decode())
    assert name in page
    assert 'ep-num">1</strong>' in page


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example/so/", "/identity/", "/lanh-dao/", ""]
)
def test_only_lists_of_the_house_are_pinned(client: Client, address: str) -> None:
    signed_in(client, an_account())

    assert client.post("/ghim/", {"address": address, "name": "x", "to": ""}).status_code in (404, 422)
    assert client.get("/ghim/", {"danh-sach": address}).status_code == 404
    assert not Pin.objects.exists()


def test_a_list_sent_to_a_colleague_waits_there_and_counts_what_the_colleague_sees(client: Client) -> None:
    an_account("mai")
    nam = an_account("nam", called="Lý Văn Nam")
    an_account("xa", unit="22-KV1", called="Người Xa")
    signed_in(client, an_account("thinh", called="Đỗ Thịnh"))
    reports(2, procurator="nam")
    sent = {"address": "/so/?who=me", "name": "của bạn", "to": "nam"}
    assert client.post("/ghim/", sent).status_code == 302
    assert client.post("/ghim/", {**sent, "to": "xa"}).status_code == 422

    signed_in(client, nam)
    part = client.get("/ghim/so-luong/").content.decode()
    assert "được gửi" in part
    assert "Đỗ Thịnh gửi" in part
    assert 'ep-num">2</strong>' in part
    client.post(f"/ghim/{Pin.objects.get().pk}/giu/")
    assert "được gửi" not in client.get("/ghim/so-luong/").content.decode()


def test_the_rota_is_set_by_whoever_arranges_it_and_shows_who_is_away(client: Client) -> None:
    an_account("mai")
    chief = an_account("vien", duties=[Duty.CHIEF], called="Trần Viện")
    mai = signed_in(client, an_account("thinh", called="Đỗ Thịnh"))
    wanted = {"from_on": day(0), "to_on": day(2), "leader": "vien", "procurator": "mai", "second": ""}
    assert client.post("/lich-truc/", wanted).status_code == 403

    signed_in(client, chief)
    assert client.post("/lich-truc/", wanted).status_code == 302
    assert DutyTurn.objects.count() == 6
    actions.enter_leave(account="mai", from_on=ago(-1), to_on=ago(-5), stand_in="", by=actor_of(chief), at=now())

    page = client.get("/lich-truc/").content.decode()
    assert "Chú ý: 2 ca trực của người đang nghỉ" in page
    assert "Hoàng Thị Mai (đang nghỉ)" in client.get(f"/lich-truc/?tu={ago(0).isoformat()}").content.decode()
    assert "Trực hôm nay" in client.get("/lanh-dao/").content.decode()
    assert "Hoàng Thị Mai" in client.get("/lanh-dao/").content.decode()
    assert mai.account == "thinh"


def test_who_stands_in_sees_the_other_desk_on_those_days_only_and_it_is_in_the_log(client: Client) -> None:
    mai = actor_of(an_account())
    a_report(112, on=ago(40), procurator="mai")
    a_report(113, on=ago(40), procurator="nam")
    signed_in(client, an_account("nam", called="Lý Văn Nam"))
    assert "Nguồn tin 112/" not in client.get("/").content.decode()
    assert client.get("/ban-giao/mai/").status_code == 403
    actions.enter_leave(account="mai", from_on=ago(0), to_on=ago(-3), stand_in="nam", by=mai, at=now())

    page = client.get("/").content.decode()
    assert re.search(r"Bạn làm thay (<strong>)?Hoàng Thị Mai", page)
    assert "thay Hoàng Thị Mai" in page[page.index("Nguồn tin 112/") :]
    assert "Nguồn tin 113/" in page
    assert Entry.objects.filter(deed="day.read", about__contains=["account:mai"]).exists()
    assert client.get("/ban-giao/mai/").status_code == 200

    Leave.objects.update(from_on=ago(5), to_on=ago(1))
    assert "Nguồn tin 112/" not in client.get("/").content.decode()
    assert client.get("/ban-giao/mai/").status_code == 403


def test_nobody_enters_leave_for_another_or_overlapping_or_with_a_stand_in_who_is_away() -> None:
    mai, nam = actor_of(an_account()), actor_of(an_account("nam", called="Lý Văn Nam"))
    given = {"from_on": ago(0), "to_on": ago(-3), "at": now()}
    with pytest.raises(Refused):
        actions.enter_leave(account="mai", stand_in="", by=nam, **given)
    actions.enter_leave(account="mai", stand_in="nam", by=mai, **given)
    with pytest.raises(Refused, match="trùng ngày"):
        actions.enter_leave(account="mai", stand_in="", by=mai, **given)
    with pytest.raises(Refused, match="cũng nghỉ"):
        actions.enter_leave(account="nam", stand_in="mai", by=nam, **given)


def test_a_whole_desk_goes_to_another_after_a_look_or_not_at_all(client: Client) -> None:
    mai = actor_of(an_account())
    an_account("nam", called="Lý Văn Nam")
    signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Trần Viện"))
    reports(3, procurator="mai")
    a_note(MatterRow.objects.all()[0].matter_id, mai, text="Bí mật")
    a_note(MatterRow.objects.all()[0].matter_id, mai, text="Xin lịch hỏi cung", sharing=Sharing.TEAM, days=9)

    page = client.get("/ban-giao/mai/").content.decode()
    assert "Vụ việc đang thụ lý (3)" in page
    assert "Xin lịch hỏi cung" in page
    assert "Bí mật" not in page
    order = {"to": "nam", "on": day(0), "document_no": "12/QĐ", "reason": "Nghỉ thai sản"}
    check = client.post("/ban-giao/mai/giao/", order).content.decode()
    ticks = re.findall(r'name="matter" value="([^"]+)" checked', check)
    assert len(ticks) == 3
    assert MatterRow.objects.filter(procurator="mai").count() == 3  # nothing yet

    done = client.post("/ban-giao/mai/giao/", {**order, "step": "record", "matter": ticks})
    assert done.status_code == 302
    assert MatterRow.objects.filter(procurator="nam").count() == 3
    again = client.post("/ban-giao/mai/giao/", {**order, "step": "record", "matter": ticks})
    assert again.status_code == 409


def test_a_contact_is_written_once_and_chosen_on_the_next_matter(client: Client) -> None:
    signed_in(client, an_account())
    first, second = a_report(1), a_report(2)
    given = {
        "known": "",
        "post": "investigator",
        "name": "Đào Văn Bắc",
        "agency": "Công an tỉnh",
        "phone": "0900 111 222",
    }
    assert client.post(f"/vu-viec/{first}/lien-he/", given).status_code == 302
    known = Contact.objects.get()
    assert f'value="{known.pk}"' in client.get(f"/vu-viec/{second}/ghi-chu/").content.decode()
    assert client.post(f"/vu-viec/{second}/lien-he/", {"known": known.pk, "post": "investigator"}).status_code == 302
    assert client.post(f"/vu-viec/{second}/lien-he/", {"known": "", "post": "investigator"}).status_code == 422

    assert Contact.objects.count() == 1
    assert "0900 111 222" in client.get(f"/vu-viec/{second}/ghi-chu/").content.decode()
    assert "Đào Văn Bắc" in client.get("/danh-ba/").content.decode()
    assert "Bắc" not in str(list(Entry.objects.values_list("detail", "about")))


def test_letters_are_asked_for_by_oneself(client: Client) -> None:
    signed_in(client, an_account())

    assert client.post("/thu-nhac-han/", {"address": "", "urgent": "on"}).status_code == 422
    assert client.post("/thu-nhac-han/", {"address": "mai@vks.example", "urgent": "on"}).status_code == 302
    assert 'value="mai@vks.example"' in client.get("/thu-nhac-han/").content.decode()


@pytest.mark.parametrize(
    "address",
    ["/", "/lich-truc/", "/lich-nghi/", "/ban-giao/vien/", "/danh-ba/", "/thu-nhac-han/", "/ghim/?danh-sach=/so/"],
)
def test_every_page_is_in_two_languages(client: Client, address: str) -> None:
    chief = signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Trần Viện"))
    matter = a_report(1, procurator="vien")
    a_note(matter, chief)
    actions.pin(name="của tôi", address="/so/", by=chief, at=now())
    actions.set_duty(on=ago(0), turns=[(Turn.LEADER, "vien")], by=chief, at=now())

    for page in (address, f"/vu-viec/{matter}/ghi-chu/"):
        client.cookies["language"] = "vi"
        assert ENGLISH.findall(visible(client.get(page).content.decode()).replace("English", "")) == []
        client.cookies["language"] = "en"
        assert client.get(page)["Content-Language"] == "en"
