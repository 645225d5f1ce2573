"""The accused of a case: charge, approval, and measures on those who are not held (BLTTHS 109, 121-124, 179)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.criminal_cases import acts as kinds
from eprocuracy.workstreams.criminal_cases.words import Measure
from eprocuracy.workstreams.people import Role

from .crimes import Event
from .days import at
from .history import Docket
from .people import Identity, identity
from .trouble import Trouble

REFUSED = 0.006
AT_LARGE = {Measure.RESIDENCE_BAN: 92, Measure.GUARANTEE: 6, Measure.DEPOSIT: 2}


@dataclass(slots=True)
class Accused:
    """One person in a case: since when held, if at all, when charged, and how it went on."""

    participant: UUID
    who: Identity
    caught: datetime | None = None
    charged: When | None = None
    approved: date | None = None
    fled: bool = False
    months: int = 0  # of imprisonment, by the judgment; 0 for every other result

    @property
    def held(self) -> bool:
        return self.caught is not None


@dataclass(slots=True)
class Case:
    """A case as its parts make it up together; days stay None until they have been decided."""

    docket: Docket
    event: Event
    severity: Severity
    instituted: date
    accused: list[Accused] = field(default_factory=list)
    until: date | None = None  # last day of the investigation
    procurator: str = ""
    concluded: date | None = None
    received: date | None = None
    prosecuted_until: date | None = None
    indicted: date | None = None
    docketed: date | None = None
    judged: date | None = None

    @property
    def at_work(self) -> list[Accused]:
        """Those whom the charge was approved for and who are there."""
        return [one for one in self.accused if one.approved and not one.fled]

    def links(self, some: list[Accused] | None = None) -> tuple[Link, ...]:
        return tuple(Link(Role.ACCUSED, one.participant) for one in (self.accused if some is None else some))


def find_accused(of: Case, known: list[tuple[UUID, Identity]], *, held: float, caught_on: date) -> None:
    """Who did it: those known from the report first; some of them caught that very day."""
    dice, made, event = of.docket.dice, of.docket.made, of.event
    in_custody = dice.chance(held)
    for place in range(event.accused):
        if place < len(known):
            one = Accused(*known[place])
        else:
            one = Accused(made.new(caught_on), identity(dice, of.docket.bench.province, event.on, of.docket.bench.places))
        if in_custody and dice.chance(1.0 if place == 0 else 0.6):
            one.caught = datetime.combine(caught_on, dice.time(0, 22), VIETNAM)
        of.accused.append(one)


def charge(of: Case, trouble: Trouble, *, on: date, some: list[Accused]) -> None:
    """One decision on several accused; the procuracy has it within a day and decides within three."""
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    if trouble is Trouble.CHARGED_BEFORE_CASE:
        on = of.instituted - timedelta(days=dice.between(1, 4))
        docket.made.odd.irregular += docket.made.has_come(on)
    when = at(on, dice.time(8, 15))
    links = tuple(Link(Role.ACCUSED, one.participant, (of.event.offence,)) for one in some)
    people = tuple(one.who.as_participant(one.participant) for one in some)
    docket.theirs(kinds.AccusedCharged, when, "QĐ-KTBC", links=links, people=people)
    for one in some:
        one.charged = when
    came = days.working(on + timedelta(days=1)) if dice.chance(0.5) else on
    if came - on > timedelta(days=1) or (came == on and when.minute and when.minute.hour >= 15):
        came = on  # a duty officer takes it in
    minute = dice.time(16, 17) if came == on else dice.time(7, 7)
    docket.plain(kinds.ChargeFileReceived, at(came, minute), links=of.links(some))
    decided = dice.after(came, 1, 3)
    if trouble is Trouble.APPROVAL_LATE:
        decided = days.working(days.last("BLTTHS-179-3-VKS", came) + timedelta(days=dice.between(2, 9)))
        docket.made.odd.irregular += docket.made.has_come(decided)
    refused = dice.chance(REFUSED) and len(of.accused) > len(some)
    if refused:
        ground = "Chưa đủ căn cứ xác định hành vi phạm tội"
        docket.ours(kinds.ChargeRefused, decided, links=of.links(some), ground=ground)
        return
    docket.ours(kinds.ChargeApproved, decided, links=of.links(some))
    for one in some:
        one.approved = decided


def measures(of: Case, *, on: date, until: date, by_procuracy: bool = False) -> None:
    """A measure on each accused at large, no longer than the stage lasts."""
    docket, dice = of.docket, of.docket.dice
    at_large = [one for one in of.at_work if not one.held]
    if not at_large:
        return
    fields = {"links": of.links(at_large), "measure": dice.weighed(AT_LARGE), "until": When.on(until)}
    if by_procuracy:
        docket.ours(kinds.MeasureImposed, on, "LC", **fields)
    else:
        docket.theirs(kinds.MeasureImposed, on, "LC-CSĐT", **fields)
