"""Promises over all lists of the desk: strangers are refused, the administrator sees no matter, no page holds a script of its own."""

from __future__ import annotations

import html
import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from eprocuracy.desk.tests.world import a_person_held, a_report, act, ago, an_account, put, signed_in
from eprocuracy.desk.urls import urlpatterns
from eprocuracy.kernel.actors import Duty
from eprocuracy.records import rules

pytestmark = pytest.mark.django_db

LISTS = [
    "/so/",
    "/so/crime_reports/",
    "/so/custody/",
    "/tim/?q=lo",
    "/tim/",
    "/tim/?q=khong+co",
    "/phan-cong/",
    "/lanh-dao/",
    "/tam-dinh-chi/",
    "/phat-hien/",
    "/lich-phien-toa/?loc=1",
    "/lich-phien-toa/lich-rieng/",
    "/so-in/",
    "/so-in/S2/",
    "/so-in/S12-reports/",
    "/phap-luat/",
    "/phap-luat/thoi-han/?q=172",
    "/phap-luat/thoi-han/BLTTHS-172/?event=case_initiated&at_0=06/01/2026&at_1=",
    "/phap-luat/cach-hieu/",
    "/phap-luat/lich/",
    "/phap-luat/toi-danh/?q=trom+cap",
    "/phap-luat/toi-danh/354/?ngay=01/03/2025",
    "/phap-luat/tham-quyen/?toi=251&ngay=01/04/2026",
]
FEED = "/lich-phien-toa/some.ics"
ENGLISH = re.compile(
    r"\b(the|of|and|with|who|open|closed|overdue|within|matters?|names?|units?|stages?|deadlines?|search|nobody|assign"
    r"|assigned|days?|left|register|docket|number|persons?|accused|custody|detention|report|reports|case|cases|none|true|false)\b",
    re.IGNORECASE,
)


def visible(page: str) -> str:
    """What a person reads or hears: text, labels and placeholders."""
    body = re.sub(r"<(script|style|head)\b.*?</\1>", " ", page, flags=re.DOTALL)
    spoken = re.findall(r'(?:aria-label|placeholder|data-label|title|alt)="([^"]*)"', body)
    return html.unescape(" ".join([re.sub(r"<[^>]+>", " ", body), *spoken]))


def everything() -> None:
    a_report(1, procurator="vien", on=ago(200))
    a_report(2)
    put(act("report.suspended", a_report(3), ago(1)))
    a_person_held(1)


def addresses() -> list[str]:
    """One address of every page of the desk."""
    named = {"workstream": "crime_reports", "kind": "report.received", "code": "S2"}
    by_type = {"UUIDConverter": UUID(int=1), "IntConverter": 1}
    found = []
    for part in urlpatterns:
        for pattern in part.url_patterns:
            assert isinstance(pattern, URLPattern)
            given = {
                name: named.get(name, by_type.get(type(converter).__name__, "some"))
                for name, converter in pattern.pattern.converters.items()
            }
            found.append(reverse(f"desk:{pattern.name}", kwargs=given))
    return found


def test_every_page_of_the_desk_refuses_a_stranger(client: Client) -> None:
    for address in addresses():
        if address == FEED:
            assert client.get(address).status_code == 404  # the secret in it opens, and nothing else
            continue
        if address.startswith((reverse("desk:check_papers"), "/.well-known/")):
            assert client.get(address).status_code in (
                200,
                404,
            )  # anybody may ask whether a paper is real, where to write of a hole
            continue
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code == 302, address
            assert answer["Location"].startswith(reverse("identity:sign_in")), address


def test_the_administrator_of_the_system_sees_no_matter(client: Client) -> None:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR]))
    everything()

    assert "/vu-viec/" not in client.get("/so/").content.decode()
    assert "/vu-viec/" not in client.get("/tim/?q=lo").content.decode()
    assert 'href="/so/' not in client.get("/so/").content.decode()


def test_the_frame_says_who_one_is_and_where(client: Client) -> None:
    signed_in(client, an_account(duties=[Duty.PROCURATOR]))

    page = client.get("/so/custody/").content.decode()

    assert "Viện kiểm sát nhân dân khu vực 3" in page
    assert "Kiểm sát viên" in page
    for stream in rules.present().catalogue.workstreams.values():
        assert f">{stream.label.vi}</a>" in page
    assert "Lãnh đạo" not in page
    assert "Phân công</a>" not in page


def test_no_page_holds_a_script_or_a_style_of_its_own(client: Client) -> None:
    signed_in(client, an_account("vien", duties=[Duty.CHIEF]))
    everything()

    for address in LISTS:
        page = client.get(address).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page), address
