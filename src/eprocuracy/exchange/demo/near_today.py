"""Matters that fall due around the day of loading, so that every procurator's day has something overdue, due and coming."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from eprocuracy.exchange.synthesis import supervision
from eprocuracy.exchange.synthesis.crimes import crimes, event
from eprocuracy.exchange.synthesis.days import Days, book_year
from eprocuracy.exchange.synthesis.dice import Dice
from eprocuracy.exchange.synthesis.history import Docket, History, Numbers
from eprocuracy.exchange.synthesis.offices import Bench
from eprocuracy.exchange.synthesis.reports import LIMIT, open_report
from eprocuracy.kernel.moments import VIETNAM, Precision, When
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.custody import acts as custody
from eprocuracy.workstreams.custody.words import About, Manner
from eprocuracy.workstreams.people import Role

DUE_IN = (-2, 0, 2, 7)  # days from the day of loading: overdue, today, within three days, within ten
CUSTODY = timedelta(days=3)
DAY = timedelta(days=1)
Make = Callable[[Numbers], History]


@dataclass(frozen=True, slots=True)
class Near:
    """Who it is for, and when."""

    days: Days
    today: date
    bench: Bench
    procurator: str

    def history(self, numbers: Numbers, what: object) -> History:
        return History(Dice("near", self.today, self.bench.unit, self.procurator, what), self.days, self.today, numbers)


def makers(days: Days, today: date, benches: tuple[Bench, ...]) -> Iterator[Make]:
    """One maker for each matter; every procurator of every office gets the same share."""
    for bench in benches:
        for procurator in bench.staff.procurators:
            near = Near(days, today, bench, procurator)
            for due in DUE_IN:
                yield lambda numbers, near=near, due=due: _report_due(near, due, numbers)  # type: ignore[misc]
        leader = Near(days, today, bench, bench.staff.procurators[0])
        for hours in (-4, 26):
            yield lambda numbers, near=leader, hours=hours: _in_custody(near, hours, numbers)  # type: ignore[misc]
        yield lambda numbers, near=leader: _of_unknown_day(near, numbers)  # type: ignore[misc]
        yield lambda numbers, near=leader: _awaiting_reply(near, numbers)  # type: ignore[misc]


def received_for(days: Days, ends: date, *, step: int = 1) -> date:
    """The day on which a report must have come in for its twenty days to end on `ends`.

    No limit ends on a day off: then the next day on which one can end, or with `step` -1 the one before.
    """
    while True:
        for back in range(20, 32):
            if days.last(LIMIT, ends - back * DAY) == ends:
                return ends - back * DAY
        ends += step * DAY


def _report_due(near: Near, due: int, numbers: Numbers) -> History:
    made = near.history(numbers, due)
    received = received_for(near.days, near.today + due * DAY, step=-1 if due < 0 else 1)
    happened = event(made.dice, received - DAY, made.dice.one_of(near.bench.places))
    open_report(made, happened, received, near.bench, near.procurator)
    return made


def _of_unknown_day(near: Near, numbers: Numbers) -> History:
    """A report of which only the month is known: nobody can say when its time is over."""
    made = near.history(numbers, "month")
    month = When((near.today - 20 * DAY).replace(day=1), None, Precision.MONTH)
    happened = event(made.dice, month.earliest_day, made.dice.one_of(near.bench.places))
    open_report(made, happened, month, near.bench, near.procurator)
    return made


def _awaiting_reply(near: Near, numbers: Numbers) -> History:
    """A recommendation on a report of some weeks ago, whose answer is due in ten days."""
    made = near.history(numbers, "reply")
    received = near.days.working(near.today - 30 * DAY)
    happened = event(made.dice, received, made.dice.one_of(near.bench.places))
    report = open_report(made, happened, received, near.bench, near.procurator)
    supervision.prevention(made, report, near.today - 20 * DAY, near.bench)
    return made


def _in_custody(near: Near, hours: int, numbers: Numbers) -> History:
    """Somebody whose first three days end so many hours after the coming midnight."""
    made, bench = near.history(numbers, f"custody {hours}"), near.bench
    ends = datetime.combine(near.today + DAY, time(), VIETNAM) + timedelta(hours=hours, minutes=30)
    begins = ends - CUSTODY
    caught = begins - timedelta(minutes=50)
    crime = next(one for one in crimes() if one.article == "249")
    happened = event(made.dice, caught.date(), made.dice.one_of(bench.places), crime=crime, clause=1)
    of = Docket(made, made.new(caught.date()), bench, bench.agency)
    link, person = made.person(caught.date(), bench, Role.HELD)
    of.theirs(
        custody.CustodyHeld,
        When.at(caught),
        "BB-BN",
        links=(Link(Role.HELD, link.target, (happened.offence,)),),
        people=(person,),
        unit=bench.unit,
        number=made.number("custody", bench.unit, caught.date()),
        year=book_year(caught.date()),
        manner=Manner.FLAGRANTE,
        offences=(happened.offence,),
        offence_on=happened.on,
        agency=of.agency,
        place=bench.house,
        procurator=near.procurator,
    )
    of.theirs(
        custody.CustodyOrdered, When.at(begins), "QĐ-TG", links=(link,), begins=When.at(begins), ends=When.at(ends)
    )
    came = When.at(begins + timedelta(hours=3))
    of.plain(custody.CustodyFileReceived, came, issued_by=bench.name, links=(link,), about=About.CUSTODY)
    return made
