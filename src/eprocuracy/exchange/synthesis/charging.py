"""The accused of a case: charge, approval, and measures on those who are not held (BLTTHS 109, 121-124, 179)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.criminal_cases import acts as kinds
from eprocuracy.workstreams.criminal_cases.words import Measure
from eprocuracy.workstreams.people import Role

from .crimes import Event
from .history import Docket
from .people import Identity, identity
from .trouble import Trouble

REFUSED = 0.006
AT_LARGE = {Measure.RESIDENCE_BAN: 92, Measure.GUARANTEE: 6, Measure.DEPOSIT: 2}


@dataclass(slots=True)
class Accused:
    """One person in a case: whether held, when charged, and how it went on."""

    participant: UUID
    who: Identity
    held: bool = False
    charged: datetime | None = None
    filed: datetime | None = None
    approved: date | None = None
    fled: bool = False
    months: int = 0  # of imprisonment, by the judgment; 0 for every other result


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
    last_step: date | None = None  # what must come before the conclusion: an extension, a transfer
    concluded: date | None = None
    left: bool = False  # transferred out of the province
    received: date | None = None
    returned: date | None = None
    received_again: date | None = None
    prosecution_extended: bool = False
    prosecuted_until: date | None = None
    indicted: date | None = None
    sent: date | None = None
    docketed: date | None = None
    judged: date | None = None
    appealed: bool = False
    in_force: date | None = None

    @property
    def at_work(self) -> list[Accused]:
        """Those whom the charge was approved for and who are there."""
        return [one for one in self.accused if one.approved and not one.fled]

    def links(self, some: list[Accused] | None = None) -> tuple[Link, ...]:
        return tuple(Link(Role.ACCUSED, one.participant) for one in (self.accused if some is None else some))


def find_accused(of: Case, known: list[tuple[UUID, Identity]], *, held: float, on: date) -> None:
    """Who did it: those known from the report first; in some cases the first and some others are to be held."""
    dice, made, event = of.docket.dice, of.docket.made, of.event
    in_custody = dice.chance(held)
    for place in range(event.accused):
        if place < len(known):
            one = Accused(*known[place])
        else:
            one = Accused(made.new(on), identity(dice, of.docket.bench.province, event.on, of.docket.bench.places))
        one.held = in_custody and dice.chance(1.0 if place == 0 else 0.6)
        of.accused.append(one)


def charge(of: Case, trouble: Trouble, when: datetime, some: list[Accused], *, swift: bool = False) -> None:
    """One decision on several accused; the procuracy has it within a day and decides within three.

    `swift`: custody is running out, so the file comes at once and is decided by the next day.
    """
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    anybody_held = any(one.held for one in some)
    if trouble is Trouble.CHARGED_BEFORE_CASE and not anybody_held:
        when -= timedelta(days=(when.date() - of.instituted).days + dice.between(1, 4))
        docket.made.odd.irregular += docket.made.has_come(when.date())
    links = tuple(Link(Role.ACCUSED, one.participant, (of.event.offence,)) for one in some)
    people = tuple(one.who.as_participant(one.participant) for one in some)
    docket.theirs(kinds.AccusedCharged, When.at(when), "QĐ-KTBC", links=links, people=people)
    filed = when + timedelta(minutes=5 * dice.between(12, 30))
    if not swift and dice.chance(0.5):
        filed = (when + timedelta(days=1)).replace(hour=7, minute=dice.one_of((30, 40, 50)))
    docket.plain(kinds.ChargeFileReceived, When.at(filed), issued_by=docket.bench.name, links=of.links(some))
    decided = dice.after(filed.date(), 0, 1) if swift else dice.after(filed.date(), 1, 3)
    if trouble is Trouble.APPROVAL_LATE and not anybody_held:
        last = days.last("BLTTHS-179-3-VKS", filed.date())
        decided = days.working(last + timedelta(days=dice.between(2, 9)))
        docket.made.odd.irregular += docket.made.has_come(decided)
    for one in some:
        one.charged, one.filed = when, filed
    if dice.chance(REFUSED) and not anybody_held and len(of.accused) > len(some):
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
    links, measure, last = of.links(at_large), dice.weighed(AT_LARGE), When.on(until)
    if by_procuracy:
        docket.ours(kinds.MeasureImposed, on, "LC", links=links, measure=measure, until=last)
    else:
        docket.theirs(kinds.MeasureImposed, on, "LC-CSĐT", links=links, measure=measure, until=last)
