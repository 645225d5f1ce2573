"""The summary of a proposal about several accused: one page up to four, and of more the first page says where to read on."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.test import Client
from pypdfium2 import PdfDocument

from eprocuracy.desk.tests.matter.sending import filled
from eprocuracy.desk.tests.world import UNIT, act, ago, put
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role

from .world import as_, send, staff

pytestmark = pytest.mark.django_db
PLAYING = (Offence("321", 2),)
NAMES = ("An", "Bình", "Chi", "Dũng", "Giang", "Hải", "Khánh", "Lan", "Minh", "Nam", "Oanh", "Phúc")


def ready_to_indict(count: int) -> UUID:
    """A case against so many, its file at the procuracy."""
    case = new_id()
    people = tuple(
        Person(participant=new_id(), name=f"Nguyễn Văn {name}", birth=Birth.parse("1990-02-03"), address="xã Ba Chẽ")
        for name in NAMES[:count]
    )
    links = tuple(Link(Role.ACCUSED, one.participant, PLAYING) for one in people)
    put(
        act("case.instituted", case, ago(60), unit=UNIT, agency="Cơ quan CSĐT", title="Đánh bạc", offences=PLAYING,
            offence_on=ago(61), document_no="7/QĐ-CSĐT"),
        act("case.accepted", case, ago(60), number=7, year=ago(60).year, procurator="mai"),
        act("accused.charged", case, ago(55), document_no="12/QĐ-CSĐT", links=links, people=people),
        act("investigation.concluded", case, ago(8), document_no="31/KLĐT"),
        act("file.received", case, ago(6), volumes=1, pages=112),
    )  # fmt: skip
    return case


SHORT = "Đã xem xét, có căn cứ."
LONG = (
    f"{SHORT} Tài liệu tại các bút lục 12 đến 48 và lời khai của bị can, bị hại, người làm chứng phù hợp với nhau. " * 3
)


@pytest.mark.parametrize(
    ("count", "answer", "goes_on"),
    [
        (4, SHORT, ""),
        (12, SHORT, "Xem trang sau"),
        (2, LONG[:110], "chỉ gồm điểm phải trả lời"),
        (1, LONG, "trang sau"),
    ],
)
def test_the_summary_goes_on_one_page_or_says_where_to_read_on(
    client: Client, count: int, answer: str, goes_on: str
) -> None:
    staff()
    case = ready_to_indict(count)
    address = f"/vu-viec/{case}/ghi/case.indicted/"
    found = re.search(r'formaction="([^"]+)"', as_(client, "mai").get(address).content.decode())
    assert found is not None
    document = str(client.post(found[1], filled(client, address, court="Tòa án nhân dân khu vực 3"))["Location"])
    page = f"{document}trinh-ky/"
    asked = [name for name in filled(client, page) if name.startswith(("blank-", "point-"))]
    send(client, page, to="chief", **dict.fromkeys(asked, answer))

    pages = [
        page.get_textpage().get_text_bounded() for page in PdfDocument(client.get(f"{document}tom-tat.pdf").content)
    ]

    assert goes_on in " ".join(pages[0].split())
    assert (len(pages) == 1) is (goes_on == "")
    assert all(f"Nguyễn Văn {name}" in "".join(pages) for name in NAMES[:count])
    assert any("Đã xem xét, có căn cứ." in " ".join(page.split()) for page in pages)
