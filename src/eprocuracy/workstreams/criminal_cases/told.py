"""Findings that need the law or the other cases of the family: age and liability, identity numbers, older joined cases."""

from __future__ import annotations

from collections.abc import Iterable

from eprocuracy.law.offences import Offence

from ..catalogue import View
from ..citizen_ids import CITIZEN_ID_MISMATCH, disagrees
from ..people import Role
from ..projected import Finding, FindingKind
from ..states import Place
from .case_state import CaseState
from .findings import ACCUSED_NOT_LIABLE, ACCUSED_UNDER_14, JOINED_OLDER
from .limits import gravest
from .told_steps import told_of_steps

AGE_OF_SOME_LIABILITY, AGE_OF_LIABILITY = 14, 16  # BLHS 12: ages, not lengths


def told_of(state: CaseState, view: View) -> tuple[Finding, ...]:
    """Every such finding of one case."""
    return (*_of_persons(state, view), *_of_joined(state, view), *told_of_steps(state, view))


def _of_persons(state: CaseState, view: View) -> Iterable[Finding]:
    for place in state.accused:
        person = place.person
        if person is None:
            continue
        if disagrees(person.id_no, person.birth):
            yield _found(CITIZEN_ID_MISMATCH, state, place, id_no=person.id_no, birth=str(person.birth))
        yield from _of_age(state, place, view)


def _of_age(state: CaseState, place: Place, view: View) -> Iterable[Finding]:
    day = state.law_of
    birth = place.birth
    if day is None or birth is None or not birth.is_under(AGE_OF_LIABILITY, day):
        return
    if birth.is_under(AGE_OF_SOME_LIABILITY, day):
        yield _found(ACCUSED_UNDER_14, state, place, birth=str(birth), judged_on=day)
        return
    found = gravest(place.offences or state.charged_with, state, view)
    offence: Offence | None = found[0] if found else None
    if offence is not None and view.reference.offences.liable_at_14(offence, day) is False:
        yield _found(ACCUSED_NOT_LIABLE, state, place, birth=str(birth), judged_on=day, offence=offence)


def _found(kind: FindingKind, state: CaseState, place: Place, **values: object) -> Finding:
    return Finding(
        code=kind.code, matter=state.id, participant=place.participant, on=state.instituted.on, values=values
    )


def _of_joined(state: CaseState, view: View) -> Iterable[Finding]:
    """TTLT 04/2018, Điều 14: after joining, the investigation is counted from the case instituted first."""
    own = state.instituted.on
    for role, matter in state.links:
        other = view.family.get(matter)
        if role is not Role.JOINED or matter == state.id or not isinstance(other, CaseState):
            continue
        theirs = other.instituted.on
        if own and theirs and theirs < own:
            yield Finding(
                code=JOINED_OLDER.code,
                matter=state.id,
                on=own,
                values={"instituted_on": own, "joined_instituted_on": theirs},
            )
