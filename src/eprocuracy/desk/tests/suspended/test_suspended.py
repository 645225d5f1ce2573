"""Suspended matters: why, what is awaited, the last review, the end of limitation; one click records the review."""

from __future__ import annotations

import html
import re
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from openpyxl import load_workbook

from eprocuracy.desk.tests.world import UNIT, a_report, act, acts_of_report, ago, an_account, put, signed_in
from eprocuracy.kernel.actors import Duty
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, SuspensionRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.crime_reports.words import SuspensionGround as OfReport
from eprocuracy.workstreams.criminal_cases.words import SuspensionGround as OfCase
from eprocuracy.workstreams.people import Person, Role

pytestmark = pytest.mark.django_db
LIST = "/tam-dinh-chi/"


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account("mai", duties=[Duty.PROCURATOR]))
    return client


def a_suspended_report(number: int = 1, *, procurator: str = "mai", unit: str = UNIT) -> UUID:
    matter = a_report(number, on=ago(90), procurator=procurator, unit=unit)
    put(
        act(
            "report.suspended",
            matter,
            ago(40),
            ground=OfReport.EXPERT_AWAITED,
            remedy="Đôn đốc kết luận giám định số 15",
        )
    )
    return matter


def a_case_with_two_accused() -> tuple[UUID, UUID, UUID]:
    """A case that goes on for one accused and rests for the other, who has absconded."""
    matter = new_id()
    first, second = (Person(participant=new_id(), name=name) for name in ("Lò Văn Páo", "Vàng A Tủa"))
    both = tuple(Link(Role.ACCUSED, one.participant, (Offence("173", 1),)) for one in (first, second))
    put(
        act(
            "case.instituted",
            matter,
            ago(80),
            unit=UNIT,
            agency="Cơ quan CSĐT",
            title="Trộm cắp tài sản",
            offences=(Offence("173", 1),),
            offence_on=date(2025, 3, 4),
        ),
        act("case.accepted", matter, ago(79), unit=UNIT, number=45, year=ago(79).year, procurator="mai"),
        act("accused.charged", matter, ago(70), links=both, people=(first, second)),
        act("charge.approved", matter, ago(69), links=both),
        act(
            "accused.suspended",
            matter,
            ago(20),
            links=(Link(Role.ACCUSED, second.participant),),
            ground=OfCase.ACCUSED_ABSCONDING,
        ),
    )
    return matter, first.participant, second.participant


def text(client: Client, address: str = LIST) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def buttons(page: str) -> list[str]:
    return re.findall(r'name="only" value="([^"]+)"', page)


def test_a_report_shows_its_ground_what_is_awaited_and_that_nobody_reviewed_it(mai: Client) -> None:
    a_suspended_report()

    page = text(mai)

    assert "Đã trưng cầu giám định" in page
    assert "Đôn đốc kết luận giám định số 15" in page
    assert "chưa rà soát" in page


def test_one_click_records_the_review_and_the_list_says_so(mai: Client) -> None:
    matter = a_suspended_report()
    (button,) = buttons(text(mai))

    answer = mai.post(f"{LIST}ra-soat/", {"only": button, "on": "", "outcome": "Căn cứ vẫn còn"})
    assert answer.status_code == 422  # a review has a day
    answer = mai.post(f"{LIST}ra-soat/", {"only": button, "on": f"{ago(0):%d/%m/%Y}", "outcome": "Căn cứ vẫn còn"})

    assert answer.status_code == 302
    recorded = ActRow.objects.get(matter=matter, kind="report.suspension_reviewed")
    assert (recorded.content["outcome"], recorded.recorded_by) == ("Căn cứ vẫn còn", "mai")
    row = SuspensionRow.objects.get(matter=matter)
    assert (row.reviewed_on, row.review) == (ago(0), "Căn cứ vẫn còn")
    assert "hôm nay" in text(mai)
    assert not buttons(text(mai, f"{LIST}?reviewed=no"))


def test_an_accused_for_whom_alone_the_case_rests_is_reviewed_alone(mai: Client) -> None:
    matter, first, second = a_case_with_two_accused()
    page = text(mai)
    assert "Vàng A Tủa" in page
    (button,) = buttons(page)

    mai.post(f"{LIST}ra-soat/", {"only": button, "on": f"{ago(0):%d/%m/%Y}", "outcome": "Chưa bắt được"})

    recorded = ActRow.objects.get(matter=matter, kind="case.suspension_reviewed")
    assert [link.target for link in recorded.links.all()] == [second]
    assert SuspensionRow.objects.get(matter=matter).participant == second


def test_limitation_is_counted_from_the_offence_and_says_how(mai: Client) -> None:
    matter, _, second = a_case_with_two_accused()

    row = SuspensionRow.objects.get(matter=matter)
    assert row.limitation_ends_on == date(2030, 3, 4)  # theft, clause 1: five years (BLHS 27)
    assert "04/03/2030" in text(mai)
    assert "Điều 27" in text(mai, f"{LIST}{matter}/thoi-hieu/?nguoi={second}")


