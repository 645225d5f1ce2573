"""What stands in the way of the next act is said on the matter and beside the form; recording goes on all the same."""

from __future__ import annotations

import html
import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.kernel.moments import When
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, a_person_held, act, ago, an_account, put, signed_in
from .sending import fields_of, filled

pytestmark = pytest.mark.django_db


def told(client: Client, matter: UUID) -> str:
    """The words of the list, without its markup."""
    page = html.unescape(client.get(f"/vu-viec/{matter}/").content.decode())
    if 'id="waiting-title"' not in page:
        return ""
    part = page[page.index('id="waiting-title"') :]
    return " ".join(re.sub(r"<[^>]+>", "", part[: part.index("</section>")]).split())


def test_a_person_held_without_a_charge_cannot_be_detained_by_an_order_yet_and_the_page_says_why(
    client: Client,
) -> None:
    signed_in(client, an_account())
    held = a_person_held(procurator="mai", hours=10)

    assert "Chưa thể tạo “Lệnh tạm giam”: thiếu khởi tố vụ án, khởi tố bị can." in told(client, held)


def primary(client: Client, matter: UUID) -> tuple[str, str]:
    """The words and the address of the one button in the bar of a matter."""
    page = html.unescape(client.get(f"/vu-viec/{matter}/").content.decode())
    bar = page[page.index('class="ep-identity__need"') :]
    found = re.search(r'<a class="ep-button[^"]*" href="([^"]+)"[^>]*>(.*?)</a>', bar[: bar.index("</div>")], re.DOTALL)
    return (found[2].strip(), found[1]) if found else ("", "")


def offered(client: Client, matter: UUID, kind: str) -> str:
    """The line of one kind in the list of what can be recorded, without its markup."""
    page = html.unescape(client.get(f"/vu-viec/{matter}/").content.decode())
    part = page[page.index('id="offers-title"') :]
    line = part[part.index(reverse("desk:record", args=[matter, kind])) :]
    return " ".join(re.sub(r"<[^>]+>", "", line[line.index(">") + 1 : line.index("</li>")]).split())


def test_the_button_never_leads_to_an_act_that_is_blocked_but_to_what_it_waits_for(client: Client) -> None:
    signed_in(client, an_account())
    held = a_person_held(procurator="mai", hours=10)

    # without a case the charge has no place yet: the case comes first
    assert primary(client, held) == ("Khởi tố vụ án", f"{reverse('desk:open_new', args=['case.instituted'])}?tu={held}")
    assert offered(client, held, "detention.ordered") == "Lệnh tạm giam còn thiếu khởi tố vụ án, khởi tố bị can"

    case = new_id()
    put(
        act(
            "case.instituted",
            case,
            ago(0),
            unit=UNIT,
            title="Cướp giật",
            links=(Link(Role.CUSTODY, held, is_matter=True),),
        )
    )

    assert primary(client, held) == ("Khởi tố bị can", reverse("desk:record", args=[case, "accused.charged"]))


def test_the_button_leads_to_the_record_that_lacks_a_field(client: Client) -> None:
    signed_in(client, an_account())
    case, instituted = a_case_without_agency()

    assert primary(client, case) == (
        "Bổ sung cơ quan khởi tố, điều tra",
        reverse("desk:correct", args=[case, instituted]),
    )


def test_the_sentence_goes_once_the_charge_is_recorded_in_the_case_of_the_person(client: Client) -> None:
    signed_in(client, an_account())
    held, case, who = new_id(), new_id(), Person(participant=new_id(), name="Vàng A Tủa")
    place = Link(Role.HELD, who.participant)
    put(
        act("custody.held", held, ago(2), unit=UNIT, number=3, year=ago(2).year, procurator="mai", links=(place,), people=(who,)),
        act("custody.ordered", held, ago(2), begins=When.on(ago(2)), links=(place,)),
        act("case.instituted", case, ago(1), unit=UNIT, title="Cướp giật", offences=(Offence("171", 1),),
            links=(Link(Role.CUSTODY, held, is_matter=True),)),
    )  # fmt: skip
    assert "Lệnh tạm giam" in told(client, held)

    put(act("accused.charged", case, ago(1), links=(Link(Role.ACCUSED, who.participant, (Offence("171", 1),)),)))

    assert "Lệnh tạm giam" not in told(client, held)


def a_case_without_agency() -> tuple[UUID, UUID]:
    """A charge waits for approval in a case of which nobody said who investigates it; the case and its first act."""
    case = new_id()
    who = Person(participant=new_id(), name="Lò Văn Páo")
    instituted = act(
        "case.instituted", case, ago(9), unit=UNIT, title="Trộm cắp tài sản", offences=(Offence("173", 1),)
    )
    put(
        instituted,
        act("case.accepted", case, ago(9), number=7, year=ago(9).year, procurator="mai"),
        act("accused.charged", case, ago(2), links=(Link(Role.ACCUSED, who.participant, (Offence("173", 1),)),), people=(who,)),
        act("charge.file_received", case, ago(1), links=(Link(Role.ACCUSED, who.participant),)),
    )  # fmt: skip
    return case, instituted.id


def test_a_field_that_is_missing_leads_to_where_it_is_written(client: Client) -> None:
    signed_in(client, an_account())
    case, _ = a_case_without_agency()

    assert "Chưa thể tạo “Phê chuẩn quyết định khởi tố bị can”: thiếu cơ quan" in told(client, case)


def test_the_form_says_it_too_and_records_what_happened_all_the_same(client: Client) -> None:
    signed_in(client, an_account())
    held = a_person_held(procurator="mai", hours=10)
    address = reverse("desk:record", args=[held, "detention.ordered"])
    sent = filled(client, address, document_no="3/LTG", begins=f"{ago(0):%d/%m/%Y}", until=f"{ago(-50):%d/%m/%Y}")

    review = client.post(address, {**sent, "step": "review"}).content.decode()

    assert "Chưa đủ điều kiện ban hành" in review
    assert "thiếu khởi tố vụ án, khởi tố bị can" in " ".join(re.sub(r"<[^>]+>", "", html.unescape(review)).split())
    assert client.post(address, {**fields_of(review), "step": "record"}).status_code == 302
    assert ActRow.objects.filter(matter=held, kind="detention.ordered").exists()
