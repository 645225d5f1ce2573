"""What the log warns of: each rule with what it counts and what it leaves alone, and who may see, review and set thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from eprocuracy.audit import actions as audit
from eprocuracy.audit import deeds, watching
from eprocuracy.audit.models import Entry, LogReview, LogWarning
from eprocuracy.desk.tests.test_lists import ENGLISH, visible
from eprocuracy.desk.tests.world import UNIT, a_report, act, an_account, now, put, signed_in
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.office.log_watch import warn_of_log
from eprocuracy.records import rules
from eprocuracy.workstreams.house_acts import Secrecy

pytestmark = pytest.mark.django_db
WEDNESDAY = datetime(2026, 11, 18, 10, tzinfo=VIETNAM)
SEALED = "matter:0193e1c4-0000-7000-8000-00000000000f"
Deeds = Sequence[tuple[str, datetime, list[str]]]


@pytest.fixture
def mai() -> Actor:
    assert get_resolver().url_patterns  # every page has declared its deeds
    return actor_of(an_account())


def later(minutes: int) -> datetime:
    return WEDNESDAY + timedelta(minutes=minutes)


def matter() -> str:
    return f"matter:{uuid4()}"


def opened(count: int) -> Deeds:
    return [("matter.read", later(one), [matter()]) for one in range(count)]


def searched(*minutes: int) -> Deeds:
    return [("persons.searched", later(one), [f"participant:{uuid4()}"]) for one in minutes]


def at_night(hour: int, minute: int = 0, deed: str = "matter.read") -> Deeds:
    return [(deed, WEDNESDAY.replace(hour=hour, minute=minute), [matter()])]


SAME = matter()
CASES: list[tuple[str, Deeds, int]] = [
    ("bulk_reading", opened(3), 3),
    ("bulk_reading", [("matter.read", later(one), [SAME]) for one in range(5)], 1),  # one matter, however often
    ("bulk_reading", [("matters.listed", later(1), [matter() for _ in range(9)])], 0),  # a list opens nothing
    ("fast_reading", [*opened(16), ("matter.read", later(40), [matter()])], 15),
    ("fast_reading", [("matter.read", later(one), [SAME]) for one in range(5)], 1),
    ("fast_reading", [("matters.listed", later(1), [matter() for _ in range(9)])], 0),
    ("failed_sign_ins", [("identity.sign_in_failed", later(one), ["account:mai"]) for one in range(3)], 3),
    ("failed_sign_ins", [("identity.signed_in", later(1), ["account:mai"])], 0),
    ("off_hours", [*at_night(21), *at_night(5, 59), *at_night(23, 30, "books.exported")], 3),
    ("off_hours", [*at_night(6), *at_night(20, 59)], 0),
    ("off_hours", at_night(23, 0, "acts.recorded"), 0),  # what is recorded at night was asked for at night
    ("sealed_reading", [("matter.read", later(1), [SEALED]), ("matter.read", later(2), [SEALED])], 1),
    ("sealed_reading", [("matter.read", later(1), [matter()])], 0),
    ("refusals", [("access.refused", later(one), [SAME]) for one in range(4)], 4),
    ("refusals", opened(4), 0),
    ("searching", searched(0, 1, 2), 3),
    ("searching", [*searched(0), ("matter.read", later(9), [SAME])], 0),  # the search led somewhere
    ("searching", [*searched(0), ("matter.read", later(11), [SAME])], 1),
    ("export_outside", [("books.exported", later(1), ["unit:22-KV1"]), ("books.exported", later(2), ["unit:22"])], 2),
    ("export_outside", [("books.exported", later(1), [f"unit:{UNIT}", f"unit:{UNIT}-P1"])], 0),
]


@pytest.mark.parametrize(("rule", "done", "expected"), CASES)
def test_a_rule_counts_what_it_says_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, mai: Actor, rule: str, done: Deeds, expected: int
) -> None:
    for deed, at, about in done:
        audit.record(deed, by=mai, at=at, about=about)
    monkeypatch.setattr(deeds, "_DEEDS", {})  # the worker that counts has loaded no page
    counted = {
        (one.rule, one.account): one.count for one in watching.count(WEDNESDAY.date(), rest=False, sealed={SEALED: []})
    }

    assert counted.get((rule, "mai"), 0) == expected


def test_every_rule_has_a_case_and_its_counter_example() -> None:
    assert {rule for rule, _, count in CASES if count} == set(watching.rules())
    assert {rule for rule, _, count in CASES if not count} == set(watching.rules())


def test_whoever_is_assigned_reads_a_guarded_matter_without_a_warning(mai: Actor) -> None:
    audit.record("matter.read", by=mai, at=WEDNESDAY, about=[SEALED])

    assert {one.rule for one in watching.count(WEDNESDAY.date(), rest=False, sealed={SEALED: ["mai"]})} == {
        "bulk_reading",
        "fast_reading",
    }


def test_a_day_of_rest_is_off_hours_all_day(mai: Actor) -> None:
    audit.record("matter.read", by=mai, at=WEDNESDAY, about=[SAME])

    assert "off_hours" in {one.rule for one in watching.count(WEDNESDAY.date(), rest=True, sealed={})}


def test_a_warning_grows_with_the_day_and_is_never_doubled(mai: Actor) -> None:
    for count in (3, 5):
        for deed, at, about in opened(count):
            audit.record(deed, by=mai, at=at, about=about)
        watching.set_threshold(
            "bulk_reading", unit=UNIT, value=2, from_on=date(2026, 11, 1), reason="thử", by=mai, at=WEDNESDAY
        )
        watching.warn(WEDNESDAY.date(), at=WEDNESDAY, rest=False, sealed={})

    only = LogWarning.objects.get()
    assert (only.rule, only.count, only.threshold, len(only.entries)) == ("bulk_reading", 8, 2, 8)


def test_below_the_threshold_nothing_is_said_and_a_threshold_counts_from_its_day_on(mai: Actor) -> None:
    rule = watching.rules()["bulk_reading"]
    for deed, at, about in opened(3):
        audit.record(deed, by=mai, at=at, about=about)
    watching.set_threshold(
        "bulk_reading", unit=UNIT, value=3, from_on=date(2026, 11, 19), reason="thử", by=mai, at=WEDNESDAY
    )

    assert rule.threshold(date(2026, 11, 18)) > 3
    assert watching.warn(WEDNESDAY.date(), at=WEDNESDAY, rest=False, sealed={}) == 0


def a_guarded_report() -> str:
    number = a_report(procurator="thinh")
    put(act("matter.secrecy_set", number, now().date(), level=Secrecy.CLOSED))
    return f"matter:{number}"


def test_what_the_job_counts_stands_on_the_page_of_the_head_until_somebody_notes_a_result(
    client: Client, mai: Actor
) -> None:
    for _ in range(10):
        audit.record("access.refused", by=mai, at=now(), about=[SAME])
    warn_of_log(rules.present(), at=now())
    signed_in(client, an_account("chi", duties=[Duty.CHIEF], called="Bùi Thị Chi"))
    shown = visible(client.get(reverse("desk:log_warnings")).content.decode())
    assert "Nhiều lần bị từ chối" in shown
    assert "Hoàng Thị Mai" in shown
    assert ENGLISH.findall(shown.replace("English", "")) == []

    address = reverse("desk:log_warning", args=[LogWarning.objects.get(rule="refusals").pk])
    told = visible(client.get(address).content.decode())
    assert "Hoàng Thị Mai: mở trang không được xem, hoặc không có" in told
    assert client.post(address, {"note": ""}).status_code == 422
    client.post(address, {"note": "Địa chỉ cũ trong thư"})
    assert LogReview.objects.get().note == "Địa chỉ cũ trong thư"
    assert Entry.objects.filter(deed="log.reviewed", account="chi").count() == 1
    assert "Nhiều lần bị từ chối 10" not in visible(
        client.get(reverse("desk:log_warnings"), {"state": "waiting"}).content.decode()
    )


def test_nobody_reviews_a_warning_about_what_they_did_themselves(client: Client) -> None:
    chief = signed_in(client, an_account("chi", duties=[Duty.CHIEF], called="Bùi Thị Chi"))
    one = LogWarning.objects.create(
        rule="refusals", account=chief.account, unit=UNIT, on=now().date(), count=10, threshold=10, found_at=now()
    )

    assert client.post(reverse("desk:log_warning", args=[one.pk]), {"note": "không sao"}).status_code == 403
    assert not LogReview.objects.exists()


@pytest.mark.parametrize("duty", [Duty.PROCURATOR, Duty.CLERK, Duty.ADMINISTRATOR])
def test_only_the_heads_see_warnings(client: Client, duty: Duty) -> None:
    signed_in(client, an_account("khac", duties=[duty], called="Nguyễn Văn Khác"))
    one = LogWarning.objects.create(
        rule="refusals", account="mai", unit=UNIT, on=now().date(), count=10, threshold=10, found_at=now()
    )

    assert client.get(reverse("desk:log_warnings")).status_code == 403
    assert client.get(reverse("desk:log_warning", args=[one.pk])).status_code == 404
    assert client.get(reverse("desk:log_threshold")).status_code == 403


def test_a_head_sets_the_threshold_of_the_office_with_its_reason(client: Client) -> None:
    signed_in(client, an_account("chi", duties=[Duty.CHIEF], called="Bùi Thị Chi"))
    given = {"rule": "refusals", "value": "5", "from_on": "18/11/2026", "reason": "sau đợt rà soát"}
    assert client.post(reverse("desk:log_threshold"), {**given, "reason": ""}).status_code == 422
    client.post(reverse("desk:log_threshold"), given)

    assert "18/11/2026: 5 (sau đợt rà soát)" in visible(client.get(reverse("desk:log_warnings")).content.decode())
    assert Entry.objects.get(deed="log.threshold_set").detail == {"rule": "refusals", "value": 5}


def test_an_attempt_at_what_one_may_not_see_is_logged_like_one_at_what_is_not_there(client: Client) -> None:
    sealed, nothing = a_guarded_report(), matter()
    signed_in(client, an_account("khac", called="Nguyễn Văn Khác"))
    for one in (sealed, nothing):
        assert client.get(reverse("desk:matter", args=[one.removeprefix("matter:")])).status_code == 404

    tried = Entry.objects.filter(deed="access.refused", account="khac").order_by("sequence")
    assert [one.about for one in tried] == [[sealed], [nothing]]
    assert tried[0].detail == tried[1].detail
