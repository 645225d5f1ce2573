"""What stands beside the deadlines of My day: reminders, pinned lists, who is on duty, for whom one stands in."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.office.models import DutyTurn, Note, Pin
from eprocuracy.office.queries import StandingIn, away, duty_of, names_of, pins_of, reminders_for
from eprocuracy.office.words import Turn
from eprocuracy.platform.ui.parts import Text
from eprocuracy.workstreams.catalogue import Rules

from ..addresses import matter_address
from ..matter.naming import called
from .counting import COUNTED, counted


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of the day; `by` where a colleague wrote it."""

    id: int
    text: str
    matter: UUID
    title: Text
    address: str
    remind_on: date
    late: bool
    done: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One pinned list; `count` is None before it is counted, `more` where it is longer than is counted."""

    id: int
    name: str
    address: str
    count: int | None
    more: bool
    sent_by: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Pins:
    """The pinned lists and those that were sent; `counted` says whether the numbers are known."""

    own: tuple[Pinned, ...]
    sent: tuple[Pinned, ...]
    counted: bool

    @property
    def total(self) -> int:
        return len(self.own) + len(self.sent)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who is on duty today."""

    turn: Label
    name: str
    away: bool = False  # and on leave: somebody has to change the rota


@dataclass(frozen=True, slots=True)
class BesideDay:
    """Everything beside the deadlines."""

    reminders: tuple[Reminder, ...]
    pins: Pins
    duty: tuple[OnDuty, ...]
    standing_in: tuple[StandingIn, ...]

    @property
    def open_reminders(self) -> int:
        return sum(not one.done for one in self.reminders)


def beside_day(rules: Rules, *, actor: Actor, now: datetime, standing_in: tuple[StandingIn, ...]) -> BesideDay:
    """What stands beside the deadlines today, in three questions and one for names."""
    today = day_of(now)
    notes = list(reminders_for(actor, on=today, standing_in=[one.account for one in standing_in]))
    pins = list(pins_of(actor))
    turns = list(duty_of(actor, today, today))
    names = names_of({*(one.author for one in notes), *(one.sent_by for one in pins), *(one.account for one in turns)})
    return BesideDay(
        reminders=tuple(_reminder(rules, one, actor, today, names) for one in notes),
        pins=_pins(pins, names, [None] * len(pins), counted=False),
        duty=on_duty(turns, names),
        standing_in=standing_in,
    )


def pinned(actor: Actor, *, rules: Rules, now: datetime) -> Pins:
    """The pinned lists, counted in one question."""
    pins = list(pins_of(actor))
    names = names_of({one.sent_by for one in pins})
    return _pins(pins, names, counted(rules, [one.address for one in pins], actor=actor, now=now), counted=True)


@dataclass(frozen=True, slots=True)
class Today:
    """Who of the office is on duty and who is away today."""

    duty: tuple[OnDuty, ...]
    away: tuple[str, ...]


def duty_today(actor: Actor, *, now: datetime) -> Today:
    """The day of the office as its board shows it; three questions."""
    today = day_of(now)
    turns, absent = list(duty_of(actor, today, today)), away(actor, on=today)
    names = names_of({*(one.account for one in turns), *absent})
    return Today(on_duty(turns, names, absent), tuple(sorted(names.get(one, one) for one in absent)))


def on_duty(turns: Sequence[DutyTurn], names: dict[str, str], absent: Container[str] = ()) -> tuple[OnDuty, ...]:
    """Who is on duty, the leader first; `absent` are those who are on leave all the same."""
    ordered = sorted(turns, key=lambda one: [word.value for word in Turn].index(one.turn))
    return tuple(
        OnDuty(Turn(one.turn).label, names.get(one.account, one.account), one.account in absent) for one in ordered
    )


def _reminder(rules: Rules, note: Note, actor: Actor, today: date, names: dict[str, str]) -> Reminder:
    assert note.remind_on is not None
    row = note.matter.row
    stream = rules.catalogue.workstreams.get(row.workstream)
    return Reminder(
        id=note.pk,
        text=note.text,
        matter=note.matter_id,
        title=called(stream.one, row.number, row.year) if stream else str(row.number or ""),
        address=matter_address(note.matter_id),
        remind_on=note.remind_on,
        late=note.remind_on < today and note.done_at is None,
        done=note.done_at is not None,
        by="" if note.author == actor.account else names.get(note.author, note.author),
    )


def _pins(pins: Sequence[Pin], names: dict[str, str], numbers: Sequence[int | None], *, counted: bool) -> Pins:
    made = [
        Pinned(
            id=one.pk,
            name=one.name,
            address=one.address,
            count=None if number is None else min(number, COUNTED),
            more=number is not None and number > COUNTED,
            sent_by=names.get(one.sent_by, one.sent_by),
            kept=one.kept,
        )
        for one, number in zip(pins, numbers, strict=True)
    ]
    own, sent = (tuple(one for one in made if one.kept is kept) for kept in (True, False))
    return Pins(own, sent, counted)
