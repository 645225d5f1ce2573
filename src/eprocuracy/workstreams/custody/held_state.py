"""The state of one person held on one occasion, and the time on each ground."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self
from uuid import UUID

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.changing import changed

from ..acts import Act
from ..people import Role
from ..states import Place, State
from .words import Ground, Manner

DAY = timedelta(days=1)
NOT_KNOWN = When.unknown()


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Time on one paper: custody or one of its extensions, an order of detention or one of its extensions."""

    ground: Ground
    act: UUID
    begins: When | None = None  # None: from the end of the one before
    ends: When | None = None
    ordinal: int | str | None = None  # of an extension; None for the order itself
    number: str | None = None
    on: date | None = None
    signed: When = NOT_KNOWN
    issuer: str = ""
    place: str = ""
    from_book: bool = False  # taken from a register, whose empty cell proves nothing
    approved: bool | None = None
    approved_no: str | None = None
    approved_by: UUID | None = None
    approved_at: When | None = None
    annulled_at: When | None = None  # its time ended there, whatever the paper says
    annulled_by: UUID | None = None

    @property
    def extends(self) -> bool:
        return self.ordinal is not None

    @property
    def refused(self) -> bool:
        """Whether it is an order of detention that the procuracy did not approve: nobody is held on it."""
        return self.ground is Ground.DETENTION and self.approved is False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something countable."""

    code: str
    on: date
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """From an escape to the recapture."""

    left: When
    left_by: UUID | None
    back: When
    back_by: UUID


@dataclass(frozen=True, kw_only=True)
class HeldState(State):
    """What is true of one person held."""

    opened_by: UUID | None = None
    person: UUID | None = None
    manner: Manner | None = None
    arrested: When = NOT_KNOWN
    place: str = ""
    periods: tuple[Period, ...] = ()
    left: When | None = None
    left_by: UUID | None = None
    left_how: str = ""
    before_leaving: object = None  # the stage to go back to if recaptured
    absences: tuple[Absence, ...] = ()
    judged_before_order: Act | None = None  # an approval of detention whose order is not recorded yet
    latest_on: date | None = None  # the latest day of any act: what took effect before it was carried out
    happened: tuple[Happening, ...] = ()
    remark: str = ""

    @property
    def held(self) -> Place | None:
        """The person's place; the first one named."""
        return next(iter(self.of_role(Role.HELD)), None)

    @property
    def own_offences(self) -> tuple[Offence, ...]:
        """Offences of this person as the papers of custody name them."""
        held = self.held
        return tuple(sorted(held.offences if held and held.offences else self.offences, key=_article))

    def of(self, *grounds: Ground) -> tuple[Period, ...]:
        return tuple(one for one in self.periods if one.ground in grounds)

    def order(self, ground: Ground) -> Period | None:
        """The first order on a ground."""
        return next((one for one in self.of(ground) if not one.extends), None)

    def written_end(self, *grounds: Ground) -> When | None:
        """The latest end that the papers name."""
        ends = [one.ends for one in self.of(*grounds) if one.ends is not None and one.ends.known_day]
        return max(ends, key=latest, default=None)

    def counted(self, code: str, act: Act, outcome: str = "") -> Self:
        if act.on is None:
            return self
        return changed(self, happened=(*self.happened, Happening(code=code, on=act.on, outcome=outcome)))


def earliest(when: When) -> datetime:
    """The first moment it can be."""
    assert when.day is not None
    return datetime.combine(when.day, when.minute or time(), VIETNAM)


def latest(when: When) -> datetime:
    """The moment, or the last one of a day known without its hour."""
    assert when.day is not None
    if when.minute is not None:
        return datetime.combine(when.day, when.minute, VIETNAM)
    return datetime.combine(when.day + DAY, time(), VIETNAM)


def is_later(when: When | None, end: When | None) -> bool:
    """Whether `when` surely lies after `end`: by the minute where both are known to it, otherwise by the day."""
    if when is None or end is None or when.known_day is None or end.known_day is None:
        return False
    if when.moment is not None and end.moment is not None:
        return when.moment > end.moment
    return when.known_day > end.known_day


def _article(offence: Offence) -> tuple[int, str, int]:
    digits = "".join(sign for sign in offence.article if sign.isdigit())
    return int(digits or 0), offence.article, offence.clause or 0
