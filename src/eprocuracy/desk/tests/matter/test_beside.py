"""What stands in the file beside the proceeding: shown, typed line by line, and guarded where it must be."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from eprocuracy.kernel.actors import Duty
from eprocuracy.records import rules
from eprocuracy.records.models import DeadlineRow, Matter
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.beside.acts_property import Thing
from eprocuracy.workstreams.beside.words import Handling, Handover, Reply, ThingKind, Watched
from eprocuracy.workstreams.house_acts import Secrecy

from ..world import act, ago, an_account, put, signed_in
from .sending import fields_of, filled
from .stories import a_case

pytestmark = pytest.mark.django_db


def recorded(case: Any, kind: str) -> Any:
    family = Matter.objects.get(id=case).family_id
    acts: list[Act] = list(acts_of(rules.present().catalogue, [family])[family])
    return next(one for one in reversed(acts) if one.kind == kind)


def sent(client: Client, address: str, **typed: Any) -> Any:
    """Fill, review, record."""
    review = client.post(address, {**filled(client, address), "step": "review", **typed})
    assert review.status_code == 200, review.content.decode()[-2000:]
    return client.post(address, {**fields_of(review.content.decode()), "step": "record"})


def test_the_matter_says_where_the_file_is(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    put(act("file.handed_over", case, ago(2), way=Handover.US_TO_AGENCY, to_body="Đội 2 PC02", pages=215))

    overview = client.get(f"/vu-viec/{case}/").content.decode()
    page = client.get(f"/vu-viec/{case}/trong-ho-so/").content.decode()

    assert "Hồ sơ đang ở" in overview
    assert "Cơ quan điều tra · Đội 2 PC02".casefold() in page.casefold()


def test_a_list_is_typed_line_by_line_and_empty_lines_say_nothing(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    address = f"/vu-viec/{case}/ghi/exhibit.taken/"

    answer = sent(
        client, address,
        **{"things-0-what": "Xe máy", "things-0-kind": "vehicle", "things-0-value": "12.500.000", "things-2-what": "Dao"},
    )  # fmt: skip

    assert answer.status_code == 302
    kept = recorded(case, "exhibit.taken").things
    assert kept == (Thing(what="Xe máy", kind=ThingKind.VEHICLE, value=12_500_000), Thing(what="Dao"))
    assert "12.500.000 đồng" in client.get(f"/vu-viec/{case}/dien-bien/").content.decode()


def test_more_lines_come_when_asked_for_and_no_word_is_lost(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    address = f"/vu-viec/{case}/ghi/exhibit.taken/"
    typed = {f"things-{number}-what": f"vật {number}" for number in range(3)}

    page = client.post(address, {**filled(client, address), **typed, "step": "edit"}).content.decode()

    assert "vật 2" in page
    assert 'name="things-3-what"' in page


def test_a_line_that_cannot_be_read_is_named(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    address = f"/vu-viec/{case}/ghi/exhibit.taken/"

    answer = client.post(address, {**filled(client, address), "things-1-what": "x", "things-1-value": "1.5"})

    assert answer.status_code == 422
    assert "Dòng 2, Giá trị: Ghi số nguyên" in answer.content.decode()


def test_offered_items_count_only_once_something_is_said_of_them(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    put(act("investigation.requested", case, ago(9), items=("đối chất", "giám định", "nhận dạng")))

    sent(client, f"/vu-viec/{case}/ghi/request.answered/", **{"answers-1-outcome": "done"})

    (answer,) = recorded(case, "request.answered").answers
    assert (answer.item, answer.asked, answer.outcome) == (2, "giám định", Reply.DONE)
    assert "đã thực hiện 1/3, 2 chưa trả lời" in client.get(f"/vu-viec/{case}/").content.decode()


def test_a_correction_keeps_every_line(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    put(act("exhibit.taken", case, ago(5), things=(Thing(what="Dao", quantity="0,5", value=0), Thing(what="Xe"))))
    first = recorded(case, "exhibit.taken")

    sent(client, f"/vu-viec/{case}/viec/{first.id}/sua/", reason="ghi nhầm", **{"things-1-what": "Xe đạp"})

    mended = recorded(case, "exhibit.taken")
    assert mended.supersedes == first.id
    assert mended.things == (Thing(what="Dao", quantity="0,5", value=0), Thing(what="Xe đạp"))


def test_things_to_be_decided_on_are_offered_by_name(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case()
    put(act("exhibit.taken", case, ago(5), things=(Thing(what="Dao"),)))

    sent(client, f"/vu-viec/{case}/ghi/exhibit.handled/", **{"handled-0-how": "destroyed"})

    assert recorded(case, "exhibit.handled").handled[0].how is Handling.DESTROYED
    assert "tịch thu, tiêu hủy" in client.get(f"/vu-viec/{case}/trong-ho-so/").content.decode()


def test_what_is_guarded_is_read_by_the_assigned_and_the_heads_alone() -> None:
    case, _ = a_case(procurator="mai")
    clients = {name: Client() for name in ("mai", "vien", "ban")}
    signed_in(clients["mai"], an_account("mai"))
    signed_in(clients["vien"], an_account("vien", duties=[Duty.CHIEF], called="Lê Viện Trưởng"))
    signed_in(clients["ban"], an_account("ban", called="Trần Đồng Nghiệp"))
    asked = act(
        "guidance.asked", case, ago(3), question="Định tội danh thế nào?", asked_of="VKSND tỉnh", due_on=ago(-9)
    )
    void = act("record.voided", case, ago(2), supersedes=asked.id, reason="ghi nhầm")
    put(asked)

    for name, reads in (("mai", True), ("vien", True), ("ban", False)):
        client = clients[name]
        pages = [
            client.get(f"/vu-viec/{case}/{part}").content.decode()
            for part in ("", "dien-bien/", "thoi-han/", "trong-ho-so/")
        ]
        assert any("Định tội danh" in page for page in pages) is reads, name
        assert ("Chờ trả lời thỉnh thị" in pages[2]) is reads, name
        assert (client.get(f"/vu-viec/{case}/viec/{asked.id}/").status_code == 200) is reads, name
        assert (client.get(f"/vu-viec/{case}/ghi/opinion.given/").status_code == 200) is reads, name
        assert (client.get(f"/vu-viec/{case}/thoi-han/guidance.answer/0/").status_code == 200) is reads, name
    assert DeadlineRow.objects.get(matter=case, clock="guidance.answer").secrecy == 2

    put(void)

    assert "Hủy bản ghi" not in clients["ban"].get(f"/vu-viec/{case}/dien-bien/").content.decode()


def test_a_matter_put_under_watch_can_be_closed_by_that_act(client: Client) -> None:
    case, _ = a_case(procurator="mai")
    signed_in(client, an_account("ban", called="Trần Đồng Nghiệp"))
    assert client.get(f"/vu-viec/{case}/").status_code == 200

    put(act("matter.watched", case, ago(1), document_no="5-TB/BCĐ", why=Watched.PROVINCIAL, secrecy=Secrecy.CLOSED))

    assert client.get(f"/vu-viec/{case}/").status_code == 404
