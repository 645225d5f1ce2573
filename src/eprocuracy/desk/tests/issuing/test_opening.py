"""A document that opens a matter: drafted in the matter it comes from, and the new one is there once it is signed."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.tests.matter.sending import filled
from eprocuracy.desk.tests.world import UNIT, a_report, ago, an_account
from eprocuracy.issuing.models import Draft, Number
from eprocuracy.kernel.actors import Duty
from eprocuracy.records.models import ActRow, MatterRow

from .world import as_, send, staff, text

pytestmark = pytest.mark.django_db


def begun(client: Client, kind: str, origin: object, **typed: str) -> str:
    """The form that opens a matter out of another, filled and kept as a draft; its address."""
    address = f"{reverse('desk:open_new', args=[kind])}?tu={origin}"
    found = re.search(r'formaction="([^"]+)"', client.get(address).content.decode())
    assert found is not None, "no draft is offered"
    answer = client.post(found[1].replace("&amp;", "&"), filled(client, address, **typed))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def issued(client: Client, address: str) -> None:
    """Every blank and point filled, proposed, approved, signed on paper."""
    page = f"{address}trinh-ky/"
    blanks = [name for name in filled(client, page) if name.startswith(("blank-", "point-"))]
    send(client, page, to="chief", **dict.fromkeys(blanks, "Tố giác của công dân, đã xác minh."))
    as_(client, "chief")
    send(client, f"{address}buoc/approve/", text="")
    as_(client, "mai")
    send(client, f"{address}buoc/on_paper/")


def test_the_procuracy_institutes_a_case_out_of_a_report(client: Client) -> None:
    staff()
    report = a_report(1, procurator="mai")
    as_(client, "mai")
    address = begun(
        client,
        "case.instituted",
        report,
        title="Trộm cắp tài sản tại Hòn Gai",
        offences="173 khoản 2",
        agency="Cơ quan CSĐT",
    )
    draft = Draft.objects.get()
    assert draft.home != draft.matter_id == report
    assert not MatterRow.objects.filter(matter=draft.home).exists()
    issued(client, address)

    row = ActRow.objects.get(pk=draft.pk)
    opened = MatterRow.objects.get(matter=draft.home)
    assert row.matter_id == draft.home
    assert (opened.workstream, row.document_no) == ("criminal_cases", "01/QĐ-VKSKV3")
    assert opened.family_id == MatterRow.objects.get(matter=report).family_id
    assert "Khởi tố vụ án" in text(client, f"/vu-viec/{draft.home}/")


def test_a_protest_without_a_prescribed_form_opens_its_thread_under_the_number_it_got(client: Client) -> None:
    staff()
    report = a_report(1, procurator="mai")
    as_(client, "mai")
    typed = {
        "court": "Tòa án nhân dân khu vực 3",
        "ground": "Áp dụng sai khung hình phạt",
        "against_on": f"{ago(3):%d/%m/%Y}",
    }
    address = begun(
        client,
        "protest.issued",
        report,
        level="same",
        domain="criminal",
        procedure="appellate",
        against="judgment",
        **typed,
    )
    issued(client, address)

    row = ActRow.objects.get(kind="protest.issued")
    assert row.document_no == "01/KN-VKSKV3"
    assert (row.content["number"], MatterRow.objects.get(matter=row.matter_id).number) == (1, 1)
    assert "Kháng nghị" in text(client, address)


PREVENTION = {
    "purpose": "prevention",
    "area": "investigation",
    "target": "Ủy ban nhân dân phường Hòn Gai",
    "due_on": f"{ago(-30):%d/%m/%Y}",
    "description": "Nhiều vụ trộm cắp xảy ra tại chợ không có người trông xe.",
}


def alone(client: Client, kind: str, **typed: str) -> str:
    """The form that opens a matter out of nothing, filled and kept as a draft; its address."""
    address = reverse("desk:open_new", args=[kind])
    found = re.search(r'formaction="([^"]+)"', client.get(address).content.decode())
    assert found is not None, "no draft is offered"
    answer = client.post(found[1], filled(client, address, **typed))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_a_recommendation_out_of_nothing_opens_its_thread_once_it_is_signed(client: Client) -> None:
    staff()
    as_(client, "mai")
    drafts = reverse("desk:drafts")
    assert reverse("desk:open_new", args=["recommendation.issued"]) in text(client, drafts)
    address = alone(client, "recommendation.issued", **PREVENTION)
    draft = Draft.objects.get()
    assert (draft.matter, draft.unit) == (None, UNIT)
    assert "mới, mở khi ký" in text(client, drafts)
    assert "2.026" not in text(client, address)  # the year of the book is no amount
    send(client, f"{address}sua/", target="Ủy ban nhân dân phường Bạch Đằng")
    issued(client, address)

    row, opened = ActRow.objects.get(pk=draft.pk), MatterRow.objects.get(matter=draft.home)
    assert (row.document_no, row.content["number"], opened.number) == ("01/KN-VKSKV3", 1, 1)
    assert row.content["target"] == "Ủy ban nhân dân phường Bạch Đằng"
    assert Number.objects.get().matter == draft.home
    assert Draft.objects.get().matter_id == draft.home
    assert "Ban hành kiến nghị" in text(client, f"/vu-viec/{draft.home}/")
    assert f"/vu-viec/{draft.home}/" in text(client, address)


def test_until_it_is_signed_only_its_authors_and_those_who_sign_for_the_office_see_it(client: Client) -> None:
    staff()
    an_account("lan", called="Vũ Thị Lan")
    an_account("xa", unit="22-KV2", duties=[Duty.CHIEF], called="Đào Văn Xa")
    address = alone(as_(client, "mai"), "recommendation.issued", **PREVENTION)

    seen = {name: as_(client, name).get(address).status_code for name in ("mai", "chief", "deputy", "lan", "xa")}
    listed = {name: address in text(as_(client, name), f"{reverse('desk:drafts')}?cua=tat_ca") for name in seen}

    assert seen == {"mai": 200, "chief": 200, "deputy": 200, "lan": 404, "xa": 404}
    assert listed == {"mai": True, "chief": True, "deputy": True, "lan": False, "xa": False}


def test_it_comes_back_to_its_author_and_a_colleague_cannot_take_it_on(client: Client) -> None:
    staff()
    an_account("lan", called="Vũ Thị Lan")
    told = {"area": "investigation", "target": "Công an phường Hòn Gai", "period": "Năm 2026", "team": "Hoàng Thị Mai"}
    address = alone(as_(client, "mai"), "inspection.decided", **told)
    page = f"{address}trinh-ky/"
    blanks = [name for name in filled(client, page) if name.startswith(("blank-", "point-"))]
    send(client, page, to="chief", **dict.fromkeys(blanks, "Theo kế hoạch công tác năm."))
    assert "Quyết định trực tiếp kiểm sát" in text(as_(client, "chief"), "/")
    send(client, f"{address}buoc/return/", text="Ghi rõ thời kỳ kiểm sát")

    assert "Cần sửa, trình lại" in text(as_(client, "mai"), "/")
    send(client, f"{address}sua/", period="Từ 01/12/2025 đến 31/5/2026")
    assert as_(client, "lan").get(f"{address}sua/").status_code == 404
    send(as_(client, "mai"), f"{address}buoc/withdraw/", text="Chuyển sang quý sau")
    assert (Draft.objects.get().state, MatterRow.objects.count(), Number.objects.count()) == ("withdrawn", 0, 0)


def test_minutes_of_a_report_are_signed_by_the_procurator_who_received_it_and_by_nobody_for_an_examiner(
    client: Client,
) -> None:
    staff()
    an_account("kiem", duties=[Duty.EXAMINER], called="Tô Văn Kiểm")
    form = reverse("desk:open_new", args=["report.lodged"])
    assert "formaction" not in text(as_(client, "kiem"), form)
    address = alone(
        as_(client, "mai"), "report.lodged", source_kind="denunciation", channel="in_person", description="Mất xe máy"
    )
    page = f"{address}trinh-ky/"
    blanks = [name for name in filled(client, page) if name.startswith(("blank-", "point-"))]
    send(client, page, to="mai", **dict.fromkeys(blanks, "Theo lời người tố giác."))
    send(client, f"{address}buoc/approve/", text="")
    send(client, f"{address}buoc/on_paper/")

    assert MatterRow.objects.get().workstream == "crime_reports"
    assert Draft.objects.get().matter_id == MatterRow.objects.get().matter_id


def test_what_comes_from_another_matter_is_not_drafted_out_of_nothing(client: Client) -> None:
    staff()
    as_(client, "mai")

    for kind in ("case.instituted", "case.split", "report.split"):
        assert "formaction" not in text(client, reverse("desk:open_new", args=[kind]))
    answer = client.post(
        reverse("desk:draft_open", args=["case.instituted"]),
        filled(
            client,
            reverse("desk:open_new", args=["case.instituted"]),
            title="Trộm cắp tài sản",
            offences="173 khoản 2",
            agency="Cơ quan CSĐT",
        ),
    )
    assert answer.status_code == 409
    assert not Draft.objects.exists()
