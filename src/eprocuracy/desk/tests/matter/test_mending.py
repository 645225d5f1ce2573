"""Correcting and voiding: the old record stays visible, with the reason; two who mend the same record lose no word."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.records.models import ActRow, DeadlineRow, PersonVersion, PlaceRow

from ..world import a_report, act, ago, an_account, put, signed_in
from .sending import fields_of, filled
from .stories import a_case

pytestmark = pytest.mark.django_db


def act_of(matter: UUID, kind: str) -> UUID:
    return ActRow.objects.get(matter=matter, kind=kind).id


def test_a_wrong_day_is_mended_with_its_reason_and_both_stay_visible(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(5), procurator="mai")
    before = DeadlineRow.objects.get(matter=report, clock="report.verification").ends_at
    wrong = act_of(report, "report.received")
    address = reverse("desk:correct", args=[report, wrong])
    sent = filled(client, address, occurred_0=f"{ago(9):%d/%m/%Y}", reason="Ghi nhầm ngày", step="record")

    answer = client.post(address, sent)

    assert answer.status_code == 302
    mended = ActRow.objects.get(supersedes=wrong)
    assert (mended.occurred_on, mended.reason) == (ago(9), "Ghi nhầm ngày")
    assert DeadlineRow.objects.get(matter=report, clock="report.verification").ends_at != before
    page = client.get(f"/vu-viec/{report}/dien-bien/").content.decode()
    assert f"ngày: {ago(5):%d/%m/%Y}" in page
    assert "Ghi nhầm ngày" in page
    assert "Hoàng Thị Mai" in page
    assert page.count("Cơ quan có thẩm quyền tiếp nhận nguồn tin") == 1


def test_everything_else_of_the_record_stays_as_it_was(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(5), procurator="mai", suspects=("Lò Văn Páo", "Vàng A Tủa"))
    wrong = ActRow.objects.get(matter=report, kind="report.received")
    address = reverse("desk:correct", args=[report, wrong.id])

    client.post(address, filled(client, address, place="Chợ Bắc Hà", reason="Ghi thiếu nơi xảy ra", step="record"))

    mended = ActRow.objects.get(supersedes=wrong)
    assert mended.content == {**wrong.content, "place": "Chợ Bắc Hà"}
    assert [link.target for link in mended.links.order_by("place")] == [
        link.target for link in wrong.links.order_by("place")
    ]
    assert sorted(mended.people.values_list("name", flat=True)) == ["Lò Văn Páo", "Vàng A Tủa"]


def test_a_misspelt_name_is_mended_in_its_place(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(5), procurator="mai", suspects=("Lo Van Pao", "Vàng A Tủa"))
    first = PersonVersion.objects.get(name="Lo Van Pao").participant
    address = reverse("desk:correct", args=[report, act_of(report, "report.received")])
    sent = filled(client, address, people_suspect="Lò Văn Páo, sinh 1990\nVàng A Tủa", reason="Sai tên", step="record")

    client.post(address, sent)

    assert PlaceRow.objects.get(matter=report, participant=first).version.name == "Lò Văn Páo"
    assert PlaceRow.objects.filter(matter=report).count() == 2


def test_a_correction_without_a_reason_is_asked_for_one(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(5), procurator="mai")
    address = reverse("desk:correct", args=[report, act_of(report, "report.received")])

    answer = client.post(address, filled(client, address, step="record"))

    assert answer.status_code == 422
    assert "Còn thiếu lý do sửa" in answer.content.decode()


def test_a_voided_record_counts_no_more_and_says_why(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    put(act("investigation.extended", case, ago(0), ordinal=1, until=ago(-70), document_no="9/QĐ-VKS"))
    extended = act_of(case, "investigation.extended")
    address = reverse("desk:void", args=[case, extended])

    page = client.get(address).content.decode()
    assert "Thời hạn điều tra" in page  # what would change stands there before anything is voided
    answer = client.post(address, {**fields_of(page), "reason": "Ghi nhầm sang vụ khác"})

    assert answer.status_code == 302
    assert "Đã hủy bản ghi" in client.get(answer["Location"]).content.decode()
    history = client.get(f"/vu-viec/{case}/dien-bien/").content.decode()
    assert "ep-history__entry--voided" in history
    assert "Ghi nhầm sang vụ khác" in history
    assert "71" not in str(DeadlineRow.objects.get(matter=case, clock="investigation").answer["judged"])


def test_a_voided_record_can_be_put_back(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    put(act("investigation.extended", case, ago(0), ordinal=1, until=ago(-70), document_no="9/QĐ-VKS"))
    extended = act_of(case, "investigation.extended")
    void = reverse("desk:void", args=[case, extended])
    client.post(void, {**fields_of(client.get(void).content.decode()), "reason": "Ghi nhầm"})
    page = client.get(reverse("desk:act", args=[case, extended])).content.decode()
    assert "Ghi lại bản ghi này" in page
    voided = ActRow.objects.get(kind="record.voided").id
    address = reverse("desk:correct", args=[case, voided])

    answer = client.post(address, filled(client, address, reason="Hủy nhầm", step="record"))

    assert answer.status_code == 302
    assert ActRow.objects.get(supersedes=voided).kind == "investigation.extended"
    history = client.get(f"/vu-viec/{case}/dien-bien/").content.decode()
    assert "ep-history__entry--voided" not in history
    assert history.count("Gia hạn điều tra") >= 1


def test_two_who_mend_the_same_record_lose_no_word(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(5), procurator="mai")
    wrong = act_of(report, "report.received")
    address = reverse("desk:correct", args=[report, wrong])
    mine = filled(client, address, place="Chợ Bắc Hà", reason="Ghi thiếu nơi xảy ra", step="record")
    client.post(address, filled(client, address, occurred_0=f"{ago(7):%d/%m/%Y}", reason="Sai ngày", step="record"))

    answer = client.post(address, mine)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert fields_of(page)["place"] == ["Chợ Bắc Hà"]
    now_at = page[page.index('id="act-form"') - 300 : page.index('id="act-form"')]
    target = now_at[now_at.rindex('action="') + 8 :].split('"')[0]
    again = client.post(target, {**fields_of(page), "step": "record"})
    assert again.status_code == 302
    assert ActRow.objects.filter(matter=report, kind="report.received").count() == 3


def test_a_replaced_record_leads_to_the_one_that_counts(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(5), procurator="mai")
    wrong = act_of(report, "report.received")
    address = reverse("desk:correct", args=[report, wrong])
    client.post(address, filled(client, address, reason="Sai", place="Chợ", step="record"))
    head = ActRow.objects.get(supersedes=wrong).id

    answer = client.get(reverse("desk:act", args=[report, wrong]))

    assert answer["Location"] == reverse("desk:act", args=[report, head])
