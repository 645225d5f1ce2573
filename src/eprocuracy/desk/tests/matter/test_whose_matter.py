"""Who may write what in whose matter: the page offers what the door takes, and the door cannot be gone round."""

from __future__ import annotations

import html
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.desk.bench.clerk import MATTER_KIND, OPENING_KIND
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.office.models import Leave
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.workstreams.house_acts import RecordVoided

from ..world import act, ago, an_account, put, signed_in
from .sending import filled
from .stories import a_case

pytestmark = pytest.mark.django_db
OURS, THEIRS = "investigation.requested", "investigation.concluded"


@pytest.fixture
def case() -> UUID:
    an_account("mai", called="Hoàng Thị Mai")
    an_account("thinh", called="Trần Đức Thịnh")
    return a_case(procurator="mai")[0]


def client_of(name: str) -> Client:
    client = Client()
    signed_in(client, Account.objects.get(account=name))
    return client


def away(*, until: int) -> None:
    """Mai is away from the day before yesterday, Thịnh does her work."""
    given = {"account": "mai", "stand_in": "thinh", "unit": "22-KV3", "entered_by": "mai"}
    Leave.objects.create(**given, from_on=ago(2), to_on=ago(-until), entered_at=f"{ago(3)}T08:00+07:00")


def record_address(case: UUID, kind: str) -> str:
    return reverse("desk:record", args=[case, kind])


def test_a_colleague_is_offered_what_others_did_and_told_who_handles_the_matter(case: UUID) -> None:
    thinh = client_of("thinh")

    page = html.unescape(thinh.get(reverse("desk:matter", args=[case])).content.decode())

    assert record_address(case, THEIRS) in page
    assert record_address(case, OURS) not in page
    assert "vụ việc đã phân công cho Hoàng Thị Mai" in page
    refused = thinh.get(record_address(case, OURS))
    assert refused.status_code == 403
    assert "người làm thay khi Hoàng Thị Mai nghỉ" in html.unescape(refused.content.decode())
    assert thinh.get(record_address(case, THEIRS)).status_code == 200


def test_the_door_asks_of_every_act_whatever_page_it_comes_from(case: UUID) -> None:
    thinh = actor_of(Account.objects.get(account="thinh"))

    with pytest.raises(Refused, match="đã phân công cho Hoàng Thị Mai"):
        put(act("wanted.decided", case, ago(0)), act(OURS, case, ago(0)), by=thinh)
    put(act("wanted.decided", case, ago(0)), by=thinh)
    put(act(OURS, case, ago(0)), by=actor_of(Account.objects.get(account="mai")))

    assert ActRow.objects.filter(matter=case, kind=OURS).count() == 1


def test_of_what_several_bodies_may_do_a_colleague_records_theirs_and_not_ours(case: UUID) -> None:
    thinh = actor_of(Account.objects.get(account="thinh"))

    put(act("measure.imposed", case, ago(0), issued_by="Cơ quan CSĐT Công an tỉnh Quảng Ninh"), by=thinh)

    with pytest.raises(Refused, match="đã phân công"):
        put(act("measure.imposed", case, ago(0), issued_by="Viện kiểm sát nhân dân khu vực 3 - Quảng Ninh"), by=thinh)


def test_who_stands_in_writes_as_long_as_the_leave_lasts(case: UUID) -> None:
    away(until=0)
    thinh = client_of("thinh")

    answer = thinh.post(
        record_address(case, OURS), filled(thinh, record_address(case, OURS), items="Camera", step="record")
    )

    assert answer.status_code == 302
    assert ActRow.objects.get(matter=case, kind=OURS).recorded_by == "thinh"
    Leave.objects.update(to_on=ago(1))
    assert thinh.get(record_address(case, OURS)).status_code == 403


def test_in_a_matter_that_nobody_has_yet_every_procurator_of_the_office_writes() -> None:
    case, _ = a_case(procurator="")
    an_account("thinh")

    put(act(OURS, case, ago(0)), by=actor_of(Account.objects.get(account="thinh")))

    assert ActRow.objects.filter(matter=case, kind=OURS).exists()


def test_nobody_takes_a_colleague_s_matter_by_an_act_that_names_a_procurator_by_the_way(case: UUID) -> None:
    thinh = actor_of(Account.objects.get(account="thinh"))

    for kind in ("case.accepted", "case.reassigned"):
        with pytest.raises(Refused, match="ghi việc phân công"):
            put(act(kind, case, ago(0), procurator="thinh"), by=thinh)

    assert MatterRow.objects.get(matter=case).procurator == "mai"


def test_the_clerk_enters_the_order_of_assignment_and_what_others_did_and_no_act_of_the_procurator(case: UUID) -> None:
    clerk = actor_of(an_account("van-thu", duties=[Duty.CLERK]))

    put(act("case.reassigned", case, ago(0), procurator="thinh"), act("wanted.decided", case, ago(0)), by=clerk)

    assert MatterRow.objects.get(matter=case).procurator == "thinh"
    put(act("notice.given", case, ago(0), issued_by="Viện kiểm sát nhân dân khu vực 3 - Quảng Ninh"), by=clerk)
    with pytest.raises(Refused):
        put(act(OURS, case, ago(0)), by=clerk)


def test_what_the_clerks_of_the_bench_record_is_a_clerk_s_to_record(case: UUID) -> None:
    clerk = an_account("van-thu", duties=[Duty.CLERK])
    client = client_of(clerk.account)

    assert client.get(record_address(case, MATTER_KIND)).status_code == 200
    assert client.get(reverse("desk:open_new", args=[OPENING_KIND])).status_code == 200


def test_a_colleague_voids_no_record_of_what_the_procuracy_did(case: UUID) -> None:
    mai, thinh = (actor_of(Account.objects.get(account=name)) for name in ("mai", "thinh"))
    asked, wanted = act(OURS, case, ago(0)), act("wanted.decided", case, ago(0))
    put(asked, wanted, by=mai)

    def voided(id_: UUID) -> RecordVoided:
        return act("record.voided", case, ago(0), supersedes=id_, reason="ghi nhầm")  # type: ignore[return-value]

    with pytest.raises(Refused, match="đã phân công"):
        put(voided(asked.id), by=thinh)
    put(voided(wanted.id), by=thinh)
    assert client_of("thinh").get(reverse("desk:void", args=[case, asked.id])).status_code == 403