def test_what_has_no_day_of_the_offence_says_what_is_missing(mai: Client) -> None:
    a_suspended_report()

    assert SuspensionRow.objects.get().limitation_ends_on is None
    assert "chưa biết" in text(mai).lower() or "thiếu" in text(mai).lower()


def test_what_goes_on_again_leaves_the_list(mai: Client) -> None:
    matter = a_suspended_report()
    put(act("report.resumed", matter, ago(1)))

    assert not SuspensionRow.objects.exists()


def test_two_reviewing_at_once_do_not_both_succeed(mai: Client) -> None:
    a_suspended_report()
    (button,) = buttons(text(mai))
    sent = {"only": button, "on": f"{ago(0):%d/%m/%Y}", "outcome": "Căn cứ vẫn còn"}

    assert mai.post(f"{LIST}ra-soat/", sent).status_code == 302
    assert mai.post(f"{LIST}ra-soat/", sent).status_code == 409


def test_the_sheet_for_the_meeting_has_the_same_rows(mai: Client) -> None:
    a_suspended_report(1)
    a_suspended_report(2)
    a_case_with_two_accused()

    answer = mai.get(f"{LIST}excel/?stream=crime_reports")

    sheet = load_workbook(BytesIO(answer.content)).active
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row for row in told if row[1] == "Cộng: 2"]
    assert sum("Đôn đốc kết luận giám định số 15" in row for row in told) == 2


def test_the_list_goes_on_paper_with_a_place_for_each_body_to_sign(mai: Client) -> None:
    a_suspended_report(1)
    a_case_with_two_accused()

    answer = mai.get(f"{LIST}danh-sach.docx?what=accused")
    told = " ".join(
        " ".join(one.text for one in row.cells)
        for table in Document(BytesIO(answer.content)).tables
        for row in table.rows
    )

    assert "Vàng A Tủa" in told
    assert "04/03/2030" in told  # the end of limitation
    assert "Đôn đốc kết luận giám định số 15" not in told  # another line than those asked for
    assert "Cơ quan điều tra Viện kiểm sát Tòa án" in told
    assert mai.get(f"{LIST}danh-sach.pdf").content.startswith(b"%PDF")


def test_what_the_court_suspended_rests_too_and_is_found_by_the_court(mai: Client) -> None:
    a_suspended_report(1)
    case, _, _ = a_case_with_two_accused()
    at_court = new_id()
    put(
        act(
            "case.instituted", at_court, ago(80), unit=UNIT, title="Cố ý gây thương tích", offences=(Offence("134", 1),)
        ),
        act("case.accepted", at_court, ago(79), unit=UNIT, number=46, year=ago(79).year, procurator="mai"),
        act("court.docketed", at_court, ago(30)),
        act("trial.suspended", at_court, ago(9), ground=OfCase.RESULT_PENDING),
    )

    by_court, by_police = text(mai, f"{LIST}?by=court"), text(mai, f"{LIST}?by=agency")

    assert "Cố ý gây thương tích" in by_court
    assert "Mất một xe máy" not in by_court
    assert "Mất một xe máy" in by_police
    assert "Cố ý gây thương tích" not in by_police
    (button,) = buttons(by_court)
    assert (
        mai.post(f"{LIST}ra-soat/", {"only": button, "on": f"{ago(0):%d/%m/%Y}", "outcome": "Chờ"}).status_code == 302
    )
    assert SuspensionRow.objects.get(matter=at_court).reviewed_on == ago(0)


def test_a_review_recorded_by_mistake_is_taken_back_like_any_other_record(mai: Client) -> None:
    matter = a_suspended_report()
    (button,) = buttons(text(mai))
    mai.post(f"{LIST}ra-soat/", {"only": button, "on": f"{ago(0):%d/%m/%Y}", "outcome": "Căn cứ vẫn còn"})
    recorded = ActRow.objects.get(matter=matter, kind="report.suspension_reviewed")

    put(act("record.voided", matter, ago(0), supersedes=recorded.id, reason="bấm nhầm dòng"))

    assert SuspensionRow.objects.get(matter=matter).reviewed_on is None
    assert ActRow.objects.filter(id=recorded.id).exists()  # the record stays visible
    assert len(buttons(text(mai, f"{LIST}?reviewed=no"))) == 1


def test_others_offices_are_not_listed_and_a_stranger_is_refused(client: Client, mai: Client) -> None:
    a_suspended_report(9, unit="22-KV1", procurator="xa")
    stranger = Client()

    assert not buttons(text(mai))
    assert stranger.get(LIST).status_code == 302


def test_the_number_of_queries_is_constant(mai: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            text(mai)
        return len(asked)

    a_suspended_report(1)
    text(mai)
    with_one = queries()
    acts = []
    for number in range(2, 60):
        these = acts_of_report(number, on=ago(90), procurator="mai")
        acts += [*these, act("report.suspended", these[0].matter, ago(40), ground=OfReport.EXPERT_AWAITED)]
    put(*acts)

    assert queries() == with_one
