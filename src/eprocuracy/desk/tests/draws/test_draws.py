"""Draws of who is given a matter: fixed before they are known, open to anyone afterwards, and every changed row is named."""

from __future__ import annotations

import copy
import importlib.util
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eprocuracy.audit.models import Checkpoint, Entry
from eprocuracy.desk.tests.world import UNIT, a_report, an_account, now
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.office import drawing, lots
from eprocuracy.office.actions import enter_leave
from eprocuracy.office.draw_export import exported
from eprocuracy.office.models import Draw, DrawReveal, DrawSeed
from eprocuracy.platform.ground.folder import CHECKOUT
from eprocuracy.records.interests import declare_interest
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.impartiality import Declared, Ground

ID = "014090000123"
OTHERS = {"mai": "thinh", "thinh": "yen", "yen": "mai"}
Change = Callable[[Any], object]


def _tool() -> Any:
    spec = importlib.util.spec_from_file_location("check_draws", CHECKOUT / "tools" / "check_draws.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


TOOL = _tool()


@pytest.fixture
def chief() -> Actor:
    for name in OTHERS:
        an_account(name, called=f"Người {name}")
    return actor_of(an_account("vien", duties=[Duty.CHIEF], called="Lê Quang Vinh"))


def drawn(number: int, by: Actor, **more: Any) -> Draw:
    row = MatterRow.objects.get(matter=a_report(number, **more))
    made = drawing.ask(row, by=by, at=now())
    drawing.settle(at=now())
    return Draw.objects.select_related("outcome").get(pk=made.pk)


def faults(found: dict[str, Any], sizes: dict[int, bytes] | None = None) -> list[str]:
    return list(TOOL.check(found, sizes))


def month_over() -> dict[str, Any]:
    """The export once the seed of this month was shown."""
    drawing.promise_and_reveal(at=now() + timedelta(days=32))
    return exported(UNIT, now().year)


@pytest.mark.django_db
def test_of_two_who_ask_at_once_each_takes_a_turn_before_looking(chief: Actor) -> None:
    row = MatterRow.objects.get(matter=a_report(9))
    with CaptureQueriesContext(connection) as asked:
        drawing.ask(row, by=chief, at=now())

    said = [one["sql"] for one in asked.captured_queries]
    turn = next(place for place, one in enumerate(said) if "pg_advisory_xact_lock" in one and "draws of" in one)
    looked = next(place for place, one in enumerate(said) if 'FROM "office_draw"' in one)
    assert turn < looked  # or both would find that nobody drew, and the head could choose between two outcomes


@pytest.mark.django_db
def test_a_year_is_drawn_again_by_who_has_nothing_but_the_export(chief: Actor) -> None:
    mine = [drawn(number, chief) for number in (1, 2, 3)]
    before = exported(UNIT, now().year)
    assert faults(before) == []
    assert before["seeds"][0]["seed"] is None

    year = month_over()
    assert faults(year) == []
    assert sha256(bytes.fromhex(year["seeds"][0]["seed"])).hexdigest() == before["seeds"][0]["commitment"]
    assert [one["picked"] for one in year["draws"]] == [one.outcome.picked for one in mine]

    sizes = dict(TOOL.head_of(note) for note in Checkpoint.objects.values_list("note", flat=True))
    assert faults(year, sizes) == []
    assert len(faults(year, {size: bytes(32) for size in sizes})) == 3


CHANGES: list[Change] = [
    lambda row: row.update(picked=OTHERS[row["picked"]]),
    lambda row: row.update(digest="00" * 32),
    lambda row: row.update(index=-1),
    lambda row: row.update(index=10**9),
    lambda row: row.update(checkpoint="a\n0\n\n"),
    lambda row: row["request"].update(matter="another"),
    lambda row: row["request"].update(asked_by="ai"),
    lambda row: row["request"].update(previous="00" * 32),
    lambda row: row["request"]["list"].pop(),
    lambda row: row["request"]["list"].reverse(),
    lambda row: row["request"]["list"][0].update(shares=9),
    lambda row: row["request"]["list"][0].update(open=7),
    lambda row: row["request"]["left_out"].append({"account": "mai", "why": "leave"}),
]


@pytest.mark.django_db
def test_every_changed_row_is_named(chief: Actor) -> None:
    for number in (1, 2, 3):
        drawn(number, chief)
    year = month_over()

    def after(change: Change) -> list[str]:
        made = copy.deepcopy(year)
        change(made)
        return faults(made)

    def mended(row: Any) -> None:
        row["request"].update(asked_by="ai")
        row["digest"] = lots.digest(row["request"])

    for place in range(3):
        for number, change in enumerate(CHANGES):
            found = after(lambda made, place=place, change=change: change(made["draws"][place]))  # type: ignore[misc]
            assert any(one.startswith(f"lần/draw {place + 1}/") for one in found), (place, number)
        # a digest that was mended too no longer fits the row after it, or what was said when the seed was shown
        assert after(lambda made, place=place: mended(made["draws"][place]))  # type: ignore[misc]
    for change in (
        lambda made: made["draws"].pop(),
        lambda made: made["draws"].pop(0),
        lambda made: made["draws"].reverse(),
        lambda made: made["draws"].append(made["draws"][0]),
    ):
        assert after(change)
    assert any("không đúng cam kết" in one for one in after(lambda made: made["seeds"][0].update(seed="00" * 32)))


@pytest.mark.django_db
def test_who_is_away_or_barred_is_left_out_and_the_request_says_why(chief: Actor) -> None:
    tham = actor_of(an_account("tham", called="Người tham"))
    declare_interest(Declared(ground=Ground.RELATIVE, id_no=ID), name="", relation="", by=tham, at=now())
    today = now().date()
    enter_leave(account="mai", from_on=today, to_on=today, stand_in="", by=chief, at=now())

    request = drawn(1, chief, id_no=ID).request

    assert [one["account"] for one in request["list"]] == ["thinh", "yen"]
    assert request["left_out"] == [{"account": "mai", "why": "leave"}, {"account": "tham", "why": "barred"}]


@pytest.mark.django_db
def test_a_matter_is_drawn_again_only_after_it_was_given_and_to_another_only_with_a_reason(chief: Actor) -> None:
    draw = drawn(1, chief)
    row = MatterRow.objects.get(matter=draw.matter_id)
    with pytest.raises(Refused, match="đã được rút"):
        drawing.ask(row, by=chief, at=now())

    outcome = drawing.awaiting([draw.matter_id])[draw.matter_id]
    other = OTHERS[outcome.picked]
    with pytest.raises(Refused, match="phải nêu lý do"):
        drawing.take(outcome, given_to=other, reason=" ", by=chief, at=now())
    drawing.take(outcome, given_to=other, reason="Đang làm vụ án liên quan", by=chief, at=now())

    said = StringIO()
    call_command("fair_draws", unit=UNIT, year=now().year, stdout=said)
    assert f"{outcome.picked} → {other} (Đang làm vụ án liên quan)" in said.getvalue()
    assert drawing.ask(row, by=chief, at=now()).number == 2


@pytest.mark.django_db
def test_all_of_it_is_in_the_log_and_the_seed_only_when_the_month_is_over(chief: Actor) -> None:
    drawn(1, chief)
    drawing.promise_and_reveal(at=now())
    assert DrawSeed.objects.count() == 2  # the month after is promised before it begins
    assert not DrawReveal.objects.exists()

    month_over()

    deeds = Entry.objects.filter(deed__startswith="draw.").order_by("sequence").values_list("deed", flat=True)
    assert list(deeds)[:5] == ["draw.committed", "draw.asked", "draw.drawn", "draw.committed", "draw.revealed"]


def test_shares_are_what_the_chances_are() -> None:
    listed = [lots.Lot(name, held, lots.shares(held)) for name, held in (("an", 3), ("binh", 30), ("chi", 90))]
    seed = lots.seed("k", UNIT, now().date())
    found = Counter(
        lots.pick(listed, seed=seed, root=bytes(32), digest=sha256(str(one).encode()).hexdigest())
        for one in range(7000)
    )
    assert [one.shares for one in listed] == [4, 2, 1]
    assert all(abs(found[one.account] - 1000 * one.shares) < 200 for one in listed)
