"""The whole body: so many cases, the reports that became none, and everything around them; each family by its own dice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from uuid import UUID

from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.criminal_cases import acts as case_kinds
from eprocuracy.workstreams.house_acts import ParticipantIdentified
from eprocuracy.workstreams.supervision.words import Area

from . import supervision
from .cases import case
from .charging import Case
from .crimes import Event, event
from .days import Days
from .dice import Dice
from .flaws import Flawed, spoil
from .history import BookKey, History, Numbers
from .offices import Bench, office_for
from .people import Identity
from .reports import report
from .trouble import OF_CASES, OF_REPORTS, Trouble

BECOME_CASES = 0.57  # of the reports
SPAN = 480  # days back from the last one on which a report was received
IN_TROUBLE = 0.055  # of the families, so that about one matter in fifty is affected
TWO_CASES, PREVENTED, SUPERVISED, PROTESTED = 0.035, 0.012, 0.045, 0.015


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides a body: the same recipe always gives the same acts."""

    cases: int
    seed: int
    province: str
    until: date  # nothing happened on this day or later
    benches: tuple[Bench, ...]

    @property
    def families(self) -> int:
        return max(self.cases, round(self.cases / BECOME_CASES))


@dataclass(slots=True)
class Family:
    """One family as it was made up, and what is odd about it."""

    made: History
    flawed: Flawed
    cases: list[Case] = field(default_factory=list)
    in_two: bool = False


