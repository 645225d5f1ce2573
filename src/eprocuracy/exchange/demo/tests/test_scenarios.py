"""The named matters: their dates by hand for one day, and lawful whatever the day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from eprocuracy.exchange.demo import dissolved, gambling, hearings, letters, named
from eprocuracy.exchange.demo.named import NAMED, Named
from eprocuracy.exchange.demo.scenarios import named_id
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.history import Numbers
from eprocuracy.exchange.synthesis.offices import Bench, benches
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Outcome, Projected

SUNDAY = date(2026, 11, 22)
BY_LETTER = {one.letter: one for one in NAMED}
STAGES = {
    "A": ["in_force"],
    "B": ["appealed"],
    "C": ["in_force", "prosecution"],
    "D": ["investigating"],
    "G": ["judgment_reviewed"],
    "J": [],
}


def bench(unit: str) -> Bench:
    made_up = () if unit.startswith("22") else ("15-KV1", "15-KV2", "15-KV3")
    return next(one for one in benches(unit[:2], {}, made_up=made_up) if one.unit == unit)


def told(one: Named, today: date = SUNDAY) -> list[Act]:
    return named.told(one, Days(rules().reference), today, bench(one.unit), Numbers()).acts


def ends(projected: Projected, clock: str) -> set[date]:
    """The last days of a clock that still run."""
    return {
        one.answer.ends_on  # type: ignore[union-attr]
        for one in projected.deadlines
        if one.clock == clock and one.outcome is Outcome.RUNNING
    }


def stage_of(projected: Projected, participant: UUID, matter: UUID) -> str | None:
    places = (one for one in projected.tracks if (one.participant, one.matter) == (participant, matter))
    return next((one.stage.value for one in places if one.stage), None)


@pytest.mark.parametrize("letter", STAGES)
def test_every_date_is_lawful_on_whatever_day_it_is_told(letter: str) -> None:
    for week in range(0, 370, 13):
        today = date(2026, 6, 3) + timedelta(days=week)

        projected = fold(rules(), told(BY_LETTER[letter], today))

        assert projected.findings == (), today
        assert open_findings(rules().catalogue.clocks, projected.deadlines, today) == ()
        assert not [one.clock for one in projected.deadlines if one.outcome is Outcome.MET_LATE]
        stages = [one.stage.value for one in projected.matters if one.workstream == "criminal_cases"]
        assert sorted(stages) == STAGES[letter]


def test_a_file_that_was_handed_back_is_overdue_and_nothing_else_is_on_whatever_day() -> None:
    for week in range(0, 370, 13):
        today = date(2026, 6, 3) + timedelta(days=week)
        projected = fold(rules(), told(BY_LETTER["K"], today))

        late = open_findings(rules().catalogue.clocks, projected.deadlines, today - timedelta(days=1))
        assert [one.code for one in late] == ["additional_investigation_late"], today
        assert projected.findings == (), today
        assert not [one.clock for one in projected.deadlines if one.outcome is Outcome.MET_LATE]
        (case,) = [one for one in projected.matters if one.workstream == "criminal_cases"]
        assert case.closed_on is None


def test_two_hearings_meet_in_a_morning_and_nothing_about_them_is_late_on_whatever_day() -> None:
    for week in range(0, 370, 13):
        today = date(2026, 6, 3) + timedelta(days=week)
        set_for = []
        for which in range(len(hearings.TOLD)):
            acts = hearings.told(Days(rules().reference), today, bench("22-KV3"), which, Numbers()).acts
            projected = fold(rules(), acts)

            assert projected.findings == (), today
            assert open_findings(rules().catalogue.clocks, projected.deadlines, today) == ()
            assert not [one.clock for one in projected.deadlines if one.outcome is Outcome.MET_LATE]
            set_for += [one.on for one in projected.hearings]
        assert len(set_for) == 2
        assert set_for[0] == set_for[1] > today


def on(acts: list[Act], kind: str, nth: int = 0) -> date | None:
    return [act for act in acts if act.kind == kind][nth].occurred.day


def field(acts: list[Act], kind: str, name: str, nth: int = 0) -> object:
    return getattr([act for act in acts if act.kind == kind][nth], name)


def test_the_theft_by_hand() -> None:
    acts = told(BY_LETTER["A"])

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
    acts = told(BY_LETTER["B"])

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


def test_the_gambling_by_hand() -> None:
    acts = told(BY_LETTER["C"])
    case, players = named_id(gambling.NAME, "case"), named_id(gambling.NAME, "players")

    projected = fold(rules(), acts)

    assert on(acts, "case.instituted") == date(2026, 6, 26)
    # three months for a serious offence (BLTTHS 172) end on Saturday 26 September, so on Monday the 28th: suspended that day
    assert on(acts, "accused.suspended") == date(2026, 9, 28)
    assert on(acts, "wanted.decided") == date(2026, 7, 14)  # before it, as article 229 wants
    assert on(acts, "accused.resumed") == date(2026, 10, 6)
    assert on(acts, "file.returned") == date(2026, 10, 8)  # twenty days from 29 September end on 19 October
    assert on(acts, "investigation.concluded", 2) == date(2026, 11, 10)  # two months from 9 October end on 9 December
    assert ends(projected, "prosecution_decision") == {date(2026, 12, 1)}  # twenty days from 11 November
    assert len([one for one in projected.tracks if one.matter == players and one.role == Role.ACCUSED.value]) == 5
    assert {stage_of(projected, one, case) for one in gambling.RUNNERS} == {"proposed"}
    assert {stage_of(projected, one, players) for one in gambling.PLAYERS} == {"in_force"}


def test_while_he_is_away_the_accused_who_fled_rests_and_the_others_go_on() -> None:
    acts = [act for act in told(BY_LETTER["C"]) if act.occurred.day and act.occurred.day <= date(2026, 10, 2)]
    case = named_id(gambling.NAME, "case")

    projected = fold(rules(), acts)

    assert stage_of(projected, gambling.FLED, case) == "suspended"
    assert {stage_of(projected, one, case) for one in gambling.STAYED} == {"proposed"}
    assert [(one.participant, one.on) for one in projected.suspensions] == [(gambling.FLED, date(2026, 9, 28))]


def test_the_valuation_by_hand() -> None:
    acts = told(BY_LETTER["D"])

    projected = fold(rules(), acts)

    assert on(acts, "report.suspended") == date(2026, 5, 4)  # twenty days from 14 April
    assert on(acts, "report.resumed") == date(2026, 10, 5)  # five months later
    assert on(acts, "report.instituted") == date(2026, 10, 19)  # within the month that ends on 5 November
    assert len([act for act in acts if act.kind == "report.suspension_reviewed"]) == 4
    # two months end on Saturday 19 December, so on Monday; the suspension of the report took nothing from them
    assert ends(projected, "investigation") == {date(2026, 12, 21)}


def test_the_acquittal_by_hand() -> None:
    acts = told(BY_LETTER["G"])

    projected = fold(rules(), acts)

    assert str(field(acts, "case.judged", "occurred")) == "2026-11-16T15:40"
    assert str(field(acts, "report.sent_up", "occurred")) == "2026-11-16T19:10"  # 24 hours end on the 17th at 15:40
    reported = [one for one in projected.deadlines if one.clock == "report.acquittal"]
    assert [one.outcome for one in reported] == [Outcome.MET]
    # fifteen days from 16 November: the review only proposes a protest, so the limit is shown to its end
    assert ends(projected, "protest_same_level") == {date(2026, 12, 1)}
    assert ends(projected, "protest_upper_level") == {date(2026, 12, 16)}


def test_the_letters_by_hand() -> None:
    acts = told(BY_LETTER["J"])
    first, second = named_id(letters.NAME, "anonymous"), named_id(letters.NAME, "signed")

    projected = fold(rules(), acts)

    assert {one.id: one.stage.value for one in projected.matters} == {first: "verifying", second: "joined"}
    assert str(field(acts, "report.received", "occurred")) == "2026-11-07T08:15"  # passed on within 24 hours
    assert ends(projected, "report.verification") == {date(2026, 11, 27)}  # counted from the first letter


def test_the_forty_cases_keep_their_old_numbers_and_their_region() -> None:
    region = bench(named.TAKEN_OVER_BY)
    stages, numbers = [], []
    for make in dissolved.makers(Days(rules().reference), SUNDAY, region):
        projected = fold(rules(), make(Numbers()).acts)
        (row,) = projected.matters
        assert projected.findings == ()
        assert open_findings(rules().catalogue.clocks, projected.deadlines, SUNDAY) == ()
        assert row.unit == region.unit
        stages.append(row.stage.value)
        numbers += row.formerly

    assert len(set(numbers)) == 40
    assert numbers[0] == "121/2025 - 15-H-082"
    assert stages == ["investigation_suspended"] * 36 + ["investigating"] * 4
