"""The two proceedings: their dates by hand for one day, and lawful whatever the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import ModuleType

import pytest

from eprocuracy.exchange.demo import drugs, theft
from eprocuracy.exchange.demo.scenarios import Scene
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.dice import Dice
from eprocuracy.exchange.synthesis.history import History, Numbers
from eprocuracy.exchange.synthesis.offices import benches
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.clocks import open_findings
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.projected import Outcome

Tell = Callable[[Scene], None]
SCENARIOS = ((theft, theft.theft, "in_force"), (drugs, drugs.drugs, "appealed"))


def told(scenario: ModuleType, tell: Tell, today: date) -> list[Act]:
    days, bench = Days(rules().reference), benches("22", {})[1]
    made = History(Dice("scenario", scenario.NAME), days, today, Numbers())
    tell(Scene(made, bench, scenario.begins_on(days, today), bench.staff.procurators[0]))
    return made.acts


@pytest.mark.parametrize(("scenario", "tell", "stage"), SCENARIOS)
def test_every_date_is_lawful_on_whatever_day_it_is_told(scenario: ModuleType, tell: Tell, stage: str) -> None:
    for week in range(0, 370, 9):
        today = date(2026, 6, 3) + timedelta(days=week)

        projected = fold(rules(), told(scenario, tell, today))

        assert projected.findings == ()
        assert open_findings(rules().catalogue.clocks, projected.deadlines, today) == ()
        assert not [one.clock for one in projected.deadlines if one.outcome is Outcome.MET_LATE]
        assert [one.stage.value for one in projected.matters if one.workstream == "criminal_cases"] == [stage]


def on(acts: list[Act], kind: str, nth: int = 0) -> date | None:
    return [act for act in acts if act.kind == kind][nth].occurred.day


def field(acts: list[Act], kind: str, name: str, nth: int = 0) -> object:
    return getattr([act for act in acts if act.kind == kind][nth], name)


def test_the_theft_by_hand() -> None:
    acts = told(theft, theft.theft, date(2026, 11, 22))

    assert on(acts, "report.received") == date(2026, 5, 6)  # Wednesday: twenty days end on 26 May
    assert on(acts, "case.instituted") == date(2026, 5, 25)
    # two months end on Saturday 25 July, so on Monday 27 July; the ban on leaving goes as far
    assert str(field(acts, "measure.imposed", "until")) == "2026-07-27"
    assert on(acts, "investigation.concluded") == date(2026, 7, 14)
    assert on(acts, "file.received") == date(2026, 7, 15)  # within two days
    assert on(acts, "case.indicted") == date(2026, 7, 31)  # twenty days end on 4 August
    assert on(acts, "file.sent_to_court") == date(2026, 8, 3)  # the third day
    assert on(acts, "court.docketed") == date(2026, 8, 5)
    assert on(acts, "hearing.set") == date(2026, 8, 26)  # thirty days end on 4 September
    assert on(acts, "case.judged") == date(2026, 9, 7)  # fifteen days end on 10 September
    assert on(acts, "judgment.in_force") == date(2026, 10, 8)  # the upper procuracy may protest until 7 October


def test_the_drug_case_by_hand() -> None:
    acts = told(drugs, drugs.drugs, date(2026, 11, 22))

    assert str(field(acts, "custody.held", "occurred")) == "2025-12-21T22:10"
    assert str(field(acts, "hold.approved", "occurred")) == "2025-12-22T07:10"  # within twelve hours of the file
    assert str(field(acts, "custody.ordered", "begins")) == "2025-12-21T23:30"
    assert str(field(acts, "custody.extended", "until", 1)) == "2025-12-30T23:30"  # nine days
    # four months of thirty days less nine: 111 days from 30 December, the last day of custody
    assert field(acts, "detention.ordered", "begins") == date(2025, 12, 30)
    assert field(acts, "detention.ordered", "until") == date(2026, 4, 19)
    assert field(acts, "detention.extended", "until") == date(2026, 7, 18)  # ninety days from 20 April
    assert field(acts, "investigation.extended", "until") == date(2026, 8, 25)  # eight months from 25 December
    assert on(acts, "investigation.concluded") == date(2026, 6, 26)
    assert on(acts, "file.received") == date(2026, 6, 29)  # 28 June is a Sunday
    assert field(acts, "detention.for_prosecution", "until") == date(2026, 7, 28)  # thirty days, the first one counts
    assert on(acts, "file.returned") == date(2026, 7, 13)
    assert on(acts, "investigation.concluded", 1) == date(2026, 8, 21)  # two months from 14 July end on 14 September
    assert field(acts, "detention.for_prosecution", "until", 1) == date(2026, 9, 22)
    assert on(acts, "case.indicted") == date(2026, 9, 7)
    assert on(acts, "file.sent_to_court") == date(2026, 9, 9)
    assert field(acts, "detention.by_court", "until") == date(2026, 11, 8)  # sixty days from 10 September
    assert on(acts, "case.judged") == date(2026, 10, 27)
    assert field(acts, "detention.by_court", "until", 1) == date(2026, 12, 10)  # forty-five days after the judgment
    assert on(acts, "appeal.lodged") == date(2026, 11, 5)  # fifteen days end on 11 November