class Body:
    """The families of a recipe, in the order in which their reports came in."""

    def __init__(self, recipe: Recipe, days: Days) -> None:
        self.recipe, self.days = recipe, days
        self.order = sorted(range(recipe.families), key=lambda place: (self._received(place), place))
        self._salt = self._example()

    def _dice(self, place: int, *more: object) -> Dice:
        recipe = self.recipe
        return Dice("body", recipe.seed, recipe.province, recipe.until, place, *more)

    def _received(self, place: int) -> date:
        """The first family is old enough to have come to its indictment."""
        back = 300 if place == 0 else self._dice(place, "day").between(1, SPAN)
        return self.recipe.until - timedelta(days=back)

    def _example(self) -> int:
        """The first throw by which the first case reaches its indictment."""
        for salt in count():
            family = self._make(0, Numbers(), salt, plain=True)
            if any(isinstance(act, case_kinds.CaseIndicted) for act in family.made.acts):
                return salt
        raise AssertionError  # pragma: no cover - `count` never ends

    def asked(self) -> Iterator[tuple[int, list[tuple[BookKey, date]]]]:
        """What each family wants to be numbered, by family."""
        for place in self.order:
            numbers = Numbers()
            self._make(place, numbers, self._salt if place == 0 else 0, plain=True)
            yield place, numbers.asked

    def first_ids(self) -> list[UUID]:
        """The identities of the acts of the family written first: by them one sees that a body is already there."""
        return [act.id for act in self.family(self.order[0], Numbers()).made.acts]

    def family(self, place: int, numbers: Numbers) -> Family:
        return self._make(place, numbers, self._salt if place == 0 else 0)

    def all(self, given: Mapping[int, tuple[int, ...]]) -> Iterator[Family]:
        """Every family with its numbers, in order."""
        for place in self.order:
            yield self.family(place, Numbers(given.get(place, ())))

    def _make(self, place: int, numbers: Numbers, salt: int, *, plain: bool = False) -> Family:
        """One family; `plain` leaves out the slips of the pen, which ask for no numbers."""
        dice = self._dice(place, salt)
        made = History(dice, self.days, self.recipe.until, numbers)
        received = self._received(place)
        kinds = OF_CASES if place < self.recipe.cases else OF_REPORTS
        trouble = dice.weighed(kinds) if place and dice.chance(IN_TROUBLE) else Trouble.NONE
        family = Family(made, Flawed())
        if place < self.recipe.cases:
            first = self._case(made, received, trouble)
            family.cases = first
            if dice.chance(TWO_CASES) and first[0].accused and first[0].accused[0].held:
                family.in_two = self._again(made, first[0], received)
        else:
            self._report(made, received, trouble)
        if not plain:
            family.flawed = spoil(made, self._dice(place, "flaws"))
        return family

    def _report(self, made: History, received: date, trouble: Trouble) -> None:
        bench = office_for(made.dice, self.recipe.benches, gravest=False)
        happened = self._event(made.dice, bench, received)
        told = report(made, happened, received, bench, trouble, case=None)
        if made.dice.chance(SUPERVISED):
            found = received + timedelta(days=made.dice.between(10, 40))
            agency = made.dice.one_of(bench.police or (bench.agency,))
            supervision.thread(made, told.matter, found, bench, Area.CRIME_REPORTS, agency)

    def _case(self, made: History, received: date, trouble: Trouble, known: Identity | None = None) -> list[Case]:
        dice = made.dice
        bench = office_for(dice, self.recipe.benches, gravest=False)
        happened = self._event(dice, bench, received)
        severity = self.days.reference.offences.severity(happened.offence, happened.on)
        if severity is Severity.EXTREMELY_SERIOUS:
            bench = office_for(dice, self.recipe.benches, gravest=True)
        matter = made.new(received)
        told = report(made, happened, received, bench, trouble, case=matter)
        suspects = [(made.new(received), known)] if known else told.suspects
        regions = [one for one in self.recipe.benches if not one.leads]
        made_of_it = case(
            made,
            happened,
            matter,
            told.ends,
            bench,
            trouble,
            report=told.matter,
            received=received,
            known=suspects,
            others=regions if not bench.leads else (),
            already_held=known is not None,
        )
        self._watched(made, made_of_it[0])
        return made_of_it

    def _event(self, dice: Dice, bench: Bench, received: date) -> Event:
        on = received - timedelta(days=dice.weighed({0: 70, 1: 12, 3: 8, 20: 6, 60: 4}))
        return event(dice, on, dice.one_of(bench.places))

    def _again(self, made: History, first: Case, received: date) -> bool:
        """The same person in a second case of its own, detained there as well; the register says that it is one person."""
        later = received + timedelta(days=made.dice.between(6, 50))
        if not made.has_come(later):
            return False
        second = self._case(made, later, Trouble.NONE, known=first.accused[0].who)[0]
        person = made.new(later)
        told = [self._identified(made, one, person) for one in (first, second) if one.accused]
        return len([one for one in told if one]) == 2

    def _identified(self, made: History, of: Case, person: object) -> Act | None:
        one = of.accused[0]
        if one.approved is None:
            return None
        on = self.days.working(one.approved + timedelta(days=2))
        return of.docket.plain(ParticipantIdentified, on, links=of.links([one]), person=person)

    def _watched(self, made: History, of: Case) -> None:
        """What the procuracy found wrong around a case, told to whoever did it."""
        dice, bench, matter = made.dice, of.docket.bench, of.docket.matter
        if dice.chance(SUPERVISED):
            areas = {Area.INVESTIGATION: 60, Area.DETENTION: 18, Area.FIRST_INSTANCE: 22 if of.judged else 0}
            area = dice.weighed(areas)
            base = of.judged if area is Area.FIRST_INSTANCE and of.judged else of.instituted
            found = base + timedelta(days=dice.between(14, 50))
            supervision.thread(made, matter, found, bench, area, of.docket.agency)
        if of.judged and dice.chance(PROTESTED):
            supervision.protest(made, matter, of.judged, f"{dice.between(20, 300)}/HS-ST", bench, bench.court)
        if dice.chance(PREVENTED):
            supervision.prevention(made, matter, of.instituted + timedelta(days=dice.between(20, 80)), bench)


def matters_of(families: Sequence[Family]) -> int:
    return len({act.matter for one in families for act in one.made.acts})
