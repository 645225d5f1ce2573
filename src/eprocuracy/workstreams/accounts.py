"""Accounts: the stocks of which figures keep the balance ("tồn"), and what brings a matter or a person into one and out of it.

A stock is never counted by itself. It is what came in less what went out, so opening + in − out = closing holds by its making;
what can be wrong is only that a passage is missing, and then the matter says where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.kernel.quick import quickly_made
from eprocuracy.kernel.words import Label, Word
from eprocuracy.law.answers import Determined

from .changing import changed
from .house_acts import RegisterStated
from .projected import Deadline, Fact, Outcome

if TYPE_CHECKING:
    from eprocuracy.law.reference import Reference

    from .acts import Act
    from .states import State

IN, OUT, KEPT = ".in", ".out", ".kept"
STATED = "stated."  # before the stage that only a register states
DAY = timedelta(days=1)
One = TypeVar("One", bound="State")


@quickly_made
@dataclass(frozen=True, slots=True)
class Passage:
    """A matter, or one participant's track in it, at another stage or with another office than before, by an act of this kind.

    `on` None: neither this act nor one before it has a day.
    """

    on: date | None
    kind: str
    unit: str
    stage: Word | None
    participant: UUID | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One stock: the stages at which a matter, or an accused, is counted in it."""

    code: str
    label: Label
    stages: tuple[Word, ...] = ()
    of_persons: bool = False  # it counts tracks of accused, not matters
    clocks: tuple[str, ...] = ()  # what it counts are runs of these clocks past their end, wherever the matter stands
    ways: Mapping[str, Label] = field(
        default_factory=dict
    )  # how one comes in and goes out, where no kind of act says it


def by_stage(accounts: Iterable[Account], *, of_persons: bool) -> dict[Word, str]:
    """The account of each stage; a stage that none names is outside all of them."""
    return {stage: one.code for one in accounts if one.of_persons is of_persons for stage in one.stages}


def passed(before: One | None, state: One, act: Act) -> One:
    """The state with the passages that an act brought; `before` None: the act opened the matter.

    A day that is not known is taken as that of the passage before: what cannot be dated must not unbalance the stock.
    """
    made = []
    last = state.passages[-1].on if state.passages else None
    on = act.on if last is None else max(last, act.on or last)
    if before is None or state.stage is not before.stage or state.unit != before.unit:
        made.append(Passage(on, act.kind, state.unit, state.stage))
    if before is None or state.places is not before.places:
        known = before.places if before is not None else {}
        for participant, place in state.places.items():
            held = known.get(participant)
            if place is not held and place.stage is not (held.stage if held else None):
                made.append(Passage(on, act.kind, state.unit, place.stage, participant))
    return changed(state, passages=(*state.passages, *made)) if made else state


def movements(state: State, accounts: Iterable[Account], acts: Iterable[Act], reference: Reference) -> Iterator[Fact]:
    """Each coming into an account and going out of it, as a fact whose outcome is what did it.

    `acts` of the matter: where no passage has a day, the first day that any of them has, or on which it was recorded.
    """
    declared = tuple(accounts)
    if not declared:
        return
    stocks = {participant: by_stage(declared, of_persons=participant) for participant in (False, True)}
    inside: dict[UUID | None, tuple[str, str]] = {}
    charged: dict[UUID | None, tuple[str, str]] = {}
    for one in _dated(state.passages, acts):
        concerned = [one.participant]
        if one.participant is None:
            concerned += [who for who, (_, unit) in inside.items() if who is not None and unit != one.unit]
        for who in concerned:
            was = inside.get(who)
            account = stocks[who is not None].get(one.stage) if who is one.participant else was and was[0]  # type: ignore[arg-type]
            now = (account, one.unit) if account else None
            if now == was:
                continue
            if who not in charged:
                charged[who] = _offence(state, who, reference)
            offence, severity = charged[who]
            for stock, sign in ((was, OUT), (now, IN)):
                if stock:
                    yield Fact(
                        code=f"{stock[0]}{sign}",
                        on=one.on,  # type: ignore[arg-type]  # _dated leaves none without
                        unit=stock[1],
                        matter=state.id,
                        participant=who,
                        offence=offence,
                        severity=severity,
                        agency=state.agency,
                        outcome=_by(one),
                    )
            if now:
                inside[who] = now
            else:
                inside.pop(who, None)


def overdue(
    state: State,
    accounts: Iterable[Account],
    deadlines: Iterable[Deadline],
    kinds: Mapping[UUID, str],
    reference: Reference,
) -> Iterator[Fact]:
    """Runs of clocks past their end: in on the first day that is too late, out when they end; `.kept` those that end in time.

    The day on which a running clock will be over lies ahead: it is a fact of the day it falls on, counted by nobody before, and
    gone as soon as the clock ends in time. `kinds`: of the acts, by which the outcome says what ended it.
    """
    account_of = {clock: one.code for one in accounts for clock in one.clocks}
    if not account_of:
        return
    for one in deadlines:
        account = account_of.get(one.clock)
        if account is None or not isinstance(one.answer, Determined):
            continue
        late_from = (
            one.answer.ends_at.astimezone(VIETNAM).date() if one.answer.by_the_minute else one.answer.ends_on + DAY
        )
        ended = one.ended_on.known_day if one.ended_on else None
        by = kinds.get(one.ended_by, "") if one.ended_by else ""
        if one.ended_by is None:
            counted = [(IN, late_from, "")]
        elif ended is None or one.outcome is Outcome.MET or ended < late_from:
            counted = [(KEPT, ended, by)] if ended and one.outcome is Outcome.MET else []
        else:
            counted = [(IN, late_from, ""), (OUT, ended, by)]
        offence, severity = _offence(state, one.participant, reference) if counted else ("", "")
        for sign, on, outcome in counted:
            yield Fact(
                code=f"{account}{sign}", on=on, unit=state.unit, matter=state.id, participant=one.participant,
                offence=offence, severity=severity, agency=state.agency, outcome=outcome,
            )  # fmt: skip


def _by(one: Passage) -> str:
    """What brought it there: the kind of act; of what only a register states, the stage that it states."""
    return f"{STATED}{one.stage.value}" if one.kind == RegisterStated.kind and one.stage else one.kind


def _dated(passages: Iterable[Passage], acts: Iterable[Act]) -> list[Passage]:
    """The passages, those before the first known day taken as of that day: what cannot be dated stands in a stock all the same."""
    held = tuple(passages)
    first = next((one.on for one in held if one.on is not None), None)
    if first is None:
        told = tuple(acts)
        first = min((act.on for act in told if act.on is not None), default=None) or min(
            (act.recorded_at.astimezone(VIETNAM).date() for act in told if act.recorded_at is not None), default=None
        )
    return [one if one.on else changed(one, on=first) for one in held] if first else []


def _offence(state: State, participant: UUID | None, reference: Reference) -> tuple[str, str]:
    """The gravest offence of the matter, or of one in it, and its class."""
    place = state.places.get(participant) if participant else None
    offences = place.offences if place and place.offences else state.offences
    found = reference.offences.foremost(offences, state.offence_on or state.opened_on)
    return (str(found[0]), found[1].value if found[1] else "") if found else ("", "")
