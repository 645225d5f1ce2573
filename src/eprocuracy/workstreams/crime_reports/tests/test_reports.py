"""Where a report stands, what is told of the persons named, what is counted, and that no history breaks the fold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eprocuracy.kernel.moments import When
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.content import from_json, to_json
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.moves import Moves
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.registers import Row

from .a_report import KINDS, accepted, act, codes, folded, received

CAME = received(date(2026, 3, 3))
DOCKET = accepted(date(2026, 3, 5))


def stage(*acts: Act) -> str:
    return str(folded(*acts).matters[0].stage)


def test_a_report_goes_from_the_docket_to_a_reviewed_decision() -> None:
    unassigned = accepted(date(2026, 3, 5), procurator=None)
    history = [CAME]
    assert stage(*history) == "to_accept"
    history.append(unassigned)
    assert stage(*history) == "to_assign"
    history.append(act("report.assigned", date(2026, 3, 6), procurator="KSV A"))
    assert stage(*history) == "verifying"
    history.append(act("report.instituted", date(2026, 3, 20)))
    assert stage(*history) == "to_review"
    history.append(act("report.decision_agreed", date(2026, 3, 23)))
    assert stage(*history) == "resolved"
    assert codes(*history) == []


def test_a_suspended_report_goes_on_after_its_resumption() -> None:
    history = [CAME, DOCKET, act("report.suspended", date(2026, 3, 23))]
    assert stage(*history) == "to_review_suspension"
    history.append(act("report.decision_agreed", date(2026, 3, 24)))
    assert stage(*history) == "suspended"
    history.append(act("report.resumed", date(2026, 5, 4)))
    assert stage(*history) == "verifying"


def test_a_refusal_that_is_annulled_opens_the_report_again() -> None:
    history = [CAME, DOCKET, act("report.not_instituted", date(2026, 3, 20))]
    history.append(act("report.decision_objected", date(2026, 3, 25)))
    assert stage(*history) == "objected"
    history.append(act("report.refusal_cancelled", date(2026, 3, 27)))

    assert stage(*history) == "verifying"
    assert folded(*history).matters[0].closed_on is None


def test_a_decision_read_from_an_old_book_asks_for_no_review() -> None:
    assert stage(CAME, DOCKET, act("report.instituted", date(2026, 3, 20), source=Source.EXCEL)) == "resolved"


def test_an_act_out_of_its_place_is_recorded_told_and_moves_nothing() -> None:
    history = (CAME, DOCKET, act("report.instituted", date(2026, 3, 20)), act("report.extended", date(2026, 4, 1)))

    assert "act_out_of_order" in codes(*history)
    assert stage(*history) == "to_review"


def test_an_act_dated_after_its_own_record_is_told() -> None:
    recorded = datetime(2026, 3, 5, 9, tzinfo=UTC)

    assert codes(CAME, replace(DOCKET, recorded_at=recorded)) == []
    assert codes(CAME, accepted(date(2026, 3, 6), recorded_at=recorded)) == ["report_act_after_record"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("010190796601", []),
        ("063185793", []),
        ("", []),
        ("01019079660", ["citizen_id_malformed"]),
        ("0101907966011", ["citizen_id_malformed"]),
        ("01019079660A", ["citizen_id_malformed"]),
    ],
)
def test_an_identity_number_has_twelve_digits_or_nine(number: str, told: list[str]) -> None:
    who = uuid4()
    came = received(
        date(2026, 3, 3),
        links=(Link(Role.INFORMANT, who),),
        people=(Person(participant=who, name="Người báo tin", id_no=number),),
    )

    assert codes(came, DOCKET) == told


def test_what_happened_is_counted_by_outcome_offence_and_class() -> None:
    asked = act("report.verification_requested", date(2026, 3, 6))
    facts = folded(CAME, DOCKET, asked, act("report.instituted", date(2026, 3, 20))).facts

    assert [(one.code, one.on, one.outcome) for one in facts] == [
        ("report.accepted", date(2026, 3, 5), "denunciation"),
        ("report.verification_requested", date(2026, 3, 6), ""),
        ("report.resolved", date(2026, 3, 20), "instituted"),
        ("reports_to_docket.in", date(2026, 3, 3), "report.received"),
        ("reports_to_docket.out", date(2026, 3, 5), "report.accepted"),
        ("reports.in", date(2026, 3, 5), "report.accepted"),
        ("reports.out", date(2026, 3, 20), "report.instituted"),
        ("reports_overdue.kept", date(2026, 3, 20), "report.instituted"),
    ]
    assert {(one.unit, one.offence, one.severity) for one in facts} == {("15-KV1", "173/1", "less_serious")}


def test_lists_show_the_class_of_the_offence_and_what_is_missing() -> None:
    bare = folded(act("report.received", date(2026, 3, 3))).matters[0]

    assert folded(CAME, DOCKET).matters[0].severity is Severity.LESS_SERIOUS
    assert folded(CAME, DOCKET).matters[0].missing == ()
    assert bare.missing == ("number", "offences", "procurator")


def test_an_instituted_report_and_its_case_are_tied_by_the_row_that_names_the_decision() -> None:
    case = uuid4()
    row = _row(outcome="instituted", decision_no=4, decision_on=date(2023, 1, 17))
    found = replace(row, find_case=lambda unit, number, day: case if (unit, number) == ("LC", "4") else None)
    acts_of = rules().catalogue.registers["S2"].acts_of
    assert acts_of is not None

    last = acts_of(found)[-1]

    assert last.links == (Link(Role.CASE, case, is_matter=True),)
    assert acts_of(found) == acts_of(found)


def test_a_row_without_the_day_of_its_result_states_the_result() -> None:
    acts_of = rules().catalogue.registers["S2"].acts_of
    assert acts_of is not None

    acts = acts_of(_row(outcome="not_instituted", decision_no=None, decision_on=None))

    assert [one.kind for one in acts] == ["report.received", "report.accepted", "register.stated"]
    assert str(fold(rules(), acts).matters[0].stage) == "resolved"


def _row(**more: object) -> Row:
    values = {"received_on": date(2023, 1, 10), "accepted_on": date(2023, 1, 10), "number": 2, "source": "information"}
    ids: dict[str, UUID] = {}
    return Row(unit="LC", year=2023, values={**values, **more}, identify=lambda place: ids.setdefault(place, uuid4()))


def test_every_kind_has_its_article_and_every_move_a_kind() -> None:
    stream = rules().catalogue.workstreams["crime_reports"]

    assert all(kind.basis and kind.__doc__ and kind.summary for kind in KINDS.values())
    assert {row.kind for row in stream.moves.rows} <= set(KINDS)
    for clock in stream.clocks:
        named = {*clock.starts, *clock.meets, *clock.suspends, *clock.extends, *clock.drops} - {"register.stated"}
        assert {kind.split(":")[-1] for kind in named} <= set(KINDS), clock.key
        assert {code for code in clock.findings.values() if code} <= set(stream.findings), clock.key
        assert clock.limit in rules().reference.statutes, clock.key


def test_every_open_stage_offers_something() -> None:
    stream = rules().catalogue.workstreams["crime_reports"]
    table: Moves = stream.moves

    assert all(table.primary_at(one) for one in stream.stages)


DAYS = st.one_of(st.none(), st.dates(date(2021, 1, 1), date(2027, 12, 31)))


@st.composite
def any_act(draw: st.DrawFn) -> Act:
    kind = draw(st.sampled_from(sorted(KINDS)))
    fields = {}
    for one in KINDS[kind].content:
        if draw(st.booleans()):
            continue
        if one.name in ("until", "notified_on", "offence_on", "due_on", "limitation_ends_on"):
            fields[one.name] = draw(st.dates(date(2021, 1, 1), date(2027, 12, 31)))
        elif one.name == "ordinal":
            fields[one.name] = draw(st.integers(-1, 4))
        elif one.name == "received":
            fields[one.name] = draw(st.sampled_from([When.unknown(), When.on(date(2026, 2, 28))]))
        elif one.name == "offences":
            fields[one.name] = draw(st.sampled_from([(), (Offence("173", 1),), (Offence("999", 9),)]))
    on = draw(DAYS)
    return act(kind, on, position=draw(st.integers(0, 50)), source=draw(st.sampled_from(list(Source))), **fields)


@settings(max_examples=80, deadline=None)
@given(st.lists(any_act(), max_size=12))
def test_no_history_breaks_the_fold(history: list[Act]) -> None:
    for length in range(len(history) + 1):
        projected = fold(rules(), history[:length])
        assert len(projected.matters) <= 1


@settings(max_examples=50, deadline=None)
@given(st.lists(any_act(), max_size=8), st.randoms())
def test_the_order_of_writing_down_does_not_matter(history: list[Act], chance: object) -> None:
    numbered = [replace(one, position=place) for place, one in enumerate(history)]
    shuffled = list(numbered)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert fold(rules(), shuffled) == fold(rules(), numbered)


@settings(max_examples=50, deadline=None)
@given(any_act())
def test_content_is_read_back_as_it_was_written(one: Act) -> None:
    assert {name: value for name, value in one.values().items() if value not in (None, ())} == from_json(
        type(one), to_json(one)
    )
