"""The watch over custody: everybody who must answer is asked once, those above where nobody does, and silence is seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.audit.models import Entry
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.refusals import Refused
from eprocuracy.office.acknowledging import acknowledge, asked_of
from eprocuracy.office.models import Alert, CustodyWarning, Round
from eprocuracy.office.watch_plan import plan
from eprocuracy.office.watching import keep_watch
from eprocuracy.records import rules
from eprocuracy.records.models import DeadlineRow, PlaceRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Role

from ..test_lists import visible
from ..world import a_person_held, act, ago, an_account, now, put, signed_in
from .test_letters import wants

pytestmark = pytest.mark.django_db
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def look(moments: Iterable[datetime]) -> None:
    for at in moments:
        keep_watch(rules.present(), at=at)


def every(step: timedelta, since: datetime, until: datetime) -> Iterable[datetime]:
    while since <= until:
        yield since
        since += step


def steps(level: int = 0) -> list[str]:
    found = CustodyWarning.objects.filter(level=level).order_by("due_at", "id")
    return [one.step.partition(":")[2] for one in found]


def a_custody(hours: int = 2, **more: object) -> datetime:
    """A person taken into custody so many hours ago; returns when the three days end."""
    began = now()
    a_person_held(hours=hours, **more)  # type: ignore[arg-type]
    return began + timedelta(hours=72 - hours)


def test_whoever_handles_it_is_asked_at_every_step_and_once() -> None:
    ends = a_custody()
    look(every(HOUR / 2, now(), ends - HOUR))

    assert steps() == ["24 hours", "12 hours", "6 hours", "2 hours"]


def test_after_twelve_dead_hours_nothing_is_missed_or_doubled() -> None:
    """The worker is dead from thirteen hours before the end to one hour before it."""
    ends = a_custody()
    look(every(HOUR, now(), ends - 13 * HOUR))
    before = steps()
    look(every(MINUTE, ends - HOUR, ends - HOUR + 5 * MINUTE))

    assert before == ["24 hours"]
    assert steps() == ["24 hours", "12 hours", "6 hours", "2 hours"]
    assert len(set(CustodyWarning.objects.values_list("key", "step", "level"))) == CustodyWarning.objects.count()


@pytest.mark.parametrize(
    ("last", "awake", "before"),
    [(12, 8, []), (6, 2, ["10 days"]), (2, -2, ["10 days", "5 days", "3 days"])],
)
def test_four_dead_days_of_a_detention_miss_no_step_double_none_and_let_only_the_nearest_climb(
    last: int, awake: int, before: list[str]
) -> None:
    matter = a_person_held(hours=20 * 24)
    put(act("detention.ordered", matter, ago(18), begins=ago(18), until=ago(-40)))
    one = DeadlineRow.objects.get(matter=matter, clock="detention", live=True)
    assert one.ends_at is not None
    ends, day = one.ends_at, timedelta(days=1)

    look(every(6 * HOUR, now(), ends - last * day))
    assert steps() == before
    look(every(10 * MINUTE, ends - awake * day, ends - awake * day + HOUR))

    wanted = ["10 days", "5 days", "3 days", "1 days", "0 days"]
    due = [step for step, days in zip(wanted, (10, 5, 3, 1, 0), strict=True) if awake <= days]
    assert steps() == due
    assert len(set(CustodyWarning.objects.values_list("key", "step", "level"))) == CustodyWarning.objects.count()
    made = CustodyWarning.objects.filter(level=0, made_at__gte=ends - awake * day)
    climbing = [each.step.partition(":")[2] for each in CustodyWarning.objects.exclude(climbs_at=None)]
    assert made.count() == len(due) - len(before)
    assert not set(climbing) & set(due[len(before) : -1])


def test_nobody_is_passed_over_because_the_worker_slept() -> None:
    """The time to answer runs from when somebody was really asked: on waking no level above is asked for those steps at once."""
    ends = a_custody()
    look([ends - 25 * HOUR])
    awake = ends - 11 * HOUR
    look([awake])
    level_one = steps(1)
    look(every(MINUTE, awake + MINUTE, awake + 2 * HOUR + 2 * MINUTE))

    assert level_one == []
    assert steps(1) == ["12 hours"]  # the one of 24 hours was asked together with a nearer one


def test_unanswered_it_climbs_to_the_heads_the_province_and_the_supreme_procuracy_one_by_one() -> None:
    ends = a_custody(unit="22-KV3")
    look(every(HOUR / 2, now(), ends - 12 * HOUR - MINUTE))
    climbed = CustodyWarning.objects.filter(step="m:24 hours").order_by("level")
    asked_at = [one.made_at for one in climbed]

    assert [(one.level, one.asked) for one in climbed] == [(0, ""), (1, "22-KV3"), (2, "22"), (3, "TC")]
    first = plan().step("m:24 hours")
    assert first is not None
    for place, delay in enumerate(first.climbs):
        assert delay <= asked_at[place + 1] - asked_at[place] <= delay + HOUR / 2


def test_one_answer_is_enough_for_all_levels_and_earlier_steps_and_the_next_step_asks_again() -> None:
    mai, chief = actor_of(an_account()), actor_of(an_account("vt", duties=(Duty.CHIEF,), called="Phạm Đình Thắng"))
    ends = a_custody(procurator="mai")
    look([ends - 24 * HOUR, ends - 20 * HOUR])
    of_chief = asked_of(chief)
    (one,) = asked_of(mai)
    acknowledge(one.warning.pk, by=mai, at=ends - 20 * HOUR)

    assert [each.level for each in of_chief] == [1]
    assert asked_of(mai) == asked_of(chief) == []
    look(every(HOUR, ends - 19 * HOUR, ends - 13 * HOUR))
    assert steps(2) == []
    look([ends - 12 * HOUR])
    assert [each.warning.step for each in asked_of(mai)] == ["m:12 hours"]
    assert (
        Entry.objects.filter(deed="warning.acknowledged", about__contains=[f"matter:{one.warning.matter_id}"]).count()
        == 1
    )


def test_who_is_not_asked_cannot_answer_in_their_place() -> None:
    other = actor_of(an_account("khac", called="Trần Văn Khác"))
    ends = a_custody(procurator="mai")
    look([ends - 24 * HOUR])
    warning = CustodyWarning.objects.get()

    assert asked_of(other) == []
    with pytest.raises(Refused):
        acknowledge(warning.pk, by=other, at=ends - 24 * HOUR)


def test_what_nobody_handles_is_asked_of_the_heads_at_once() -> None:
    chief = actor_of(an_account("vt", duties=(Duty.CHIEF,)))
    ends = a_custody(procurator="")
    look([ends - 24 * HOUR])

    assert [one.level for one in asked_of(chief)] == [0]


def test_release_or_a_new_end_lets_go_of_what_was_asked_and_an_extension_is_asked_anew() -> None:
    mai = actor_of(an_account())
    ends = a_custody(procurator="mai")
    look([ends - 24 * HOUR])
    place = PlaceRow.objects.get()
    link = (Link(Role.HELD, place.participant),)
    extended = act("custody.extended", place.matter_id, now(), ordinal=1, until=When.at(ends + 72 * HOUR), links=link)
    put(replace(extended))

    assert asked_of(mai) == []
    look([ends - 23 * HOUR])
    assert CustodyWarning.objects.get().ended_at is not None
    look(every(HOUR, ends + 40 * HOUR, ends + 49 * HOUR))
    assert [one.warning.step for one in asked_of(mai)] == ["m:24 hours"]


def test_an_end_that_becomes_known_late_is_asked_about_once_at_its_nearest_step() -> None:
    look([now() - HOUR])
    a_custody(hours=69)
    look([now(), now() + MINUTE])

    assert steps() == ["6 hours"]


def test_those_who_want_letters_get_one_for_each_step_and_level_without_a_name() -> None:
    wants("mai", urgent=True)
    wants("vt", urgent=True, duties=(Duty.CHIEF,))
    Account.objects.filter(account="mai").update(name="Hoàng Thị Mai")
    ends = a_custody(procurator="mai")
    look([ends - 24 * HOUR, ends - 20 * HOUR, ends - 12 * HOUR])
    told = Alert.objects.filter(tidings="watch").order_by("id")

    assert [(one.account, one.key.split(":m:")[1]) for one in told] == [("vt", "24 hours:1"), ("mai", "12 hours:0")]
    assert not any("Vàng A Tủa" in line for one in told for line in one.lines)


def test_one_click_in_my_day_answers_and_says_so(client: Client) -> None:
    signed_in(client, an_account())
    a_custody(hours=60, procurator="mai")
    look([now()])
    shown = visible(client.get(reverse("desk:day")).content.decode())
    warning = CustodyWarning.objects.get()
    answer = client.post(reverse("desk:acknowledge", args=[warning.pk]), follow=True).content.decode()

    assert "Cần xác nhận" in shown
    assert "Đã xác nhận" in visible(answer)
    assert "Cần xác nhận" not in visible(answer)
    warning.refresh_from_db()
    assert warning.acknowledged_by == "mai"


def test_silence_of_the_watch_is_said_on_my_day_and_on_the_board(client: Client) -> None:
    signed_in(client, an_account("vt", duties=(Duty.CHIEF,)))
    silent = "không canh hạn"
    look([now()])
    for page in ("desk:day", "desk:board"):
        assert silent not in visible(client.get(reverse(page)).content.decode())
    assert "Canh hạn tạm giữ, tạm giam lần cuối" in visible(client.get(reverse("desk:board")).content.decode())

    Round.objects.update(at=now() - 2 * plan().silent_after)
    for page in ("desk:day", "desk:board"):
        assert silent in visible(client.get(reverse(page)).content.decode())
