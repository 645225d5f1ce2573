"""The log of a matter, of a person and of one's own account: who may ask, what it says, and that its length costs nothing."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from eprocuracy.audit import actions as audit
from eprocuracy.audit import keeping, proving
from eprocuracy.audit.keys import signer
from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.test_lists import ENGLISH, visible
from eprocuracy.desk.tests.world import a_report, an_account, now, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.records.models import PlaceRow

pytestmark = pytest.mark.django_db
LOCAL = "127.0.0.1"


@pytest.fixture
def mai() -> Account:
    return an_account()


@pytest.fixture
def thinh() -> Account:
    return an_account("thinh", called="Lê Văn Thịnh")


@pytest.fixture
def report(mai: Account) -> UUID:
    return a_report(procurator="mai")


def log_of(client: Client, matter: UUID, **asked: str) -> str:
    answer = client.get(reverse("desk:matter_log", args=[matter]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_whoever_handles_a_matter_reads_who_looked_at_it_and_who_wrote(
    client: Client, mai: Account, thinh: Account, report: UUID
) -> None:
    signed_in(client, thinh)
    client.get(reverse("desk:matter", args=[report]))
    signed_in(client, mai)
    shown = visible(log_of(client, report))

    assert "Lê Văn Thịnh: xem vụ việc" in shown
    assert "Hệ thống: ghi việc vào sổ" in shown
    assert LOCAL in shown
    assert "đang chờ xếp chỗ" in shown
    assert "Lò Văn Páo: " not in shown
    assert ENGLISH.findall(shown.replace("English", "")) == []


def test_the_receipt_says_pending_until_the_entry_lies_under_a_signature_and_then_proves_it(
    client: Client, mai: Account, report: UUID
) -> None:
    signed_in(client, mai)
    number = Entry.objects.filter(deed="acts.recorded").latest("sequence").sequence
    address = reverse("desk:matter_log_receipt", args=[report, number])
    assert client.get(address).status_code == 409

    keeping.close(at=now())
    assert "trong nhật ký, chỗ" in visible(log_of(client, report))
    with ZipFile(BytesIO(client.get(address).content)) as packed:
        proof, leaf = packed.read(f"{number}.tlog-proof").decode(), packed.read(f"{number}.leaf")
    assert proving.proves(proof, leaf, signer().verifier)
    assert not proving.proves(proof, leaf + b" ", signer().verifier)


def test_a_receipt_of_another_matter_s_entry_is_not_found(client: Client, mai: Account, report: UUID) -> None:
    other = audit.record(
        "matter.read", by=actor_of(mai), at=now(), about=["matter:0193e1c4-0000-7000-8000-000000000009"]
    )
    keeping.close(at=now())
    signed_in(client, an_account("chi", duties=[Duty.CHIEF], called="Bùi Thị Chi"))

    assert client.get(reverse("desk:matter_log_receipt", args=[report, other])).status_code == 404


@pytest.mark.parametrize(
    ("duty", "status"), [(Duty.CHIEF, 200), (Duty.DEPUTY_CHIEF, 200), (Duty.PROCURATOR, 403), (Duty.CLERK, 403)]
)
def test_only_those_assigned_and_the_heads_read_the_log_of_a_matter(
    client: Client, report: UUID, duty: Duty, status: int
) -> None:
    signed_in(client, an_account("khac", duties=[duty], called="Nguyễn Văn Khác"))
    participant = PlaceRow.objects.get(matter=report).participant

    assert client.get(reverse("desk:matter_log", args=[report])).status_code == status
    assert client.get(reverse("desk:matter_log_sheet", args=[report])).status_code == status
    assert client.get(reverse("desk:person_log", args=[participant])).status_code == status
    tab = (
        reverse("desk:matter_log", args=[report]) in client.get(reverse("desk:matter", args=[report])).content.decode()
    )
    assert tab is (status == 200)


def test_another_office_cannot_tell_the_log_of_a_matter_from_none(client: Client, report: UUID) -> None:
    signed_in(client, an_account("xa", unit="22-KV1", duties=[Duty.CHIEF], called="Trần Xa"))

    assert client.get(reverse("desk:matter_log", args=[report])).status_code == 404


def test_the_log_of_a_person_counts_lists_that_showed_the_name(client: Client, mai: Account, report: UUID) -> None:
    signed_in(client, mai)
    client.get(reverse("desk:register", args=["crime_reports"]))
    participant = PlaceRow.objects.get(matter=report).participant
    shown = visible(client.get(reverse("desk:person_log", args=[participant])).content.decode())

    assert "Hoàng Thị Mai: xem danh sách vụ việc có tên người" in shown


def test_lines_are_narrowed_by_person_deed_and_day(client: Client, mai: Account, thinh: Account, report: UUID) -> None:
    signed_in(client, thinh)
    client.get(reverse("desk:matter", args=[report]))
    signed_in(client, mai)
    looked, wrote = "Lê Văn Thịnh: xem vụ việc", "Hệ thống: ghi việc vào sổ"

    assert wrote not in visible(log_of(client, report, who="thinh"))
    assert looked not in visible(log_of(client, report, manner="wrote"))
    assert looked in visible(log_of(client, report, manner="opened", day_from=f"{now():%d/%m/%Y}"))
    assert looked not in visible(log_of(client, report, day_to="01/01/2026"))
    assert "Ghi ngày theo dạng" in visible(log_of(client, report, day_to="hôm qua"))


def test_one_s_own_log_shows_one_s_own_deeds_and_what_others_did_to_the_account(
    client: Client, mai: Account, thinh: Account, report: UUID
) -> None:
    signed_in(client, thinh)
    client.get(reverse("desk:matter", args=[report]))
    signed_in(client, mai)
    client.get(reverse("desk:matter", args=[report]))
    shown = visible(client.get(reverse("desk:own_log")).content.decode())

    assert "Hoàng Thị Mai: xem vụ việc" in shown
    assert "Hệ thống: tạo tài khoản" in shown
    assert "Lê Văn Thịnh" not in shown


def test_reading_the_log_is_an_entry_of_the_log(client: Client, mai: Account, report: UUID) -> None:
    signed_in(client, mai)
    log_of(client, report)
    client.get(reverse("desk:matter_log_sheet", args=[report]))

    told = Entry.objects.filter(about=[f"matter:{report}"], account="mai").values_list("deed", flat=True)
    assert set(told) == {"log.read", "log.lines_exported"}


def test_the_sheet_has_every_line_of_the_matter(client: Client, mai: Account, report: UUID) -> None:
    signed_in(client, mai)
    for _ in range(3):
        client.get(reverse("desk:matter", args=[report]))
    content = client.get(reverse("desk:matter_log_sheet", args=[report]) + "?manner=opened").content
    cells = [str(cell) for row in load_workbook(BytesIO(content)).active.values for cell in row if cell]  # type: ignore[union-attr]

    assert cells.count("Xem vụ việc") == 3


def test_a_longer_log_asks_no_more_questions(client: Client, mai: Account, report: UUID) -> None:
    signed_in(client, mai)
    for name in ("desk:matter_log", "desk:own_log"):
        address = reverse(name, args=[report] if "matter" in name else [])
        client.get(address)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        for at in range(150):
            audit.record("matter.read", by=actor_of(mai), at=now(), about=[f"matter:{report}"], detail={"n": at})
        with CaptureQueriesContext(connection) as many:
            shown = client.get(address).content.decode()

        assert len(many) == len(few)
        assert "before=" in shown
