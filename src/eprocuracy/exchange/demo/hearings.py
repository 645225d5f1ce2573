"""Two cases of one procurator that are to be heard in the same half of a day, so that the calendar has a clash to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.dice import Dice
from eprocuracy.exchange.synthesis.history import History, Numbers
from eprocuracy.exchange.synthesis.offices import Bench
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.crime_reports.words import Channel, SourceKind
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.people import Person, Role, Sex

from . import steps
from .scenarios import DAY, Scene, at, case_of, named_id, report_of

NAME = "hearings"
BEGINS, HEARD_IN = 75, 3  # days before the demonstration is loaded, and after
OFFENCE, SEVERITY = Offence("173", 1), Severity.LESS_SERIOUS
TOLD = (
    ("Trộm cắp tài sản tại {place}: hai con trâu", "Hoàng Văn Chín", 1989, (8, 0)),
    ("Trộm cắp tài sản tại {place}: dây điện của trạm bơm", "Nông Đức Thiện", 1994, (9, 30)),
)
Make = Callable[[Numbers], History]


def makers(days: Days, today: date, offices: tuple[Bench, ...]) -> Iterator[Make]:
    """One maker for each of the two cases, at every region whose staff have accounts."""
    for bench in offices:
        if not bench.leads:
            for which in range(len(TOLD)):
                yield lambda numbers, bench=bench, which=which: told(days, today, bench, which, numbers)  # type: ignore[misc]


def told(days: Days, today: date, bench: Bench, which: int, numbers: Numbers) -> History:
    """One of the cases, from the report to the order for trial."""
    made = History(Dice(NAME, bench.unit, which), days, today, numbers, aside=False)
    _tell(Scene(made, bench, days.working(today - BEGINS * DAY), bench.staff.procurators[0]), which)
    return made


def _tell(scene: Scene, which: int) -> None:
    days, bench, name = scene.days, scene.bench, f"{NAME}-{scene.bench.unit}-{which}"
    title, called, year, hour = TOLD[which]
    title = title.format(place=bench.places[which])
    person = Person(participant=named_id(name), name=called, sex=Sex.MALE, birth=Birth(year=year))
    report, assigned = report_of(
        scene,
        name,
        received=at(scene.first, 8, 40),
        links=(Link(Role.SUSPECT, person.participant),),
        people=(person,),
        source_kind=SourceKind.INFORMATION,
        channel=Channel.TELEPHONE,
        description=title,
        offences=(OFFENCE,),
        offence_on=scene.first - DAY,
        place=bench.places[which],
    )
    instituted = scene.working(assigned + 5 * DAY)
    of = case_of(
        scene, name, report, instituted, title=title, offences=(OFFENCE,), offence_on=scene.first - DAY, events=title
    )
    approved = steps.charged(scene, of, scene.working(instituted + 3 * DAY), [(person, OFFENCE)])
    some = [person.participant]
    steps.banned(of, approved, some, days.last("BLTTHS-172", instituted, SEVERITY))
    ended = scene.working(instituted + 28 * DAY)
    steps.concluded(of, ended)
    came = steps.received(scene, of, ended, 120)
    steps.banned(of, came, some, days.last("BLTTHS-240-1", came, SEVERITY), ours=True)
    docketed = steps.indicted(scene, of, came, SEVERITY, some, after=7)
    heard = scene.working(of.made.until + HEARD_IN * DAY)
    set_on = min(
        days.calendar.last_working_day_before_or_on(of.made.until - 3 * DAY),
        days.last("BLTTHS-277-1", docketed, SEVERITY),
    )
    of.theirs(
        cases.HearingSet,
        set_on,
        "QĐXXST-HS",
        by=bench.court,
        hearing=When.at(at(heard, *hour)),
        place="Trụ sở Tòa án",
    )
