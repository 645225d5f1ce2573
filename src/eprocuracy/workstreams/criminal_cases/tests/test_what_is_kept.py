"""What a state keeps beside its fields is what would be found anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID

from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.criminal_cases.case_state import CaseState
from eprocuracy.workstreams.criminal_cases.stretches import has_juvenile
from eprocuracy.workstreams.criminal_cases.words import AccusedStage, Stage
from eprocuracy.workstreams.people import Person, Role

DAY = date(2026, 3, 1)
OFFENCES = tuple(
    Offence(article, clause, point) for article in ("173", "174") for clause in (1, 2) for point in ("a", "đ")
)


def test_offences_that_count_and_juveniles_are_those_found_anew_whatever_changed() -> None:
    lot = Random(7)  # noqa: S311 - draws stories, guards nothing
    for story in range(60):
        state = CaseState(id=UUID(int=1), stage=Stage.INVESTIGATING, offences=OFFENCES[:1] if story % 2 else ())
        for _ in range(25):
            who = UUID(int=lot.randrange(2, 8))
            born = Birth(day=date(lot.choice((1990, 2009)), 5, 2))
            change = lot.choice(
                (
                    {"offences": tuple(lot.sample(OFFENCES, lot.randrange(3)))},
                    {"stage": lot.choice((*AccusedStage, None))},
                    {"role": lot.choice((Role.ACCUSED, Role.WITNESS))},
                    {"person": Person(participant=who, birth=born)},
                    {"measure_until": None},
                )
            )
            state = state.with_place(who, **change)
            anew = replace(state)

            assert state.charged_with == anew.charged_with
            assert has_juvenile(state, DAY) == has_juvenile(anew, DAY)
