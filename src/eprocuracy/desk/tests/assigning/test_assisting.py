"""Who assists in a matter works on it as whoever is in charge does: it stands in their day, opens to them, and takes their acts."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.matter.stories import a_case
from eprocuracy.desk.tests.world import a_report, act, ago, an_account, now, put, signed_in
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.records.queries import assisting, deadlines_visible_to, matters_visible_to, places_visible_to
from eprocuracy.workstreams.house_acts import Secrecy

from .test_assigning import PAGE, boxes, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def hoa(client: Client) -> Actor:
    """An examiner, at the screen."""
    return signed_in(client, an_account("hoa", duties=[Duty.EXAMINER], called="Lê Thị Hoa"))


def boxes_of(page: str) -> dict[str, bool]:
    """The boxes of those who may assist, and whether each is ticked."""
    found = re.findall(r'<input[^>]*name="assisting"[^>]*>', page)
    return {re.findall(r'value="([^"]*)"', one)[0]: " checked" in one for one in found}


def page_of(client: Client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def test_the_order_names_who_assists_and_the_matter_page_says_so(client: Client, hoa: Actor) -> None:
    an_account("mai", called="Hoàng Thị Mai")
    report = a_report(1)
    signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    sent = {"matter": boxes(text(client)), "to": "mai", "assisting": ["hoa", "mai"], "on": f"{now():%d/%m/%Y}"}

    checked = client.post(PAGE, {**sent, "step": "review"})
    client.post(PAGE, sent)

    assert "Phối hợp: Hoàng Thị Mai, Lê Thị Hoa" in html.unescape(checked.content.decode())
    row = MatterRow.objects.get(matter=report)
    assert (row.procurator, row.assisting) == ("mai", ["hoa"])
    page = page_of(client, reverse("desk:matter", args=[report]))
    assert "Phối hợp" in page
    assert "Lê Thị Hoa" in page


def test_it_stands_in_the_day_of_who_assists_and_says_that_they_do(client: Client, hoa: Actor) -> None:
    report = a_report(1, on=ago(15))
    put(act("report.assigned", report, ago(15), procurator="mai", assisting=("hoa",)))

    day = page_of(client, "/")

    assert f"/vu-viec/{report}/" in day
    assert "phối hợp" in day
    put(act("report.reassigned", report, ago(1), released=("hoa",), ground="đã xong việc"))
    assert f"/vu-viec/{report}/" not in page_of(client, "/")


def test_a_closed_matter_opens_to_who_assists_and_no_longer_once_released(client: Client, hoa: Actor) -> None:
    case, _ = a_case(procurator="mai")
    put(act("matter.secrecy_set", case, ago(1), level=Secrecy.CLOSED))
    address = reverse("desk:matter", args=[case])
    assert client.get(address).status_code == 404

    put(act("case.reassigned", case, ago(1), assisting=("hoa",)))

    assert client.get(address).status_code == 200
    held = assisting(hoa)
    assert case in set(matters_visible_to(held).values_list("matter", flat=True))
    assert deadlines_visible_to(held).filter(matter=case).exists()
    assert places_visible_to(held).filter(matter=case).count() == 3
    put(act("case.reassigned", case, ago(0), released=("hoa",)))
    assert client.get(address).status_code == 404


def test_the_head_of_a_department_who_assists_finds_the_matter_like_anybody_who_does(client: Client) -> None:
    signed_in(client, an_account("vien", duties=[Duty.HEAD_OF_OFFICE], called="Lê Quang Vinh"))
    report = a_report(1, on=ago(15))
    put(act("report.assigned", report, ago(15), procurator="mai", assisting=("vien",)))
    put(act("matter.secrecy_set", report, ago(1), level=Secrecy.CLOSED))

    day = page_of(client, "/")

    assert f"/vu-viec/{report}/" in day
    assert "phối hợp" in day
    assert client.get(reverse("desk:matter", args=[report])).status_code == 200


def test_the_door_takes_what_who_assists_did_and_refuses_it_once_they_are_released() -> None:
    thinh = actor_of(an_account("thinh", called="Trần Đức Thịnh"))
    case, _ = a_case(procurator="mai")
    with pytest.raises(Refused):
        put(act("investigation.requested", case, ago(2)), by=thinh)
    put(act("case.reassigned", case, ago(2), assisting=("thinh",)))

    put(act("investigation.requested", case, ago(1)), by=thinh)

    put(act("case.reassigned", case, ago(0), released=("thinh",)))
    with pytest.raises(Refused):
        put(act("investigation.requested", case, ago(0)), by=thinh)


def test_the_form_ticks_people_of_the_office_and_the_correction_keeps_who_was_named(client: Client) -> None:
    an_account("hoa", duties=[Duty.EXAMINER], called="Lê Thị Hoa")
    an_account("thu", duties=[Duty.CLERK], called="Vũ Thị Thu")
    case, _ = a_case(procurator="mai")
    signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    put(act("case.assigned", case, ago(1), procurator="mai", assisting=("hoa",)))
    new = page_of(client, reverse("desk:record", args=[case, "case.assigned"]))
    recorded = ActRow.objects.get(kind="case.assigned").id
    mended = page_of(client, reverse("desk:correct", args=[case, recorded]))

    assert boxes_of(new) == {"hoa": False}  # neither the clerk nor the chief
    assert boxes_of(mended) == {"hoa": True}


def test_an_account_is_told_by_its_name_in_the_history_and_old_words_as_they_stand(client: Client, hoa: Actor) -> None:
    case, _ = a_case(procurator="hoa")
    put(act("case.assigned", case, ago(2), procurator="hoa", with_procurators="Phạm Văn Khoa, Kiểm tra viên"))
    recorded = ActRow.objects.get(kind="case.assigned").id

    page = page_of(client, reverse("desk:act", args=[case, recorded]))

    assert "Phạm Văn Khoa, Kiểm tra viên" in page
