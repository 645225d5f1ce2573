"""Law impact over a made-up body: what is folded is enough, and what is found is what folding everything finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from eprocuracy.exchange.synthesis.body import Body, Recipe
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.staffing import offices_of
from eprocuracy.exchange.synthesis.writing import write
from eprocuracy.law.amending import Change
from eprocuracy.law.answers import Determined
from eprocuracy.law.statutes import Statute
from eprocuracy.records.impact import impact, reached
from eprocuracy.records.models import ActRow, Matter
from eprocuracy.records.rules import present
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.amended import LIVE, Amendment, Kind
from eprocuracy.workstreams.catalogue import Rules, View
from eprocuracy.workstreams.clocks import Clocks
from eprocuracy.workstreams.folding import concerning, dated, fold, states_of, stream_of
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.projected import Deadline

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
CASES, SEED, PROVINCE = 60, 7, "22"


@pytest.fixture
def families() -> dict[UUID, list[Act]]:
    """A body of some two hundred matters, recorded through the door."""
    rules = present()
    recipe = Recipe(CASES, SEED, PROVINCE, TODAY, offices_of(PROVINCE))
    write(rules, Body(recipe, Days(rules.reference)), lambda *_: None)
    return acts_of(rules.catalogue, Matter.objects.values_list("family_id", flat=True).distinct())


def test_what_is_found_is_what_folding_everything_finds(families: dict[UUID, list[Act]]) -> None:
    rules, acts = present(), ActRow.objects.count()
    for text in (
        "BLTTHS-147-1: {versions: {2018-01-01: {limit: 15 days}}}",
        "BLTTHS-172: {versions: {2026-10-01: {limit: {less_serious: 1 month, serious: 40 days}, pending: true}}}",
        "BLTTHS-278-2: {versions: {2026-09-01: {limit: none}}, for_juveniles: {2018-01-01: {share: 1/3}}}",
        "BLTTHS-240-1: {versions: {2026-11-01: {limit: 10 days, pending: true}}}",
        "offences: {'173': {versions: {2018-01-01: {clauses: {1: {imprisonment: [84, 240], severity: very_serious}}}}}}",
        "offences: {'249': {versions: {2018-01-01: {clauses: {1: {imprisonment: [6, 36], severity: less_serious}}}}}}",
    ):
        amendment = Amendment.of(rules, Change.read(text), on=TODAY)

        looked_at = reached(amendment)
        found = [one for _, moves in impact(amendment, looked_at, list) for one in moves]

        dates = {
            (one.matter, one.participant, one.what, end(one.before), end(one.after))
            for one in found
            if one.kind is Kind.DATE
        }
        assert dates == everything(amendment, families), text
        assert len(looked_at) <= len(families)
    assert ActRow.objects.count() == acts


def everything(amendment: Amendment, families: Mapping[UUID, list[Act]]) -> set[tuple[Any, ...]]:
    """Every running deadline of every open matter, folded whole under both laws, where they differ."""
    amended = Rules(amendment.law, amendment.rules.catalogue)
    found: set[tuple[Any, ...]] = set()
    for acts in families.values():
        old, new = fold(amendment.rules, acts), fold(amended, acts)
        still = {one.id for one in (*old.matters, *new.matters) if one.closed_on is None}
        before, after = ({key(one): one.answer for one in part.deadlines if one.outcome in LIVE} for part in (old, new))
        for run in before.keys() | after.keys():
            one, other = before.get(run), after.get(run)
            if run[0] in still and told(one) != told(other):
                found.add((*run[:3], end(one), end(other)))
    return found


def key(one: Deadline) -> tuple[Any, ...]:
    return one.matter, one.participant, one.clock, one.started_by, one.run


def told(answer: Any) -> object:
    if answer is None or isinstance(answer, Determined):
        return end(answer)
    return answer.missing, answer.open, answer.earliest, answer.latest, answer.unlimited


def end(answer: Any) -> object:
    return answer.end if isinstance(answer, Determined) else answer and answer.missing


class Watched(dict[str, Statute]):
    """Statutes that remember which of them were asked for."""

    def __init__(self, statutes: Mapping[str, Statute]) -> None:
        super().__init__(statutes)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Statute:
        self.asked.add(name)
        return super().__getitem__(name)


def test_every_limit_that_a_running_date_asks_for_leads_to_its_family(families: dict[UUID, list[Act]]) -> None:
    asking: dict[str, set[UUID]] = {}
    for family, acts in families.items():
        for limit in asked_by(acts):
            asking.setdefault(limit, set()).add(family)

    assert len(asking) > 10  # a body of many kinds of matters, not of one
    for limit, wanted in asking.items():
        amendment = Amendment.of(present(), Change.from_data({limit: {"concerns": "anything"}}), on=TODAY)
        assert wanted <= set(reached(amendment)), limit


def asked_by(acts: list[Act]) -> Iterator[str]:
    """The limits that the running dates of the open matters of a family look at."""
    rules = present()
    watched = Watched(rules.reference.statutes)
    reference = replace(rules.reference, statutes=watched)
    standing = heads(acts).acts
    states = states_of(rules.catalogue, standing)
    view = View(reference, states)
    for state in states.values():
        own = concerning(standing).get(state.id, [])
        stream = stream_of(rules.catalogue, state, own)
        if stream is None or stream.matter_state is None or stream.matter_state(state, view).closed_on is not None:
            continue
        for clock in stream.every_clock:
            watched.asked.clear()
            together = Clocks(one for one in stream.every_clock if one.key in (clock.key, clock.before))
            made, _ = dated(stream, view, state, own, together)
            if any(one.clock == clock.key and one.outcome in LIVE for one in made):
                yield from watched.asked
