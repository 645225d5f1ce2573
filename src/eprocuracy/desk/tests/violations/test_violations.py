"""Findings wait for a decision; each decision is an act that names them, and a recommendation is filled with them."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eprocuracy.desk.tests.world import a_report, act, acts_of_report, ago, an_account, put, signed_in
from eprocuracy.desk.violations.deciding import Picked
from eprocuracy.kernel.actors import Duty
from eprocuracy.records.models import ActRow, FindingRow, MatterRow, TakenUpRow

pytestmark = pytest.mark.django_db
LIST = "/phat-hien/"


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account("mai", duties=[Duty.PROCURATOR]))
    return client


def a_late_report(number: int = 1) -> UUID:
    """A report whose verification ended after its time limit, and of which nobody was told in time."""
    matter = a_report(number, on=ago(200), procurator="mai")
    put(act("report.not_instituted", matter, ago(5)))
    assert FindingRow.objects.filter(matter=matter).exists()
    return matter


def text(client: Client, address: str = LIST) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def items(page: str) -> list[str]:
    return re.findall(r'name="item" value="([^"]+)"', page)


def waiting(page: str) -> int:
    return int(re.findall(r'__count ep-num">(\d+)</span> <span class="ep-tile__label">Phát hiện chờ xử lý', page)[0])


def test_findings_stand_by_body_and_article_and_each_number_opens_as_many(mai: Client) -> None:
    a_late_report(1)
    a_late_report(2)
    page = text(mai)

    heaps = re.findall(r'<a class="govuk-link" href="(\?[^"]*agency=[^"]*)">(\d+)</a>', page)

    assert heaps
    assert "Cơ quan CSĐT Công an tỉnh" in page
    assert waiting(page) == len(items(page)) == sum(int(count) for _, count in heaps)
    for address, count in heaps:
        assert len(items(text(mai, LIST + address))) == int(count)


def test_a_recommendation_is_opened_with_the_findings_in_it(mai: Client) -> None:
    matter = a_late_report()
    chosen = items(text(mai))

    answer = mai.post(f"{LIST}xu-ly/", {"item": chosen, "decision": "recommend"})

    assert answer.status_code == 302
    thread = MatterRow.objects.get(workstream="supervision")
    assert answer["Location"] == f"/vu-viec/{thread.matter_id}/ghi/recommendation.issued/"
    assert (thread.stage, thread.agency) == ("to_deal_with", "Cơ quan CSĐT Công an tỉnh")
    assert TakenUpRow.objects.filter(about=matter).count() == len(chosen)
    form = text(mai, answer["Location"])
    assert "Cơ quan CSĐT Công an tỉnh" in form
    assert "1. " in form
    assert "Lò Văn Páo" not in ActRow.objects.get(kind="violation.found").content["description"]
    assert waiting(text(mai)) == 0


def test_not_doing_anything_needs_its_reason_and_is_an_act(mai: Client) -> None:
    a_late_report()
    chosen = items(text(mai))

    assert mai.post(f"{LIST}xu-ly/", {"item": chosen, "decision": "dismiss"}).status_code == 422
    answer = mai.post(f"{LIST}xu-ly/", {"item": chosen, "decision": "dismiss", "said": "Sổ ghi nhầm ngày"})

    assert answer.status_code == 302
    recorded = ActRow.objects.get(kind="finding.dismissed")
    assert recorded.content["ground"] == "Sổ ghi nhầm ngày"
    assert MatterRow.objects.get(matter=recorded.matter_id).closed_on == ago(0)
    assert waiting(text(mai)) == 0


def test_a_reminder_ends_the_thread(mai: Client) -> None:
    a_late_report()

    mai.post(f"{LIST}xu-ly/", {"item": items(text(mai)), "decision": "remind", "said": "Đã nhắc tại giao ban"})

    assert set(ActRow.objects.filter(kind__startswith="violation.").values_list("kind", flat=True)) == {
        "violation.found",
        "violation.reminded",
    }
    assert MatterRow.objects.get(workstream="supervision").stage == "closed"


def test_what_was_decided_meanwhile_is_not_decided_again(mai: Client) -> None:
    a_late_report()
    sent = {"item": items(text(mai)), "decision": "dismiss", "said": "Không phải vi phạm"}

    assert mai.post(f"{LIST}xu-ly/", sent).status_code == 302
    assert mai.post(f"{LIST}xu-ly/", sent).status_code == 409


def test_a_decision_that_is_voided_lets_the_finding_wait_again(mai: Client) -> None:
    a_late_report()
    chosen = items(text(mai))
    mai.post(f"{LIST}xu-ly/", {"item": chosen, "decision": "dismiss", "said": "Nhầm"})
    recorded = ActRow.objects.get(kind="finding.dismissed")

    put(act("record.voided", recorded.matter_id, ago(0), supersedes=recorded.id, reason="chọn nhầm"))

    assert len(items(text(mai))) == len(chosen)


def test_one_recommendation_addresses_one_body(mai: Client) -> None:
    first = acts_of_report(1, on=ago(200), procurator="mai")
    put(*first, act("report.not_instituted", first[0].matter, ago(5)))
    other = acts_of_report(2, on=ago(200), procurator="mai")
    other[0] = replace(other[0], agency="Đồn Biên phòng cửa khẩu")  # type: ignore[call-arg]
    put(*other, act("report.not_instituted", other[0].matter, ago(5)))

    answer = mai.post(f"{LIST}xu-ly/", {"item": items(text(mai)), "decision": "recommend"})

    assert answer.status_code == 409
    assert not MatterRow.objects.filter(workstream="supervision").exists()


def test_the_number_of_queries_is_constant(mai: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            text(mai)
        return len(asked)

    a_late_report(1)
    text(mai)
    with_one = queries()
    acts = []
    for number in range(2, 40):
        these = acts_of_report(number, on=ago(200), procurator="mai")
        acts += [*these, act("report.not_instituted", these[0].matter, ago(5))]
    put(*acts)

    assert queries() == with_one


def test_every_finding_is_found_once_page_by_page_though_a_matter_moves_meanwhile(
    mai: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eprocuracy.desk.violations.pages.A_PAGE", 3)
    matters = [a_late_report(number) for number in range(1, 8)]
    wanted = {str(Picked.of(row)) for row in FindingRow.objects.all()}

    seen: list[str] = []
    address = "?"
    while address:
        page = text(mai, LIST + address)
        seen += items(page)
        put(act("report.assigned", matters[len(seen) % 7], ago(4), procurator="mai"))  # folded again: other rows
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1] if following else ""

    assert len(seen) == len(set(seen)) == 7
    assert set(seen) == wanted
    back = re.search(r'rel="prev" href="([^"]+)"', page)
    assert back
    assert items(text(mai, LIST + back[1]))[0] in wanted
    assert items(text(mai, LIST + "?after=nothing")) == seen[:3]
