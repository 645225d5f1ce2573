"""What was sentenced and may no longer be executed after a day: limitation of the sentence of each convict (BLHS 60, 61)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eprocuracy.law.answers import Determined, NotDeterminable
from eprocuracy.law.limitation import of_sentence, sentence_variant
from eprocuracy.law.offences import Offence
from eprocuracy.law.reference import Reference

from ..acts import Act
from ..people import Role
from .acts_appeal import AppealJudged, AppealTerminated, HigherVerdict
from .acts_court import JudgmentInForce, Verdict
from .acts_resting import WantedDecided, WantedEnded
from .case_state import CaseState
from .words import AccusedStage, Result

FORMS = {
    Result.LIFE: "life",
    Result.DEATH: "death",
    Result.NON_CUSTODIAL: "non_custodial",
    Result.FINE: "fine",
}
IN_MONTHS = frozenset({Result.IMPRISONED, Result.SUSPENDED_SENTENCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLimit:
    """The limitation of one convict's sentence: what was sentenced, since when, and the law's answer."""

    participant: UUID
    result: Result
    months: int | None
    effective: date | None
    answer: Determined | NotDeterminable


def sentences_of(state: CaseState, acts: Iterable[Act], reference: Reference) -> Iterator[SentenceLimit]:
    """Of everybody whose judgment is in force and who was sentenced; an interruption by a new offence is not known here."""
    since: dict[UUID, date | None] = {}
    wanted: set[UUID] = set()
    found: dict[UUID, date | None] = {}
    changed: dict[UUID, HigherVerdict] = {}
    for act in acts:
        match act:
            case JudgmentInForce() | AppealJudged() | AppealTerminated():
                since |= dict.fromkeys(_whom(state, act), act.on)
                if isinstance(act, AppealJudged):
                    changed |= {one.participant: one for one in act.verdicts or () if one.months is not None}
            case WantedDecided():
                wanted |= since.keys() & set(_whom(state, act))
                found = {who: day for who, day in found.items() if who not in wanted}
            case WantedEnded():
                back = wanted & set(_whom(state, act))
                wanted -= back
                found |= dict.fromkeys(back, act.on)
    for place in state.accused:
        who, verdict = place.participant, state.verdicts.get(place.participant)
        if place.stage is not AccusedStage.IN_FORCE or verdict is None or verdict.result not in {*FORMS, *IN_MONTHS}:
            continue
        months = changed[who].months if who in changed else verdict.months
        effective = since.get(who) or state.in_force_on
        answer = of_sentence(
            reference, _variant(verdict, months), _offences(verdict, place.offences),
            effective=effective, wanted=who in wanted, found_on=found.get(who),
        )  # fmt: skip
        yield SentenceLimit(participant=who, result=verdict.result, months=months, effective=effective, answer=answer)


def _whom(state: CaseState, act: Act) -> list[UUID]:
    """Those an act names; one that names nobody concerns every accused."""
    return [link.target for link in act.named(Role.ACCUSED)] or [place.participant for place in state.accused]


def _variant(verdict: Verdict, months: int | None) -> str | None:
    form = FORMS.get(verdict.result)
    if form is None and months is None:
        return None
    return sentence_variant(form, months or 0)


def _offences(verdict: Verdict, charged: Iterable[Offence]) -> tuple[Offence, ...]:
    return (verdict.offence,) if verdict.offence is not None else tuple(charged)
