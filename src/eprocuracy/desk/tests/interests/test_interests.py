"""Interests: declared by a person, met when somebody assigns, records a participant or signs, and decided by the head."""

from __future__ import annotations

import html
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.world import a_report, act, ago, an_account, now, put, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.issuing.drafts.actions import right_of
from eprocuracy.issuing.models import Draft
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.wall.sight import seeing
from eprocuracy.records import rules
from eprocuracy.records.interests import declare_interest, require_impartial
from eprocuracy.records.models import Interest, InterestDecision, MatterRow
from eprocuracy.records.wall import sight_of
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.impartiality import Declared, EarlierRole, Ground
from eprocuracy.workstreams.people import Person, Role

pytestmark = pytest.mark.django_db
ID = "014090000123"
ASSIGN, DAY, OWN = "/phan-cong/", "/", "/loi-ich/"


@pytest.fixture
def chief(client: Client) -> Client:
    an_account("mai", called="Hoàng Thị Mai")
    an_account("thinh", called="Trần Đức Thịnh")
    signed_in(client, an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    return client


@pytest.fixture
def mai(chief: Client) -> Client:
    client = Client()
    signed_in(client, Account.objects.get(account="mai"))
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def a_brother(*, id_no: str = ID, name: str = "Lò Văn Páo") -> Interest:
    by = actor_of(Account.objects.get(account="mai"))
    said = Declared(ground=Ground.RELATIVE, id_no=id_no)
    return declare_interest(said, name=name, relation="anh ruột", by=by, at=now())


def order(client: Client, matter: UUID, to: str = "mai", of: str = "", **more: str):
    position = MatterRow.objects.select_related("family").get(matter=matter).family.position
    asked = {"matter": [f"{matter}~{position}"], "to": to, "on": f"{now():%d/%m/%Y}", "document_no": "", "reason": ""}
    return client.post(f"{ASSIGN}?of={of}" if of else ASSIGN, {**asked, **more})


def in_charge(matter: UUID) -> str:
    return MatterRow.objects.get(matter=matter).procurator


def test_from_the_declaration_to_the_change_of_procurator(chief: Client, mai: Client) -> None:
    matter = a_report(7, procurator="mai", id_no=ID)
    assert "Lợi ích liên quan" not in text(mai, DAY)

    typed = {
        "ground": "relative",
        "name": "Lò Văn Páo",
        "birth": "1990",
        "id_no": "014 090 000 123",
        "relation": "anh ruột",
    }
    assert mai.post(OWN, typed).status_code == 302
    assert "anh ruột" in text(mai, OWN)

    asking = reverse("desk:interest_in_matter", args=[matter, "mai"])
    assert asking in text(mai, DAY)
    page = text(mai, asking)
    assert "Điều 49" in page
    assert mai.post(asking, {"reason": ""}).status_code == 302
    assert "đã đề nghị được thay đổi" in text(mai, DAY)

    board = text(chief, DAY)
    assert asking in board
    assert "anh ruột" not in board
    assert "đã đề nghị được thay đổi" in text(chief, asking)
    assert order(chief, matter, "thinh", of="mai", why="recused").status_code == 302
    assert in_charge(matter) == "thinh"
    assert asking not in text(chief, DAY) + text(mai, DAY)


def test_who_certainly_may_not_is_not_assigned_before_the_head_gives_a_reason(chief: Client) -> None:
    matter = a_report(7, id_no=ID)
    a_brother()

    shown = order(chief, matter, step="review")
    page = html.unescape(shown.content.decode())
    assert "Lò Văn Páo" in page
    assert "chắc chắn" in page
    assert order(chief, matter).status_code == 422
    assert in_charge(matter) == ""

    kept = order(chief, matter, **{"despite-reason": "Cả đơn vị chỉ còn một Kiểm sát viên"})
    assert kept.status_code == 302
    assert in_charge(matter) == "mai"
    decision = InterestDecision.objects.get()
    assert (decision.account, decision.by, decision.kept) == ("mai", "vien", True)
    assert reverse("desk:interest_in_matter", args=[matter, "mai"]) not in text(chief, DAY)


def test_no_other_way_of_recording_puts_them_on_the_matter(chief: Client) -> None:
    matter = a_report(7, id_no=ID)
    a_brother()
    by = actor_of(Account.objects.get(account="vien"))

    with pytest.raises(Refused) as refused:
        put(act("report.assigned", matter, ago(0), procurator="thinh", assisting=("mai",)), by=by)

    assert "Hoàng Thị Mai" in refused.value.what.vi
    assert [str(one) for one in refused.value.basis] == ["Điều 49 khoản 3 BLTTHS 2015", "Điều 52 khoản 2 BLTTHS 2015"]
    put(act("report.assigned", matter, ago(0), procurator="thinh"), by=by)
    assert in_charge(matter) == "thinh"


def test_the_same_name_is_a_question_and_a_participant_recorded_later_is_found(chief: Client) -> None:
    matter = a_report(7, procurator="mai", suspects=("Vừ A Dơ",))
    a_brother(id_no="", name="Ma Thị Trang")
    asking = reverse("desk:interest_in_matter", args=[matter, "mai"])
    assert asking not in text(chief, DAY)

    victim = Person(participant=UUID(int=9), name="MA THỊ TRANG", id_no=ID)
    put(act("report.statement_taken", matter, ago(0), links=(Link(Role.VICTIM, victim.participant),), people=(victim,)))

    assert asking in text(chief, DAY)
    assert "trùng tên, cần hỏi lại" in text(chief, asking)
    require_impartial(["mai"], [matter])  # a question stands in nobody's way
    said = {"reason": "Đã hỏi: không phải cùng một người"}
    assert chief.post(asking, said).status_code == 302
    assert asking not in text(chief, DAY)


def test_an_earlier_role_in_the_matter_bars_and_so_does_it_from_signing(chief: Client) -> None:
    matter = a_report(7)
    by = actor_of(Account.objects.get(account="vien"))
    said = Declared(ground=Ground.ROLE, matter=matter, role=EarlierRole.INVESTIGATOR)
    declare_interest(said, name="", relation="", by=by, at=now())
    row = MatterRow.objects.get(matter=matter)
    kind = rules.present().catalogue.kinds["report.extended"]

    with pytest.raises(Refused, match="phải từ chối"):
        right_of(by, row, kind, Draft(id=matter, matter_id=matter, home=matter), at=now())


def test_nobody_decides_of_themselves_and_of_the_chief_the_office_above_does(chief: Client) -> None:
    matter = a_report(7, id_no=ID)
    vien = actor_of(Account.objects.get(account="vien"))
    declare_interest(Declared(ground=Ground.RELATIVE, id_no=ID), name="", relation="", by=vien, at=now())
    reason = {"despite-reason": "Viện kiểm sát cấp trên đã quyết định"}

    assert order(chief, matter, "vien", **reason).status_code == 409
    assert order(chief, matter, "vien", **reason, **{"despite-document_no": "12/QĐ-VKS"}).status_code == 409
    assert in_charge(matter) == ""


def test_a_declaration_is_its_author_s_alone_and_stays_out_of_the_log(chief: Client, mai: Client) -> None:
    made = a_brother()

    assert "anh ruột" not in text(chief, OWN)
    for name, count in (("mai", 1), ("vien", 0)):
        with seeing(sight_of(actor_of(Account.objects.get(account=name)))):
            assert Interest.objects.count() == count
    assert chief.post(reverse("desk:interest_withdraw", args=[made.pk])).status_code != 302
    assert mai.post(reverse("desk:interest_withdraw", args=[made.pk])).status_code == 302
    assert not Entry.objects.filter(detail__icontains="Páo").exists()
    assert "anh ruột" not in text(mai, OWN)
