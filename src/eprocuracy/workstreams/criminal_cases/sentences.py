"""What was sentenced and may no longer be executed after a day: limitation of the sentence of each convict (BLHS 60, 61)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eprocuracy.law.answers import Determined, NotDeterminable
from eprocuracy.law.limitation import executed_at_any_time, of_sentence, sentence_variant
from eprocuracy.law.offences import Offence
from eprocuracy.law.reference import Reference

from ..acts import Act
from ..people import Role
from ..states import Circumstances
from .acts_appeal import AppealJudged, AppealTerminated
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
    for act in acts:
        match act:
            case JudgmentInForce() | AppealJudged() | AppealTerminated():
                since |= dict.fromkeys(_whom(state, act), act.on)
            case WantedDecided():
                wanted |= since.keys() & set(_whom(state, act))
                found = {who: day for who, day in found.items() if who not in wanted}
            case WantedEnded():
                back = wanted & set(_whom(state, act))
                wanted -= back
                found |= dict.fromkeys(back, act.on)
    for place in state.accused:
        who = place.participant
        verdict = _sentenced(state, who)
        if verdict is None:
            continue
        months = state.course.months_above.get(who, verdict.months)
        effective = since.get(who) or state.in_force_on
        answer = of_sentence(
            reference, _variant(verdict, months), _offences(state, verdict),
            effective=effective, wanted=who in wanted, found_on=found.get(who),
        )  # fmt: skip
        yield SentenceLimit(participant=who, result=verdict.result, months=months, effective=effective, answer=answer)


def executing(state: CaseState, who: UUID, start: Act, reference: Reference) -> Circumstances | None:
    """What the law must know of one convict's sentence; None where nothing is to be executed, or at any time (BLHS 61).

    Whoever is found again lets it run anew only after the judgment took effect, and before its enforcement was decided.
    """
    verdict = _sentenced(state, who)
    if verdict is None or executed_at_any_time(reference, _offences(state, verdict)):
        return None
    if isinstance(start, WantedEnded) and not _is_pending(state, start.on):
        return None
    return Circumstances(variant=_variant(verdict, state.course.months_above.get(who, verdict.months)))


def _is_pending(state: CaseState, on: date | None) -> bool:
    """Whether a day lies between legal effect and the decision on enforcement, as far as they are known."""
    effective, enforced = state.in_force_on, state.course.enforced_on
    if on is None or effective is None:
        return False
    return effective <= on and (enforced is None or on <= enforced)


def _sentenced(state: CaseState, who: UUID) -> Verdict | None:
    """The verdict of somebody whose judgment is in force and who was sentenced."""
    place, verdict = state.places.get(who), state.verdicts.get(who)
    if place is None or place.stage is not AccusedStage.IN_FORCE or verdict is None:
        return None
    return verdict if verdict.result in {*FORMS, *IN_MONTHS} else None


def _whom(state: CaseState, act: Act) -> list[UUID]:
    """Those an act names; one that names nobody concerns every accused."""
    return [link.target for link in act.named(Role.ACCUSED)] or [place.participant for place in state.accused]


def _variant(verdict: Verdict, months: int | None) -> str | None:
    form = FORMS.get(verdict.result)
    if form is None and months is None:
        return None
    return sentence_variant(form, months or 0)


def _offences(state: CaseState, verdict: Verdict) -> tuple[Offence, ...]:
    return (verdict.offence,) if verdict.offence is not None else state.places[verdict.participant].offences
