"""Findings on how papers follow each other: time that none covers, time that two claim, papers signed or approved too late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from eprocuracy.kernel.moments import When

from ..projected import Finding, FindingKind, Interval
from .findings import CONTRADICT, NO_APPROVAL, SIGNED_LATE, WITHOUT_ORDER
from .held_papers import contradictions, preceding_end, written_of
from .held_state import HeldState, Period, is_later
from .words import Ground

OURS = ("vks", "viện kiểm sát")
COURTS = ("tòa án", "toà án", "tand", "taqs")


def found(
    kind: FindingKind, state: HeldState, act: UUID | None = None, on: date | None = None, **values: object
) -> Finding:
    """A finding on the person held."""
    return Finding(code=kind.code, matter=state.id, participant=state.person, act=act, on=on, values=values)


def told_of_papers(state: HeldState, intervals: Sequence[Interval]) -> Iterable[Finding]:
    """Every such finding of one person held."""
    if state.person is None:
        return
    yield from _of_gaps(state, intervals)
    written = written_of(state)
    for one in contradictions(written, state.absences):
        yield found(
            CONTRADICT, state, one.later.act, one.later.on, twice_from=one.from_, twice_until=one.until,
            number=one.later.number, earlier_number=one.earlier.number,
        )  # fmt: skip
    begun = {one.period.act: one.row.from_ for one in written}
    for period in state.periods:
        ended = preceding_end(written, period)
        if _signed_late(period, ended, begun.get(period.act)):
            yield found(SIGNED_LATE, state, period.act, period.on, signed=period.signed, had_ended=ended)
        elif _unapproved(state, period, begun.get(period.act)):
            yield found(
                NO_APPROVAL, state, period.act, period.on, number=period.number,
                carried_out_from=begun.get(period.act), decided=period.approved_at,
            )  # fmt: skip


def _of_gaps(state: HeldState, intervals: Sequence[Interval]) -> Iterable[Finding]:
    """Time between two papers; before the first order of detention it is told with that order, after the last with leaving."""
    first = state.order(Ground.DETENTION)
    custody_end = state.written_end(Ground.CUSTODY)
    begins = first.begins.known_day if first and first.begins else None
    told_with_order = first is not None and custody_end is not None and begins is not None
    for one in intervals:
        if one.ground != Ground.NONE.value or (one.left and one.act == state.left_by):
            continue
        if told_with_order and first is not None and one.act == first.act and one.from_.known_day is not None:
            assert custody_end is not None
            assert begins is not None
            if custody_end.known_day is not None and begins > custody_end.known_day:
                continue
        yield found(WITHOUT_ORDER, state, one.act, one.from_.known_day, gap_from=one.from_, gap_until=one.until)


def _signed_late(period: Period, ended: When | None, begins: When | None) -> bool:
    """Whether it claims time from before its own signing; a new order may begin on the very day on which it is signed."""
    return is_later(period.signed, ended) and (period.extends or is_later(period.signed, begins))


def _unapproved(state: HeldState, period: Period, begins: When | None) -> bool:
    """Whether a paper that needs approval was surely carried out before there was any.

    What a register leaves empty proves nothing, and a paper after whose beginning nothing is recorded may still be decided on.
    """
    needed = needs_approval(period.ground, extends=period.extends, issuer=period.issuer)
    if period.from_book or begins is None or begins.known_day is None or not needed:
        return False
    if period.approved_at is not None:
        return period.approved is True and is_later(period.approved_at, begins)
    return period.approved is None and state.latest_on is not None and state.latest_on > begins.known_day


def needs_approval(ground: Ground, *, extends: bool, issuer: str) -> bool:
    """Extensions of custody, and orders of detention of an agency; who issued an order must be known."""
    if ground is Ground.CUSTODY:
        return extends
    named = issuer.casefold()
    return ground is Ground.DETENTION and not extends and bool(named) and not named.startswith((*OURS, *COURTS))
