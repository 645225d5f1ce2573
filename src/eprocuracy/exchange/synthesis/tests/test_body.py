"""The same recipe gives the same acts; the shares are as promised; nothing unlawful happens unless it was put there."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import groupby

import pytest

from eprocuracy.exchange.synthesis.body import Body, Family, Recipe
from eprocuracy.exchange.synthesis.crimes import crimes
from eprocuracy.exchange.synthesis.days import Days, book_year
from eprocuracy.exchange.synthesis.history import number_all
from eprocuracy.exchange.synthesis.offices import benches
from eprocuracy.exchange.synthesis.writing import Told
from eprocuracy.law import citizen_id
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.deadlines import open_findings
from eprocuracy.workstreams.families import bonds, families
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.people import Role

UNTIL = date(2026, 11, 22)


def made(cases: int, seed: int, province: str = "22") -> list[Family]:
    body = Body(Recipe(cases, seed, province, UNTIL, benches(province, {})), Days(rules().reference))
    return list(body.all(number_all(body.asked(), {})))


@cache
def three_hundred() -> tuple[Family, ...]:
    return tuple(made(300, 1))


def acts_of(many: list[Family] | tuple[Family, ...]) -> list[Act]:
    return [act for one in many for act in one.made.acts]


def test_the_same_recipe_gives_the_same_acts_and_another_seed_gives_others() -> None:
    assert acts_of(made(12, 5)) == acts_of(made(12, 5))
    assert not {act.id for act in acts_of(made(12, 5))} & {act.id for act in acts_of(made(12, 6))}


def test_some_are_defended_and_some_cases_have_several_victims() -> None:
    acts = acts_of(three_hundred())
    accused = {link.target for act in acts if act.kind == "accused.charged" for link in act.named(Role.ACCUSED)}
    defended = {link.target for act in acts if act.kind == "counsel.registered" for link in act.named(Role.ACCUSED)}
    victims = Counter(len(act.named(Role.VICTIM)) for act in acts if act.kind == "case.instituted")

    assert defended <= accused
    assert 0.1 < len(defended) / len(accused) < 0.5
    assert victims[1] > 3 * victims[2] > 0
    assert victims[0] > victims[2]


def test_a_matter_names_three_persons_on_average_and_most_of_the_further_ones_are_witnesses() -> None:
    acts = acts_of(three_hundred())
    roles = {(act.matter, link.target): link.role for act in acts for link in act.links if not link.is_matter}
    named = Counter(roles.values())

    assert 3.0 <= len(roles) / len({act.matter for act in acts}) < 3.6
    assert named[Role.WITNESS] > named[Role.INTERESTED] > named[Role.VICTIM] > 0


def test_the_shares_are_as_promised() -> None:
    told = Told()
    for one in three_hundred():
        told.add(one)

    shares = told.shares()

    assert shares["recorded_late"] == pytest.approx(0.06, abs=0.01)
    assert shares["corrected"] == pytest.approx(0.03, abs=0.008)
    assert shares["with_something_unknown"] == pytest.approx(0.08, abs=0.01)
    assert shares["irregular"] == pytest.approx(0.02, abs=0.01)
    assert told.split >= 2
    assert told.joined >= 2
    assert told.transferred >= 2
    assert told.in_two_cases >= 2
    assert told.example_case


def test_57_reports_in_a_hundred_become_cases() -> None:
    kinds = Counter(act.kind for act in acts_of(three_hundred()) if act.supersedes is None)

    assert kinds["report.instituted"] / kinds["report.received"] == pytest.approx(0.57, abs=0.05)


def test_what_was_not_put_there_is_lawful_and_what_was_is_found() -> None:
    for one in three_hundred()[::3]:
        found = findings(one)
        assert bool(found) == bool(one.made.odd.irregular), found


def findings(one: Family) -> list[str]:
    codes: list[str] = []
    groups = families({act.matter for act in one.made.acts}, bonds(heads(one.made.acts).acts))
    for group in groups:
        projected = fold(rules(), [act for act in one.made.acts if act.matter in group])
        codes += [finding.code for finding in projected.findings]
        codes += [
            finding.code
            for finding in open_findings(rules().catalogue.clocks, projected.deadlines, UNTIL - timedelta(1))
        ]
    return codes


def test_nothing_happened_or_was_recorded_on_the_last_day_or_later() -> None:
    for one in three_hundred():
        assert all(act.occurred.earliest_day < UNTIL for act in one.made.acts)
        assert all(moment < one.made.now for moment in one.made.came.values())


def test_each_book_numbers_its_matters_by_their_days_without_a_gap() -> None:
    entered = sorted(
        (act.unit, act.year, act.number, act.occurred.day)  # type: ignore[attr-defined]
        for act in acts_of(three_hundred())
        if act.kind == "case.accepted" and act.supersedes is None
    )

    for _, book in groupby(entered, key=lambda one: one[:2]):
        rows = list(book)
        assert [row[2] for row in rows] == list(range(1, len(rows) + 1))


def test_a_docket_begins_its_year_on_the_first_of_december() -> None:
    assert (book_year(date(2026, 11, 30)), book_year(date(2026, 12, 1))) == (2026, 2027)


def test_a_correction_gives_its_reason_and_stands_for_an_act_of_its_kind() -> None:
    by_id = {act.id: act for act in acts_of(three_hundred())}
    mended = [act for act in by_id.values() if act.supersedes]

    assert mended
    for act in mended:
        wrong = by_id[act.supersedes]  # type: ignore[index]
        assert act.reason
        assert act.kind == wrong.kind
        assert (act.document_no, act.occurred) != (wrong.document_no, wrong.occurred)


def test_numbers_of_persons_are_right_in_structure_and_fit_the_person() -> None:
    people = [person for act in acts_of(three_hundred()) for person in act.people if person.id_no]
    doubtful = [
        person
        for person in people
        if citizen_id.doubts(
            person.id_no, born_in=person.birth.presumed.year if person.birth and person.birth.presumed else None
        )
    ]

    assert all(citizen_id.place(person.id_no) for person in people)
    assert len(doubtful) < len(people) * 0.01  # those whose papers contradict each other on purpose


def test_names_follow_the_peoples_of_the_province() -> None:
    ethnic = Counter(person.ethnic for act in acts_of(made(30, 3, "04")) for person in act.people)

    assert ethnic["Tày"] + ethnic["Nùng"] > ethnic["Kinh"]


def test_every_offence_of_the_mix_has_its_clauses_in_the_code() -> None:
    offences = rules().reference.offences

    for crime in crimes():
        assert offences.exists(crime.article, on=UNTIL)
        assert all(offences.severity(Offence(crime.article, clause), UNTIL) for clause in crime.clauses)


def test_even_one_case_reaches_its_indictment() -> None:
    assert any(act.kind == "case.indicted" for act in acts_of(made(1, 4)))
