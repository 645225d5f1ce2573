"""Recommendations, requests and protests with their answers: worked cases, and every finding at its boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.families import bonds
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Fact, Outcome, Projected
from eprocuracy.workstreams.supervision.words import (
    Against,
    Answer,
    Area,
    Domain,
    Implemented,
    Level,
    Procedure,
    Purpose,
)

from .a_thread import KINDS, act, codes, folded, open_on, protest, recommendation, stage


def reply(on: date, answer: Answer = Answer.ACCEPTED) -> Act:
    return act("response.received", on, answer=answer)


def test_a_reply_on_the_written_day_is_in_time_and_the_next_day_is_late() -> None:
    issued = recommendation(date(2026, 3, 2), due_on=date(2026, 4, 1))

    assert codes(issued, reply(date(2026, 4, 1))) == []
    assert codes(issued, reply(date(2026, 4, 2))) == ["reply_late"]


def test_a_written_number_of_days_is_counted_from_the_day_of_issue() -> None:
    issued = recommendation(date(2026, 3, 2), reply_within=TimeLimit.parse("30 days"))

    assert codes(issued, reply(date(2026, 4, 1))) == []
    assert codes(issued, reply(date(2026, 4, 2))) == ["reply_late"]


def test_a_missing_reply_is_told_of_from_the_day_after_the_written_one() -> None:
    issued = recommendation(date(2026, 3, 2), due_on=date(2026, 4, 1))

    assert open_on(date(2026, 4, 1), issued) == []
    assert open_on(date(2026, 4, 2), issued) == ["reply_overdue"]
    assert open_on(date(2026, 4, 2), issued, reply(date(2026, 3, 30))) == []


def test_a_preventive_recommendation_without_a_day_is_answered_within_fifteen_days_of_receipt() -> None:
    issued = recommendation(date(2026, 3, 2), purpose=Purpose.PREVENTION, delivered_on=date(2026, 3, 3))

    assert open_on(date(2026, 3, 18), issued) == []
    assert open_on(date(2026, 3, 19), issued) == ["reply_overdue"]


@pytest.mark.parametrize(
    ("area", "clock"),
    [
        (Area.DETENTION, "reply.detention"),
        (Area.ENFORCEMENT, "reply.enforcement"),
        (Area.COMPLAINTS, "reply.complaints"),
    ],
)
def test_where_nothing_is_written_the_law_of_the_area_gives_the_time(area: Area, clock: str) -> None:
    issued = recommendation(date(2026, 3, 2), area=area, delivered_on=date(2026, 3, 3))

    assert [one.clock for one in folded(issued).deadlines] == [clock]


def test_a_protest_is_in_time_on_day_fifteen_and_out_of_time_on_day_sixteen() -> None:
    # pronounced on Monday 2 March: day 15 is Tuesday the 17th
    pronounced = date(2026, 3, 2)

    assert codes(protest(date(2026, 3, 17), against_on=pronounced)) == []
    assert codes(protest(date(2026, 3, 18), against_on=pronounced)) == ["protest_out_of_time"]


def test_the_procuracy_above_has_thirty_days_and_in_civil_matters_a_month() -> None:
    pronounced = date(2026, 3, 2)

    def issued(on: date, domain: Domain) -> list[str]:
        return codes(protest(on, against_on=pronounced, level=Level.UPPER, domain=domain))

    assert issued(date(2026, 4, 1), Domain.CRIMINAL) == []
    assert issued(date(2026, 4, 2), Domain.CRIMINAL) == ["protest_out_of_time"]
    assert issued(date(2026, 4, 1), Domain.ADMINISTRATIVE) == []
    assert issued(date(2026, 4, 2), Domain.ADMINISTRATIVE) == ["protest_out_of_time"]
    assert issued(date(2026, 4, 2), Domain.CIVIL) == []
    assert issued(date(2026, 4, 3), Domain.CIVIL) == ["protest_out_of_time"]


def test_a_criminal_decision_has_seven_days() -> None:
    issued_on = date(2026, 3, 2)

    assert codes(protest(date(2026, 3, 9), against=Against.DECISION, against_on=issued_on)) == []
    assert codes(protest(date(2026, 3, 10), against=Against.DECISION, against_on=issued_on)) == ["protest_out_of_time"]


def test_after_a_civil_hearing_without_a_procurator_time_runs_from_receipt() -> None:
    told = {"domain": Domain.CIVIL, "against_on": date(2026, 2, 2), "attended": False}

    assert codes(protest(date(2026, 3, 17), received_on=date(2026, 3, 2), **told)) == []
    (deadline,) = folded(protest(date(2026, 3, 17), **told)).deadlines
    assert deadline.outcome is Outcome.MET  # the day of receipt is not known: nothing is judged


def test_cassation_has_no_appellate_limit() -> None:
    assert (
        folded(protest(date(2026, 3, 17), against_on=date(2025, 3, 2), procedure=Procedure.CASSATION)).deadlines == ()
    )


def test_a_thread_goes_from_the_violation_to_its_end() -> None:
    history = [act("violation.found", date(2026, 3, 2), unit="15", area=Area.INVESTIGATION, target="CQĐT")]
    assert stage(*history) == "to_deal_with"
    history.append(recommendation(date(2026, 3, 4), due_on=date(2026, 4, 3)))
    assert stage(*history) == "awaiting_reply"
    history.append(reply(date(2026, 4, 1)))
    assert stage(*history) == "following_up"
    history.append(act("implementation.checked", date(2026, 5, 4), implemented=Implemented.YES))
    assert stage(*history) == "done"
    history.append(act("thread.closed", date(2026, 5, 5)))
    assert stage(*history) == "closed"
    assert codes(*history) == []
    assert {line.book for line in folded(*history).lines} == {"S10", "S11"}


def test_a_rejected_recommendation_may_become_a_protest() -> None:
    history = [recommendation(date(2026, 3, 4), due_on=date(2026, 4, 3)), reply(date(2026, 4, 1), Answer.REJECTED)]
    assert stage(*history) == "to_escalate"
    history.append(protest(date(2026, 4, 10), procedure=Procedure.NONE))
    assert stage(*history) == "awaiting_court"
    assert codes(*history) == []


def test_the_same_document_recorded_twice_in_one_thread_is_told() -> None:
    issued = recommendation(date(2026, 3, 4))

    assert codes(issued, replace(issued, id=uuid4())) == ["matter_opened_twice"]


def test_a_protest_withdrawn_in_part_still_waits_for_the_court() -> None:
    issued = protest(date(2026, 3, 17), against_on=date(2026, 3, 2))

    assert stage(issued, act("protest.withdrawn", date(2026, 4, 1), in_part=True)) == "awaiting_court"
    assert stage(issued, act("protest.withdrawn", date(2026, 4, 1))) == "closed"


def test_a_recommendation_refers_to_a_matter_and_stays_a_family_of_its_own() -> None:
    issued = recommendation(date(2026, 3, 4), links=(Link(Role.ABOUT, uuid4(), is_matter=True),))

    assert bonds([issued]) == set()
    assert len(folded(issued).matters) == 1


def papers(projected: Projected) -> list[Fact]:
    """What is counted of papers; the stock of those awaiting a reply is apart."""
    return [one for one in projected.facts if not one.code.startswith(("replies.", "protests."))]


def test_documents_and_answers_are_counted_by_area_addressee_and_field_of_law() -> None:
    issued = recommendation(date(2026, 3, 2), due_on=date(2026, 4, 1))
    facts = papers(folded(issued, reply(date(2026, 3, 30), Answer.PARTLY)))

    assert [(one.code, one.on, one.outcome) for one in facts] == [
        ("recommendation.issued", date(2026, 3, 2), "investigation"),
        ("recommendation.remedy", date(2026, 3, 2), "investigation"),
        ("recommendation.due", date(2026, 4, 1), "investigation"),
        ("recommendation.answered", date(2026, 3, 30), "partly"),
    ]
    assert {one.agency for one in facts} == {"investigating_agency"}
    decided = papers(folded(protest(date(2026, 3, 17), against_on=date(2026, 3, 2)), reply(date(2026, 5, 4))))
    assert [(one.code, one.outcome) for one in decided] == [
        ("protest.criminal.issued", "same"),
        ("protest.criminal.decided", "accepted"),
    ]


def test_every_kind_has_its_article_and_every_clock_its_law() -> None:
    stream = rules().catalogue.workstreams["supervision"]

    assert all(kind.basis and kind.__doc__ and kind.summary for kind in KINDS.values())
    assert {row.kind for row in stream.moves.rows} <= set(KINDS)
    for clock in stream.clocks:
        assert {*clock.starts, *clock.meets, *clock.drops} - {"register.stated"} <= set(KINDS), clock.key
        assert set(clock.findings.values()) <= set(stream.findings), clock.key
        assert clock.limit in rules().reference.statutes, clock.key


DAYS = st.dates(date(2021, 1, 1), date(2027, 12, 31))
WORDS = {"area": Area, "level": Level, "domain": Domain, "procedure": Procedure, "against": Against, "answer": Answer}


@st.composite
def any_act(draw: st.DrawFn) -> Act:
    kind = draw(st.sampled_from(sorted(KINDS)))
    fields = {}
    for one in KINDS[kind].content:
        if draw(st.booleans()):
            continue
        if one.name.endswith("_on"):
            fields[one.name] = draw(DAYS)
        elif one.name in WORDS:
            fields[one.name] = draw(st.sampled_from(list(WORDS[one.name])))
        elif one.name == "reply_within":
            fields[one.name] = TimeLimit.parse("15 days")
    on = draw(st.one_of(st.none(), DAYS))
    return act(kind, on, position=draw(st.integers(0, 50)), source=draw(st.sampled_from(list(Source))), **fields)


@settings(max_examples=80, deadline=None)
@given(st.lists(any_act(), max_size=10))
def test_no_history_breaks_the_fold(history: list[Act]) -> None:
    for length in range(len(history) + 1):
        assert len(fold(rules(), history[:length]).matters) <= 1
