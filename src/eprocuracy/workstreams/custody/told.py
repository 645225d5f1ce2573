"""Findings on custody and detention as they were written and served, by the lengths of the law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from eprocuracy.kernel.moments import When
from eprocuracy.law.counting import detention_end

from ..catalogue import View
from ..citizen_ids import CITIZEN_ID_MISMATCH, disagrees
from ..projected import Finding, Interval
from .findings import (
    CUSTODY_PAST_END,
    DETENTION_PAST_END,
    EXTENSION_TOO_LONG,
    EXTENSION_TOO_MANY,
    NOT_APPROVED,
    NOT_DEDUCTED,
    NOT_LIABLE,
    ORDER_TOO_LONG,
    OVER_9_DAYS,
    OVER_12_HOURS,
    RELEASED_LATE,
    UNDER_14,
    WITHOUT_ORDER,
)
from .held_state import HeldState, earliest, is_later, latest
from .lawful import allowed_detention, decided_by, last_lawful_day, most_custody_days, offence_of
from .told_papers import found, told_of_papers
from .words import Ground

AGE_OF_SOME_LIABILITY, AGE_OF_LIABILITY = 14, 16  # BLHS 12: ages, not lengths
DETENTION = (Ground.DETENTION, Ground.PROSECUTION, Ground.COURT)


def told_of(state: HeldState, view: View, intervals: Sequence[Interval]) -> tuple[Finding, ...]:
    """Every such finding of one person held."""
    return (
        *_of_person(state, view),
        *_of_custody(state, view),
        *_of_first_order(state, view),
        *_of_extensions(state, view),
        *_of_the_end(state),
        *told_of_papers(state, intervals),
    )


def _of_person(state: HeldState, view: View) -> Iterable[Finding]:
    held, day = state.held, state.arrested.known_day
    if held is None or held.person is None:
        return
    person = held.person
    if disagrees(person.id_no, person.birth):
        yield found(CITIZEN_ID_MISMATCH, state, on=day, id_no=person.id_no, birth=str(person.birth))
    birth = person.birth
    if day is None or birth is None or not birth.is_under(AGE_OF_LIABILITY, day):
        return
    if birth.is_under(AGE_OF_SOME_LIABILITY, day):
        yield found(UNDER_14, state, on=day, birth=str(birth))
        return
    cited = offence_of(state, view)
    if cited and view.reference.offences.liable_at_14(cited[0], day) is False:
        yield found(NOT_LIABLE, state, on=day, birth=str(birth), offence=cited[0])


def _of_custody(state: HeldState, view: View) -> Iterable[Finding]:
    """Decided on in twelve hours, nine days at most, and every extension approved."""
    for one in state.of(Ground.CUSTODY):
        if one.extends and one.approved is False:
            yield found(NOT_APPROVED, state, one.act, one.on, until=one.ends)
    order, end = state.order(Ground.CUSTODY), state.written_end(Ground.CUSTODY)
    begins = order.begins if order else None
    if order is not None and is_later(begins, decided_by(state, view)):
        yield found(OVER_12_HOURS, state, order.act, order.on, arrested=state.arrested, custody_from=begins)
    if order is None or end is None or begins is None or begins.known_day is None:
        return
    most = most_custody_days(state, view, begins.known_day)
    if most is None:
        return
    last = begins.known_day + timedelta(days=most)
    limit = When.at(earliest(begins) + timedelta(days=most)) if begins.minute else When.on(last)
    if is_later(end, limit):
        yield found(OVER_9_DAYS, state, order.act, order.on, custody_from=begins, custody_end=end)


def _of_first_order(state: HeldState, view: View) -> Iterable[Finding]:
    """The gap before it, its length, and custody taken off."""
    order = state.order(Ground.DETENTION)
    begins = order.begins.known_day if order and order.begins else None
    if order is None or begins is None:
        return
    custody_end = state.written_end(Ground.CUSTODY)
    if custody_end is not None and custody_end.known_day is not None and begins > custody_end.known_day:
        yield found(WITHOUT_ORDER, state, order.act, begins, custody_end=custody_end, detained_from=begins)
    until = order.ends.known_day if order.ends else None
    allowed = allowed_detention(state, view, begins)
    if until is None or allowed is None:
        return
    longest = last_lawful_day(state, allowed.first, begins)
    values = {"detained_from": begins, "detained_to": until, "longest_lawful": longest}
    if until > detention_end(begins, allowed.first):
        yield found(ORDER_TOO_LONG, state, order.act, order.on, **values)
    elif until > longest:
        yield found(NOT_DEDUCTED, state, order.act, order.on, **values)


def _of_extensions(state: HeldState, view: View) -> Iterable[Finding]:
    """Each extension by the length of its ordinal, from the day after the last day it extends."""
    order = state.order(Ground.DETENTION)
    begins = order.begins.known_day if order and order.begins else None
    if order is None or begins is None:
        return
    allowed = allowed_detention(state, view, begins)
    before = order.ends.known_day if order.ends else None
    for one in state.of(Ground.DETENTION):
        until = one.ends.known_day if one.ends else None
        if one.extends and allowed is not None and one.ordinal is not None:
            days = allowed.further.get(one.ordinal)
            if days is None and isinstance(one.ordinal, int):
                yield found(EXTENSION_TOO_MANY, state, one.act, one.on, ordinal=one.ordinal, until=until)
            elif days is not None and until and before and until > before + timedelta(days=days):
                yield found(
                    EXTENSION_TOO_LONG, state, one.act, one.on, ordinal=one.ordinal, until=until,
                    allowed_until=before + timedelta(days=days),
                )  # fmt: skip
        before = until or before


def _of_the_end(state: HeldState) -> Iterable[Finding]:
    """Whether the person left in time; whoever is still inside is judged on a closing day, not here."""
    if state.left is None:
        return
    annulled = next((one for one in reversed(state.periods) if one.annulled_at), None)
    if annulled is not None and annulled is state.periods[-1] and is_later(state.left, annulled.annulled_at):
        yield found(
            RELEASED_LATE, state, state.left_by, state.left.known_day, ended=state.left, annulled=annulled.annulled_at
        )
        return
    kind = DETENTION_PAST_END
    standing = [one for one in state.of(*DETENTION) if not one.refused]
    end = max((one.ends for one in standing if one.ends and one.ends.known_day), key=latest, default=None)
    if not standing:
        kind, end = CUSTODY_PAST_END, state.written_end(Ground.CUSTODY)
    if is_later(state.left, end):
        yield found(kind, state, state.left_by, state.left.known_day, ended=state.left, last_day=end)
