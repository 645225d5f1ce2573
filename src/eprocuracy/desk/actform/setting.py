"""What the act form is told about the place in which it is filled: plain values, no questions left to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role


@dataclass(frozen=True, slots=True)
class Present:
    """A participant who already has a place in the matter or its family, offered as a box to tick.

    `role` is the one under which the act would name them; `person` is what is known of somebody who is new to the matter.
    """

    participant: UUID
    role: Role
    name: str
    note: Label | None = None
    ticked: bool = True
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A matter that a typed number may mean."""

    matter: UUID
    label: Label


def _nothing_found(_text: str, _role: Role) -> Sequence[Found]:
    return ()


def _anything(_offence: Offence, _day: date) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Setting:
    """What the form is told about the place in which it is filled: all of it plain values."""

    matter: UUID | None
    today: date
    new_id: Callable[[str], UUID]  # the id of a new participant, by its place on the form: the same place, the same id
    present: Sequence[Present] = ()
    units: Sequence[tuple[str, Any]] = ()
    staff: Sequence[tuple[str, Any]] = ()
    may_assist: Sequence[tuple[str, Any]] = ()
    assisting: Sequence[tuple[str, Any]] = ()  # who of the staff assists in the matter now
    find_matters: Callable[[str, Role], Sequence[Found]] = _nothing_found
    links: Sequence[Link] = ()  # links that come with the page, such as the report behind a new case
    filled: Mapping[str, Any] = field(default_factory=dict)
    offences_at: str = ""  # the address that answers with offences
    offence_on: date | None = None  # the day of the offence, where the matter knows it
    in_force: Callable[[Offence, date], bool] = _anything  # whether the law of a day has a provision
    names_persons: bool = False  # several persons are there, of whom the act means some
    matters_at: str = ""  # the address that answers with matters; the role is added to its query
