"""Assignment: who may order it, what it records, and that what changed meanwhile is never written over."""

from __future__ import annotations

import html
import re
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from eprocuracy.desk.assigning.kinds import ways
from eprocuracy.desk.tests.matter.sending import filled
from eprocuracy.desk.tests.matter.stories import a_case
from eprocuracy.desk.tests.world import a_person_held, a_report, act, ago, an_account, now, put, reports, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.law.offences import Offence
from eprocuracy.office.models import DutyTurn, Leave
from eprocuracy.office.words import Turn
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, MatterRow

pytestmark = pytest.mark.django_db
PAGE = "/phan-cong/"


@pytest.fixture
def chief(client: Client) -> Client:
    an_account("mai", called="Hoàng Thị Mai")
    an_account("thinh", called="Trần Đức Thịnh")
    signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    return client


def text(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def boxes(page: str) -> list[str]:
    return re.findall(r'name="matter" value="([^"]+)"', page)


def order(client: Client, picked: list[str], address: str = PAGE, **more: str):
    asked = {"matter": picked, "to": "mai", "on": f"{now():%d/%m/%Y}", "document_no": "", "reason": ""}
    return client.post(address, {**asked, **more})


def test_matters_that_nobody_handles_are_listed_the_most_urgent_first(chief: Client) -> None:
    a_report(1, on=ago(2))
    late = a_report(2, on=ago(30))
    a_report(3, procurator="mai")

    assert [one.partition("~")[0] for one in boxes(text(chief))][0] == str(late)
    assert len(boxes(text(chief))) == 2


def test_an_order_for_several_matters_is_recorded_as_one_act_each(chief: Client) -> None:
    reports(3)
    picked = boxes(text(chief))[:2]

    answer = order(chief, picked, document_no="12/QĐ-VKS")

    assert answer.status_code == 302
    assert "Đã phân công 2 vụ việc cho Hoàng Thị Mai." in text(chief)
    assigned = ActRow.objects.filter(kind="report.assigned", document_no="12/QĐ-VKS")
    assert [(one.recorded_by, one.signed_by) for one in assigned] == [("vien", "Lê Quang Vinh")] * 2
    assert MatterRow.objects.filter(procurator="mai").count() == 2


def test_taking_a_matter_over_needs_a_reason_and_names_whom_it_is_taken_from(chief: Client) -> None:
    matter = a_report(1, procurator="mai")
    picked = boxes(text(chief, f"{PAGE}?of=mai"))

    without = order(chief, picked, f"{PAGE}?of=mai", to="thinh")
    page = html.unescape(without.content.decode())
    assert without.status_code == 409
    assert "phải nêu lý do" in page
    assert f'value="{picked[0]}" checked' in page

    assert order(chief, picked, f"{PAGE}?of=mai", to="thinh", reason="đi công tác").status_code == 302
    recorded = ActRow.objects.get(kind="report.reassigned")
    assert (recorded.content["instead_of"], recorded.content["ground"]) == ("mai", "đi công tác")
    assert MatterRow.objects.get(matter=matter).procurator == "thinh"


def test_what_was_changed_meanwhile_is_not_written_over_and_the_words_stay(chief: Client) -> None:
    matter = a_report(1)
    picked = boxes(text(chief))
    put(act("report.assigned", matter, ago(0), procurator="thinh"))

    answer = order(chief, picked, document_no="12/QĐ-VKS")

    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "đã có thay đổi" in page
    assert "12/QĐ-VKS" in page
    assert MatterRow.objects.get(matter=matter).procurator == "thinh"


def test_an_act_recorded_meanwhile_is_seen_before_the_order_is_given(chief: Client) -> None:
    matter = a_report(1)
    picked = boxes(text(chief))
    put(act("report.verification_requested", matter, ago(0)))

    assert order(chief, picked).status_code == 409
    assert order(chief, boxes(text(chief))).status_code == 302


def test_nothing_ticked_or_nobody_chosen_is_said(chief: Client) -> None:
    a_report(1)

    page = order(chief, [], to="").content.decode()

    assert "Chưa chọn vụ việc nào" in page
    assert "Giao cho" in page
    assert not ActRow.objects.filter(kind="report.assigned").exists()


def test_nobody_outside_the_office_can_be_chosen(chief: Client) -> None:
    an_account("xa", unit="24-KV1")
    a_report(1)

    assert order(chief, boxes(text(chief)), to="xa").status_code == 422


def test_matters_of_another_office_cannot_be_slipped_in(chief: Client) -> None:
    mine, other = a_report(1), a_report(2, unit="22-KV1")
    position = MatterRow.objects.get(matter=other).family.position

    answer = order(chief, [*boxes(text(chief)), f"{other}~{position}"])

    assert answer.status_code == 409
    assert not MatterRow.objects.filter(matter__in=[mine, other]).exclude(procurator="").exists()


@pytest.mark.parametrize("duty", [Duty.PROCURATOR, Duty.DEPUTY_CHIEF, Duty.HEAD_OF_OFFICE, Duty.CLERK])
def test_only_whoever_may_assign_is_let_in(client: Client, duty: Duty) -> None:
    signed_in(client, an_account("other", duties=[duty]))
    a_report(1)

    assert client.get(PAGE).status_code == 403
    assert order(client, []).status_code == 403
    assert PAGE not in client.get("/so/").content.decode()


def test_the_load_of_everybody_leads_to_the_very_matters(chief: Client) -> None:
    a_report(1, procurator="mai", on=ago(200))
    a_report(2, procurator="mai", on=ago(2))
    a_report(3, procurator="thinh", on=ago(15))
    page = text(chief)

    links = re.findall(r'href="(/so/\?of=[^"]+)">(\d+)</a>', page)

    assert len(links) >= 4
    for address, count in links:
        assert text(chief, address).count('href="/vu-viec/') == int(count), address


def test_what_a_register_wrote_under_a_name_counts_for_whoever_bears_it(chief: Client) -> None:
    a_report(1, procurator="mai")
    a_report(2, procurator="Hoàng Thị Mai")
    a_report(3, procurator="Nguyễn Thị Ngoài")
    page = text(chief)

    mai, outsider = (
        re.findall(rf'>{name}</a></td>.*?href="([^"]+)">(\d+)</a>', page, re.DOTALL)[0]
        for name in ("Hoàng Thị Mai", "Nguyễn Thị Ngoài")
    )

    assert (mai[1], outsider[1]) == ("2", "1")
    assert text(chief, mai[0]).count('href="/vu-viec/') == 2
    assert len(boxes(text(chief, f"{PAGE}?of=mai"))) == 2
    assert len(boxes(text(chief, f"{PAGE}?of=Nguyễn Thị Ngoài"))) == 1
    assert order(chief, boxes(text(chief)), to="Nguyễn Thị Ngoài").status_code == 422


def test_the_number_of_queries_is_constant(chief: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            text(chief)
        return len(asked)

    a_report(1)
    text(chief)
    with_one = queries()
    reports(300)

    assert queries() == with_one


def test_assignment_is_found_by_the_names_of_kinds_in_every_workstream() -> None:
    catalogue = rules.present().catalogue
    named = {name for stream in catalogue.workstreams.values() for name in stream.kinds if name.endswith(".assigned")}

    found = {way.kind.kind for way in ways(catalogue, held=False).values()}

    assert {name for name in named if any(f.name == "procurator" for f in catalogue.kinds[name].content)} <= found


def test_an_order_is_checked_before_it_is_given(chief: Client) -> None:
    first, second = a_report(1, procurator="thinh", on=ago(1)), a_report(2, procurator="thinh", on=ago(1))
    page = text(chief, "/phan-cong/?of=thinh")
    ticks = re.findall(r'name="matter" value="([^"]+)"', page)
    sent = {
        "matter": ticks,
        "to": "vien",
        "on": f"{ago(0):%d/%m/%Y}",
        "why": "recused",
        "reason": "có quan hệ thân thích",
    }

    check = chief.post("/phan-cong/?of=thinh", {**sent, "step": "review"})

    told = html.unescape(check.content.decode())
    assert check.status_code == 200
    assert "Giao 2 vụ việc cho" in told
    assert "Thay đổi Kiểm sát viên (04/HS)" in told
    assert not ActRow.objects.filter(kind="report.reassigned").exists()
    assert chief.post("/phan-cong/?of=thinh", sent).status_code == 302
    recorded = ActRow.objects.filter(kind="report.reassigned", matter__in=[first, second])
    assert {one.content["ground"] for one in recorded} == {
        "Từ chối hoặc bị thay đổi theo Điều 52 BLTTHS: có quan hệ thân thích"
    }


def test_persons_held_and_threads_of_supervision_are_assigned_too(chief: Client) -> None:
    a_person_held(1, procurator="")
    page = text(chief, "/phan-cong/")
    (tick,) = re.findall(r'name="matter" value="([^"]+)"', page)

    chief.post("/phan-cong/", {"matter": [tick], "to": "thinh", "on": f"{ago(0):%d/%m/%Y}"})

    assert ActRow.objects.filter(kind="custody.assigned").exists()


def test_who_was_relieved_writes_no_more_from_the_next_request_on_and_the_trail_stays(chief: Client) -> None:
    case, _ = a_case(procurator="mai")
    old = Client()
    signed_in(old, Account.objects.get(account="mai"))
    address = reverse("desk:record", args=[case, "investigation.requested"])
    form = filled(old, address, items="Thu thập camera", step="record")  # open before the order, sent after it
    picked = boxes(text(chief, f"{PAGE}?of=mai"))

    order(chief, picked, f"{PAGE}?of=mai", to="thinh", reason="đi công tác")

    assert f"/vu-viec/{case}/" not in old.get("/").content.decode()  # the work list moved at once
    assert old.get(address).status_code == 403
    refused = old.post(address, form)
    assert refused.status_code == 403
    assert "đã có người khác thay bạn thụ lý" in html.unescape(refused.content.decode())
    assert not ActRow.objects.filter(matter=case, kind="investigation.requested").exists()
    new = Client()
    signed_in(new, Account.objects.get(account="thinh"))
    assert f"/vu-viec/{case}/" in new.get("/?loc=1&who=me").content.decode()
    assert new.get(address).status_code == 200
    assert [one.recorded_by for one in ActRow.objects.filter(matter=case, kind="case.reassigned")] == ["vien"]
    order(chief, boxes(text(chief, f"{PAGE}?of=thinh")), f"{PAGE}?of=thinh", to="mai", reason="đã về")
    assert old.get(address).status_code == 200


def test_the_door_refuses_who_was_relieved_whatever_page_they_come_from(chief: Client) -> None:
    case, _ = a_case(procurator="mai")
    mai = actor_of(Account.objects.get(account="mai"))
    order(chief, boxes(text(chief, f"{PAGE}?of=mai")), f"{PAGE}?of=mai", to="thinh", reason="đi công tác")

    with pytest.raises(Refused):
        put(act("investigation.requested", case, ago(0)), by=mai)


def test_leave_and_duty_stand_beside_the_load(chief: Client) -> None:
    a_report(1, procurator="mai")
    Leave.objects.create(
        account="mai",
        unit="22-KV3",
        from_on=ago(1),
        to_on=ago(-4),
        stand_in="thinh",
        entered_by="vien",
        entered_at=now(),
    )
    DutyTurn.objects.create(
        unit="22-KV3", on=ago(0), turn=Turn.PROCURATOR.value, account="thinh", set_by="vien", set_at=now()
    )

    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", text(chief), re.DOTALL)
    mai, thinh = (
        next(re.sub(r"<[^>]+>", " ", one) for one in rows if name in one)
        for name in ("Hoàng Thị Mai", ">Trần Đức Thịnh")
    )

    assert f"nghỉ đến hết {ago(-4):%d/%m/%Y}, Trần Đức Thịnh làm thay" in mai
    assert "trực hôm nay" in thinh


def test_the_decision_is_ready_on_its_form_in_the_same_step(chief: Client) -> None:
    case = new_id()
    put(
        act(
            "case.instituted",
            case,
            ago(3),
            unit="22-KV3",
            agency="Cơ quan CSĐT",
            title="Trộm cắp tài sản",
            offences=(Offence("173", 1),),
            document_no="31/QĐ-CSĐT",
        ),
        act("case.accepted", case, ago(2), unit="22-KV3", number=45, year=ago(2).year),
    )

    page = html.unescape(
        chief.get(order(chief, boxes(text(chief)), document_no="12/QĐ-VKS")["Location"]).content.decode()
    )

    (address,) = re.findall(r'href="([^"]+mau\.docx)"', page)
    assert "Mẫu 71/HS" in page
    told = "\n".join(one.text for one in Document(BytesIO(chief.get(address).content)).paragraphs)
    assert "Hoàng Thị Mai" in told
    assert "31/QĐ-CSĐT" in told
    assert "THIẾU" not in told
