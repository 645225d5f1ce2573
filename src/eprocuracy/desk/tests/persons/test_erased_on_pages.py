"""After a lawful erasure every page says so, and none finds or offers the person any more."""

from __future__ import annotations

import pytest
from django.test import Client

from eprocuracy.desk.tests.persons.test_person_page import NUMBER, a_suspect, matter_of
from eprocuracy.desk.tests.world import an_account, now, signed_in
from eprocuracy.kernel.actors import Duty
from eprocuracy.records import rules
from eprocuracy.records.erasing import Ground, erase
from eprocuracy.records.replaying import replay


@pytest.mark.django_db
def test_pages_say_by_which_paper_a_person_was_erased_and_the_name_is_found_nowhere(client: Client) -> None:
    chief = signed_in(client, an_account("vinh", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    who, namesake = a_suspect(1, id_no=NUMBER, address="Bản Mế"), a_suspect(2, "Nguyễn Hải", birth=None, id_no=NUMBER)
    matter = matter_of(who)
    ground = Ground("12/QĐ-VKS", "VKSND khu vực 3", "người được minh oan yêu cầu")

    erase(rules.present(), who, ground, by=chief, at=now(), secret="muối")

    for address in (
        f"/nguoi/{who}/",
        f"/vu-viec/{matter}/",
        f"/vu-viec/{matter}/dien-bien/",
        "/so/crime_reports/",
    ):
        page = client.get(address).content.decode()
        assert "đã xóa theo 12/QĐ-VKS" in page, address
        assert "Nguyễn Văn Hải" not in page, address
    client.cookies["language"] = "en"
    assert "erased by order of 12/QĐ-VKS" in client.get(f"/nguoi/{who}/").content.decode()
    assert str(who) not in client.get("/tim/?q=nguyen+van+hai").content.decode()
    assert str(who) not in client.get(f"/tim/?q={NUMBER}").content.decode()
    assert str(who) not in client.get(f"/nguoi/{namesake}/").content.decode()
    assert replay(rules.present()).differences == []
