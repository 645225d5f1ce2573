"""Writing an act: filled beforehand, previewed, recorded once; refused without losing a word."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.kernel.actors import Duty
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, DeadlineRow, MatterRow, PersonVersion, PlaceRow

from ..world import UNIT, a_report, act, ago, an_account, put, signed_in
from .sending import fields_of, filled
from .stories import a_case

pytestmark = pytest.mark.django_db


def recorded(matter: UUID, kind: str) -> ActRow:
    return ActRow.objects.get(matter=matter, kind=kind)


def test_an_extension_is_filled_previewed_reviewed_and_recorded(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    address = reverse("desk:record", args=[case, "investigation.extended"])
    until = DeadlineRow.objects.get(matter=case, clock="investigation").ends_on + timedelta(days=60)
    sent = filled(
        client, address, document_no="5/QĐ-VKS", granted="2 tháng", until=f"{until:%d/%m/%Y}", ground="Vụ án phức tạp"
    )

    assert sent["ordinal"] == ["1"]
    preview = client.post(f"{address}xem-truoc/", sent).content.decode()
    assert "Thời hạn điều tra" in preview
    assert "→" in preview
    assert not ActRow.objects.filter(kind="investigation.extended").exists()

    review = client.post(address, {**sent, "step": "review"}).content.decode()
    assert "Xem lại trước khi ghi" in review
    assert "Vụ án phức tạp" in review
    assert not ActRow.objects.filter(kind="investigation.extended").exists()

    answer = client.post(address, {**fields_of(review), "step": "record"})
    assert answer.status_code == 302
    act_row = recorded(case, "investigation.extended")
    assert (act_row.document_no, act_row.content["granted"], act_row.recorded_by) == ("5/QĐ-VKS", "2 months", "mai")

    page = client.get(answer["Location"]).content.decode()
    assert "Đã ghi: Gia hạn điều tra" in page
    assert "Thời hạn điều tra" in page[: page.index("ep-identity")]
    assert "Đã ghi: Gia hạn điều tra" not in client.get(answer["Location"]).content.decode()


def test_sending_twice_records_once(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    address = reverse("desk:record", args=[case, "investigation.requested"])
    sent = filled(client, address, items="Thu thập camera", step="record")

    first, second = client.post(address, sent), client.post(address, sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert ActRow.objects.filter(matter=case, kind="investigation.requested").count() == 1


def test_opening_twice_by_a_double_click_opens_one_matter(client: Client) -> None:
    signed_in(client, an_account())
    address = reverse("desk:open_new", args=["report.received"])
    sent = filled(client, address, people_suspect="Lò Văn Páo, 1990", description="Mất trâu", step="record")

    client.post(address, sent)
    client.post(address, sent)

    assert MatterRow.objects.count() == 1
    assert PersonVersion.objects.filter(name="Lò Văn Páo").count() == 1


def test_a_new_report_asks_at_most_twelve_questions_and_knows_the_unit(client: Client) -> None:
    signed_in(client, an_account("clerk", duties=[Duty.CLERK]))
    address = reverse("desk:open_new", args=["report.received"])
    page = client.get(address).content.decode()
    main = page[page.index('id="act-form"') : page.index("Ghi thêm")]

    assert main.count("govuk-form-group") <= 12
    assert fields_of(page)["unit"] == [UNIT]


def test_the_next_number_and_the_year_of_the_book_are_filled_in(client: Client) -> None:
    signed_in(client, an_account())
    a_report(41, on=ago(2))
    fresh = a_report(None, on=ago(1))

    sent = filled(client, reverse("desk:record", args=[fresh, "report.accepted"]))

    assert int(sent["number"][0]) == 42 or ago(2).month != ago(0).month
    assert sent["procurator"] == ["mai"] or sent["procurator"] == [""]


def test_a_day_that_does_not_exist_keeps_every_word(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    address = reverse("desk:record", args=[case, "investigation.requested"])
    sent = filled(client, address, occurred_0="31/11/2026", items="Lấy lời khai người làm chứng")

    answer = client.post(address, {**sent, "step": "record"})

    assert answer.status_code == 422
    assert "Không có ngày 31/11/2026" in answer.content.decode()
    assert fields_of(answer.content.decode())["items"] == ["Lấy lời khai người làm chứng"]


def test_an_incomplete_act_is_recorded_and_what_is_missing_is_listed(client: Client) -> None:
    signed_in(client, an_account())
    address = reverse("desk:open_new", args=["report.received"])

    answer = client.post(address, filled(client, address, step="record"))

    page = client.get(answer["Location"]).content.decode()
    missing = page[page.index('id="missing-title"') :]
    assert "Cơ quan thụ lý giải quyết" in missing[: missing.index("</section>")]


def test_what_is_marked_as_not_known_is_neither_missing_nor_empty(client: Client) -> None:
    signed_in(client, an_account())
    address = reverse("desk:open_new", args=["report.received"])
    sent = filled(client, address, not_known=["agency"], why_not_known="awaited", step="record")

    answer = client.post(address, sent)

    act_row = ActRow.objects.get(kind="report.received")
    assert act_row.unknown == {"agency": "awaited"}
    page = client.get(answer["Location"]).content.decode()
    assert "(cơ quan có thẩm quyền tiếp nhận nguồn tin)" not in page.split("Cơ quan thụ lý giải quyết")[-1][:60]


def test_somebody_who_may_only_look_is_told_so_before_typing(client: Client) -> None:
    signed_in(client, an_account("sta", duties=[Duty.STATISTICIAN]))
    case, _ = a_case(procurator="thinh")

    page = client.get(f"/vu-viec/{case}/").content.decode()
    form = client.get(reverse("desk:record", args=[case, "investigation.requested"]))

    assert "Ghi việc mới" not in page
    assert "ghi diễn biến vụ việc" in page
    assert form.status_code == 403
    assert "ghi diễn biến vụ việc" in form.content.decode()


def test_two_clerks_on_one_matter_lose_no_word(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    address = reverse("desk:record", args=[case, "investigation.requested"])
    sent = filled(client, address, items="Xác minh nhân thân", step="record")
    put(act("investigation.extended", case, ago(0), ordinal=1, until=ago(-70), document_no="9/QĐ-VKS"))

    answer = client.post(address, sent)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "vừa ghi thay đổi" in page
    assert "Số 9/QĐ-VKS" in page
    assert fields_of(page)["items"] == ["Xác minh nhân thân"]
    again = client.post(address, {**fields_of(page), "step": "record"})
    assert again.status_code == 302
    assert recorded(case, "investigation.requested").content["items"] == ["Xác minh nhân thân"]


def test_a_case_takes_over_from_the_report_it_comes_from(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(10), procurator="mai")
    address = f"{reverse('desk:open_new', args=['case.instituted'])}?tu={report}"

    sent = filled(client, address, step="record")
    assert sent["offences"] == ["Điều 173 khoản 1"]
    assert sent["agency"] == ["Cơ quan CSĐT Công an tỉnh"]
    client.post(address, sent)

    case = MatterRow.objects.get(workstream="criminal_cases")
    assert case.family_id == MatterRow.objects.get(matter=report).family_id
    assert "Nguồn tin 112/" in client.get(f"/vu-viec/{case.matter_id}/").content.decode()


def test_the_suspect_of_the_report_can_be_charged_without_being_typed_again(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(10), procurator="mai")
    opening = f"{reverse('desk:open_new', args=['case.instituted'])}?tu={report}"
    client.post(opening, filled(client, opening, step="record"))
    case = MatterRow.objects.get(workstream="criminal_cases").matter_id
    address = reverse("desk:record", args=[case, "accused.charged"])
    page = client.get(address).content.decode()
    suspect = PersonVersion.objects.get(name="Lò Văn Páo").participant

    assert "Lò Văn Páo (người bị tố giác" in page
    client.post(address, {**fields_of(page), "concerned": [str(suspect)], "step": "record"})

    assert "Lò Văn Páo" in client.get(f"/vu-viec/{case}/").content.decode()
    assert PersonVersion.objects.filter(participant=suspect).count() == 2


def test_those_at_whose_stage_the_act_is_in_its_place_are_ticked(client: Client) -> None:
    signed_in(client, an_account())
    case, accused = a_case()

    charged = filled(client, reverse("desk:record", args=[case, "accused.charged"]))
    cancelled = filled(client, reverse("desk:record", args=[case, "charge.cancelled"]))

    assert "concerned" not in charged
    assert cancelled["concerned"] == [str(one) for one in accused]


def test_what_is_done_to_one_of_several_names_them_and_nobody_is_ticked_beforehand(client: Client) -> None:
    signed_in(client, an_account())
    case, accused = a_case()
    address = reverse("desk:record", args=[case, "accused.suspended"])

    sent = filled(client, address, step="record")
    refused = client.post(address, sent).content.decode()
    client.post(address, {**sent, "concerned": [str(accused[0])]})

    assert "concerned" not in sent
    assert "Chọn người mà việc này nói đến." in refused
    places = PlaceRow.objects.filter(matter=case)
    assert [one.participant for one in places if one.stage == "suspended"] == [accused[0]]


def test_a_form_without_its_ids_is_refused(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()

    answer = client.post(reverse("desk:record", args=[case, "investigation.requested"]), {"step": "record"})

    assert answer.status_code == 400


def test_an_act_of_another_khau_has_no_form_here(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()

    assert client.get(reverse("desk:record", args=[case, "report.accepted"])).status_code == 404
    assert client.get(reverse("desk:record", args=[case, "record.voided"])).status_code == 404
    assert client.get(reverse("desk:open_new", args=["investigation.extended"])).status_code == 404
    assert client.get(reverse("desk:record", args=[new_id(), "investigation.extended"])).status_code == 404


def test_offences_are_suggested_by_number_and_by_name_without_accents(client: Client) -> None:
    signed_in(client, an_account())

    by_number = client.get(reverse("desk:offences"), {"q": "173"}).content.decode()
    by_name = client.get(reverse("desk:offences"), {"q": "trom cap"}).content.decode()
    second = client.get(reverse("desk:offences"), {"q": "Điều 173 khoản 1; 134/2"}).content.decode()

    assert "Điều 173 khoản 2" in by_number
    assert "Tội trộm cắp tài sản" in by_name
    assert 'data-text="Điều 173 khoản 1; Điều 134 khoản 2"' in second


def test_matters_are_suggested_among_those_one_may_see(client: Client) -> None:
    signed_in(client, an_account())
    a_report(112, on=ago(10), procurator="mai")
    a_report(113, on=ago(10), unit="22-KV1")
    address = reverse("desk:matters")

    found = client.get(address, {"q": "112", "kind": "case.instituted", "role": "report"}).content.decode()
    hidden = client.get(address, {"q": "113", "kind": "case.instituted", "role": "report"}).content.decode()

    assert f"Nguồn tin 112/{ago(10).year} · {UNIT}" in found
    assert "data-code" not in hidden


def test_a_typed_number_finds_the_matter_and_an_unknown_one_is_said(client: Client) -> None:
    signed_in(client, an_account())
    report = a_report(112, on=ago(10), procurator="mai")
    address = reverse("desk:open_new", args=["case.instituted"])
    sent = filled(client, address, step="record")

    wrong = client.post(address, {**sent, "matter_report": "999/2026"})
    client.post(address, {**sent, "matter_report": f"Nguồn tin 112/{ago(10).year} · {UNIT}"})

    assert wrong.status_code == 422
    assert "Không tìm thấy 999/2026" in wrong.content.decode()
    case = MatterRow.objects.get(workstream="criminal_cases")
    assert case.family_id == MatterRow.objects.get(matter=report).family_id


def test_a_paper_that_is_recorded_already_is_a_question_and_no_refusal(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    put(act("investigation.requested", case, ago(0), document_no="3/YCĐT"))
    address = reverse("desk:record", args=[case, "investigation.requested"])
    sent = filled(client, address, document_no="3/YCĐT", items="Thu thập camera")

    review = client.post(address, {**sent, "step": "review"}).content.decode()

    assert "Có thể đã ghi rồi" in review
    assert client.post(address, {**sent, "step": "record"}).status_code == 302


def test_a_docket_number_that_is_taken_is_told(client: Client) -> None:
    signed_in(client, an_account())
    a_report(112, on=ago(5))
    fresh = a_report(None, on=ago(1))
    address = reverse("desk:record", args=[fresh, "report.accepted"])
    sent = filled(client, address, number="112", year=str(ago(5).year))

    assert "Có thể đã ghi rồi" in client.post(f"{address}xem-truoc/", sent).content.decode()


def test_a_new_matter_never_takes_the_id_of_another(client: Client) -> None:
    signed_in(client, an_account())
    hidden = a_report(112, on=ago(5), unit="22-KV1")
    address = reverse("desk:open_new", args=["report.received"])
    sent = filled(client, address, matter_id=str(hidden))

    assert client.post(f"{address}xem-truoc/", sent).status_code == 400
    assert client.post(address, {**sent, "step": "record"}).status_code == 400
