"""A history as it is being made up: the acts of one family, when each came in, and the numbers its books gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.beside.acts_requests import RequestAnswered
from eprocuracy.workstreams.criminal_cases.acts_investigation import InvestigationConcluded
from eprocuracy.workstreams.people import Person, Role

from .beside import answers, aside, follows
from .days import Days, book_year
from .dice import Dice
from .offices import Bench
from .people import AGES_OF_ACCUSED, Identity, identity

A = TypeVar("A", bound=Act)
WORK_ENDS = 17
BookKey = tuple[str, str, int]  # book, unit, year of the book


@dataclass(slots=True)
class Numbers:
    """The numbers that the books give the matters of one family, in the order in which it asks for them.

    Before the numbers are known it only notes what is asked for, so that all families can be put in order first.
    """

    given: tuple[int, ...] | None = None
    asked: list[tuple[BookKey, date]] = field(default_factory=list)

    def next(self, book: str, unit: str, day: date) -> int:
        place = len(self.asked)
        self.asked.append(((book, unit, book_year(day)), day))
        return self.given[place] if self.given is not None else 0


@dataclass(slots=True)
class Oddities:
    """What in a family is not as it should be, counted as it is put there."""

    irregular: int = 0
    split: int = 0
    joined: int = 0
    transferred: int = 0


class History:
    """Acts of one family up to the morning of `until`; what would lie later is left out."""

    def __init__(self, dice: Dice, days: Days, until: date, numbers: Numbers, *, aside: bool = True) -> None:
        self.aside = aside  # whether something may stand beside the story that it does not tell
        self.dice = dice
        self.days = days
        self.until = until
        self.numbers = numbers
        self.acts: list[Act] = []
        self.came: dict[UUID, datetime] = {}
        self.odd = Oddities()
        self._latest: dict[UUID, tuple[tuple[date, time], datetime]] = {}
        self.now = datetime.combine(until, time(), VIETNAM)

    def has_come(self, day: date) -> bool:
        return day < self.until

    def new(self, day: date) -> UUID:
        """An identity for a matter or a participant that appears on `day`."""
        return self.dice.id(day)

    def number(self, book: str, unit: str, day: date) -> int | None:
        """The next number of a book; none for a day that has not come."""
        return self.numbers.next(book, unit, day) if self.has_come(day) else None

    def add(
        self, kind: type[A], matter: UUID, when: When | date, *, dice: Dice | None = None, **fields: Any
    ) -> A | None:
        """One more act, unless its day has not come; recorded within a day, as the rule is.

        `dice` of its own leave those of the story untouched: what goes beside it changes nothing in it.
        """
        dice = dice or self.dice
        occurred = when if isinstance(when, When) else When.on(when)
        day = occurred.earliest_day
        if not self.has_come(day):
            return None
        came = self._recorded(matter, occurred, dice)
        made = kind(id=dice.id(came), matter=matter, occurred=occurred, source=Source.SYNTHETIC, **fields)
        self.acts.append(made)
        self.came[made.id] = came
        return made

    def _recorded(self, matter: UUID, occurred: When, dice: Dice) -> datetime:
        """Within twenty-four hours: some hours after the minute, or in the afternoon of the day; in the order of events."""
        if occurred.moment is not None:
            came = occurred.moment + timedelta(minutes=dice.between(15, 16 * 60))
        else:
            came = datetime.combine(occurred.earliest_day, dice.time(13, WORK_ENDS), VIETNAM)
        place = (occurred.earliest_day, occurred.minute or time(12))
        before = self._latest.get(matter)
        if before and before[0] <= place:
            came = max(came, before[1] + timedelta(minutes=1))
        came = min(came, self.now - timedelta(minutes=1))
        if before is None or before[0] <= place:
            self._latest[matter] = place, came
        return came

    def paper(self, day: date, symbol: str) -> str:
        """A document number that grows through the year of the book."""
        since = (day - date(book_year(day) - 1, 12, 1)).days
        return f"{since * 3 + self.dice.between(1, 3)}/{symbol}"

    def person(self, day: date, bench: Bench, role: Role, **how: Any) -> tuple[Link, Person]:
        """A new participant with a new identity."""
        return self.take_part(
            day, role, identity(self.dice, bench.province, day, bench.places, **{"ages": AGES_OF_ACCUSED, **how})
        )

    def take_part(self, day: date, role: Role, who: Identity) -> tuple[Link, Person]:
        participant = self.new(day)
        return Link(role, participant), who.as_participant(participant)

    def in_order(self) -> Iterator[tuple[datetime, Act]]:
        """The acts as they came in."""
        return iter(sorted(((self.came[act.id], act) for act in self.acts), key=lambda pair: (pair[0], pair[1].id)))


@dataclass(frozen=True, slots=True)
class Docket:
    """One matter as it is being made up: its history, the procuracy that has it, and the agency at work on it."""

    made: History
    matter: UUID
    bench: Bench
    agency: str

    @property
    def dice(self) -> Dice:
        return self.made.dice

    @property
    def days(self) -> Days:
        return self.made.days

    def plain(self, kind: type[A], when: When | date, **fields: Any) -> A | None:
        """An act without a paper of its own: a receipt, an entry in a book. What follows as a matter of course follows."""
        if issubclass(kind, InvestigationConcluded) and (done := answers(self.made.acts, self.matter)):
            self._beside(RequestAnswered, when, self.agency, answers=done)
        made = self.made.add(kind, self.matter, when, **fields)
        then = [*follows(self.days.calendar, made)] if made is not None else []
        if made is not None and self.made.aside:
            then += aside(self.days.calendar, made, Dice(made.id, "aside"))
        for next_kind, day, told in then:
            by = {Authority.PROCURACY: self.bench.name, Authority.COURT: self.bench.court}
            self._beside(next_kind, day, by.get(next_kind.issuers[0], self.agency), **told)
        return made

    def _beside(self, kind: type[A], when: When | date, by: str, **fields: Any) -> None:
        dice = Dice(self.matter, kind.kind, len(self.made.acts))
        self.made.add(kind, self.matter, when, dice=dice, issued_by=by, **fields)

    def ours(self, kind: type[A], when: When | date, symbol: str = "QĐ", **fields: Any) -> A | None:
        """An act of the procuracy: numbered, and signed by its head or a deputy if nobody else is named."""
        day = when.earliest_day if isinstance(when, When) else when
        staff = self.bench.staff
        procurator = fields.pop("signed_by", "")
        signer = (
            staff.name_of(procurator)
            if procurator
            else self.dice.one_of((staff.chief, *staff.deputies, *staff.deputies))
        )
        number = self.made.paper(day, f"{symbol}-{self.bench.symbol}")
        return self.plain(kind, when, document_no=number, issued_by=self.bench.name, signed_by=signer, **fields)

    def theirs(self, kind: type[A], when: When | date, symbol: str, *, by: str = "", **fields: Any) -> A | None:
        """An act of the agency, or of the body named."""
        day = when.earliest_day if isinstance(when, When) else when
        number = self.made.paper(day, symbol)
        return self.plain(kind, when, document_no=number, issued_by=by or self.agency, **fields)


def number_all(
    asked: Iterable[tuple[int, list[tuple[BookKey, date]]]], last: Mapping[BookKey, int]
) -> dict[int, tuple[int, ...]]:
    """The numbers of every family, so that each book counts on by its days from the last number it has given."""
    order = sorted((key, day, family, place) for family, many in asked for place, (key, day) in enumerate(many))
    counted = dict(last)
    given: dict[int, dict[int, int]] = {}
    for key, _, family, place in order:
        counted[key] = counted.get(key, 0) + 1
        given.setdefault(family, {})[place] = counted[key]
    return {family: tuple(places[place] for place in range(len(places))) for family, places in given.items()}


def link(role: Role, matter: UUID) -> Link:
    """A tie to another matter."""
    return Link(role, matter, is_matter=True)
