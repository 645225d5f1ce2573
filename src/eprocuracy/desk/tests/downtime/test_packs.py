"""Numbers for the time without the system: reserved in a row, printed, and each accounted for once."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from eprocuracy.desk.tests.test_lists import visible as seen
from eprocuracy.desk.tests.world import UNIT, a_person_held, act, ago, an_account, now, put, signed_in
from eprocuracy.issuing import numbers
from eprocuracy.issuing.models import DowntimePack, NumberVoid, ReservedUse
from eprocuracy.issuing.numbers.counting import gaps
from eprocuracy.issuing.numbers.reserving import open_numbers
from eprocuracy.issuing.numbers.words import PaperClass
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.records.models import PlaceRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Role

pytestmark = pytest.mark.django_db
PAGE = "desk:downtime"


def visible(answer: HttpResponse) -> str:
    return seen(answer.content.decode())


@pytest.fixture
def clerk(client: Client) -> Actor:
    return signed_in(client, an_account("thom", duties=[Duty.CLERK], called="Vi Thị Thơm"))


def made(client: Client, **counts: int) -> None:
    """A pack with so many numbers."""
    empty = {f"form_{one}": 0 for one in ("31", "33", "35", "36", "37", "40", "42", "43", "58", "59", "90")}
    answer = client.post(reverse("desk:downtime_make"), {"reason": "Bảo trì", **empty, "bare_QĐ": 0, **counts})
    assert answer.status_code == 302, visible(answer)


def printed(client: Client) -> str:
    pack = reverse("desk:downtime_pack", args=[_pack()])
    return " ".join(
        page.get_textpage().get_text_bounded() for page in PdfDocument(BytesIO(client.get(pack).getvalue()))
    )


def _pack() -> int:
    return DowntimePack.objects.latest("pk").pk


def test_a_pack_tells_who_ends_first_and_brings_forms_with_numbers_of_the_book(client: Client, clerk: Actor) -> None:
    a_person_held(number=7, hours=60)
    made(client, form_33=2, bare_QĐ=1)

    told = "".join(printed(client).split())

    assert "VàngATủa" in told
    assert all(f"0{number}/QĐ-VKSKV3" in told for number in (1, 2, 3))
    assert "Số:02/QĐ-VKSKV3" in told  # the second blank bears its own number
    book = visible(client.get(reverse("desk:number_book")))
    assert book.count("dành cho khi mất hệ thống") >= 3


def test_what_the_system_numbers_goes_on_behind_the_reserved_ones_and_nothing_is_missing(
    client: Client, clerk: Actor
) -> None:
    made(client, bare_QĐ=3)

    entry = numbers.Entry(subject="Quyết định", signer="thom")
    given = numbers.allot(
        unit=UNIT, paper_class=PaperClass.PROCEDURAL, symbol="QĐ-VKSKV3", entry=entry, by=SYSTEM, at=now()
    )

    assert given.value == 4
    assert gaps([UNIT]) == []


def test_each_number_ends_once_as_an_act_another_paper_or_void(client: Client, clerk: Actor) -> None:
    matter = a_person_held(number=9, hours=30)
    made(client, bare_QĐ=3)
    first, second, third = (one.pk for one in open_numbers(clerk))
    released = act("custody.cancelled", matter, ago(0), document_no="01/QĐ-VKSKV3", links=_held(matter))
    earlier = act("custody.extension_refused", matter, ago(1), document_no="02/QĐ-VKSKV3", links=_held(matter))
    put(earlier, released)  # the other bears the number of a year that is over

    page = client.get(reverse(PAGE))
    confirm = reverse("desk:downtime_act", args=[first, released.id])
    assert confirm in page.content.decode()
    assert str(earlier.id) not in page.content.decode()
    assert client.post(reverse("desk:downtime_act", args=[second, released.id])).status_code == 403  # not its number
    assert client.post(confirm).status_code == 302
    told = {"subject": "Công văn mượn hồ sơ", "signed_on": f"{ago(0):%d/%m/%Y}"}
    assert client.post(reverse("desk:downtime_otherwise", args=[second]), told).status_code == 302
    client.post(reverse("desk:number_void", args=[third]), {"reason": "Viết hỏng"})

    assert not open_numbers(clerk).exists()
    assert client.post(confirm).status_code == 403  # nothing is said twice
    client.post(reverse("desk:number_void", args=[first]), {"reason": "Nhầm"})
    assert not NumberVoid.objects.filter(number=first).exists()
    book = visible(client.get(reverse("desk:number_book")))
    assert "đã ký trên giấy" in book
    assert "9/20" in book  # the matter of the act stands beside its number
    assert "đã hủy: Viết hỏng" in book


def test_the_database_itself_lets_no_number_end_twice(client: Client, clerk: Actor) -> None:
    made(client, bare_QĐ=1)
    number = open_numbers(clerk).get().pk
    NumberVoid.objects.create(number_id=number, reason="Hỏng", at=now(), by="thom")

    with pytest.raises(IntegrityError), transaction.atomic():
        ReservedUse.objects.create(number_id=number, subject="Khác", signed_on=ago(0), at=now(), by="thom")


def test_only_who_keeps_the_book_of_the_office_reserves_and_reconciles(client: Client, clerk: Actor) -> None:
    made(client, bare_QĐ=1)
    number = open_numbers(clerk).get().pk
    signed_in(client, an_account("mai"))

    assert client.get(reverse("desk:downtime_make")).status_code == 403
    assert client.post(reverse("desk:downtime_otherwise", args=[number]), {"subject": "x", "signed_on": "1/1/2026"})
    assert ReservedUse.objects.count() == 0
    signed_in(client, an_account("lang", unit="22-KV1", duties=[Duty.CLERK]))
    assert client.get(reverse("desk:downtime_otherwise", args=[number])).status_code == 404
    assert client.get(reverse("desk:downtime_pack", args=[_pack()])).status_code == 404


def _held(matter: UUID) -> tuple[Link, ...]:
    return (Link(Role.HELD, PlaceRow.objects.get(matter=matter).participant),)
