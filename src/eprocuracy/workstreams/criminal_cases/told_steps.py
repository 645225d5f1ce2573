"""Findings on further steps that need the law: activities announced too late, cassation out of time, questioning at night."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from eprocuracy.kernel.moments import When
from eprocuracy.law.deadlines import Determined, determine, latest_before

from ..catalogue import View
from ..projected import Finding, FindingKind
from .acts_activities import AccusedInterrogated
from .case_state import CaseState
from .findings_steps import ANNOUNCED_LATE, CASSATION_LATE, NIGHT_INTERROGATION

NOTICE = "TTLT04-13"
AGAINST = "BLTTHS-379-1"
NIGHT_BEGINS, NIGHT_ENDS = time(22), time(6)  # BLTTHS 134(1): what is night, not a length


def told_of_steps(state: CaseState, view: View) -> Iterable[Finding]:
    """Every such finding of one case."""
    for one in state.course.announced:
        planned = one.planned.moment if one.planned else None
        if planned is None or one.told.known_day is None:
            continue
        latest = latest_before(view.reference, NOTICE, expiry=planned, variant="investigator_notice")
        told = one.told.moment
        if not isinstance(latest, Determined):
            continue
        late = told > latest.ends_at if told else one.told.known_day > latest.ends_on
        if late:
            yield Finding(
                code=ANNOUNCED_LATE.code,
                matter=state.id,
                act=one.act,
                on=one.told.known_day,
                values={"planned": one.planned, "latest": latest.ends_at},
            )
    for attacked in state.course.attacked:
        limit = determine(view.reference, AGAINST, start=When.on(attacked.in_force_on))
        if isinstance(limit, Determined) and attacked.on > limit.ends_on:
            yield Finding(
                code=CASSATION_LATE.code,
                matter=state.id,
                act=attacked.act,
                on=attacked.on,
                values={"in_force_on": attacked.in_force_on, "limit_ended_on": limit.ends_on},
            )


def at_night(act: AccusedInterrogated) -> FindingKind | None:
    """Whether a questioning at night was said to be undelayable (BLTTHS 183(3)); an hour that is not known tells nothing."""
    hours = [at.minute for at in (act.begun, act.ended) if at is not None and at.minute is not None]
    night = any(hour >= NIGHT_BEGINS or hour < NIGHT_ENDS for hour in hours)
    return NIGHT_INTERROGATION if night and not act.undelayable else None
