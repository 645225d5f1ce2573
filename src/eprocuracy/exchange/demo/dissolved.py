"""Scenario F: forty open cases of a district office dissolved on 1 July 2025, taken over by a region with their old numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from eprocuracy.exchange.synthesis.crimes import crimes, event
from eprocuracy.exchange.synthesis.days import Days, book_year
from eprocuracy.exchange.synthesis.dice import Dice
from eprocuracy.exchange.synthesis.history import Docket, History, Numbers
from eprocuracy.exchange.synthesis.offices import Bench
from eprocuracy.identity.offices import offices
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.criminal_cases.acts_institution import DecisionReceived
from eprocuracy.workstreams.criminal_cases.acts_lineage import CaseTakenOver
from eprocuracy.workstreams.criminal_cases.words import SuspensionGround
from eprocuracy.workstreams.criminal_cases.words_steps import PaperOf

from .scenarios import DAY, named_id

NAME = "dissolved"
FORMER = "15-H-082"  # the procuracy of a district
DISSOLVED = date(2025, 7, 1)
CASES, RESUMED = 40, 4  # how many, and how many of them are under investigation again
FIRST_NUMBER = 121
TITLE = "Minh họa F: {crime} tại {place}"
REVIEWED_AGO = (12, 26)  # days since the last joint review: half of them this month
Make = Callable[[Numbers], History]


def makers(days: Days, today: date, region: Bench) -> Iterator[Make]:
    """One maker for each of the cases."""
    for place in range(CASES):
        yield lambda numbers, place=place: _one(days, today, region, place, numbers)  # type: ignore[misc]


def docket_number(place: int) -> str:
    """The number that a case had at the dissolved office."""
    return f"{FIRST_NUMBER + place}/2025"


def _one(days: Days, today: date, region: Bench, place: int, numbers: Numbers) -> History:
    """Suspended at the district because nobody was found, taken over, reviewed; the last few are resumed."""
    made = History(Dice("dissolved", place), days, today, numbers)
    office = offices()[FORMER]
    theirs = office.name_vi.removeprefix("Viện kiểm sát nhân dân ")
    then = replace(region, unit=FORMER, name=office.name_vi, symbol="VKS")
    agency = f"Cơ quan Cảnh sát điều tra Công an {theirs}"
    of = Docket(made, named_id(NAME, str(place)), then, agency)
    instituted = days.working(date(2024, 12, 5) + timedelta(days=place * 3))
    crime = next(one for one in crimes() if one.article == "173")
    happened = event(made.dice, instituted - 6 * DAY, made.dice.one_of(region.places), crime=crime, clause=1)
    of.theirs(
        cases.CaseInstituted,
        instituted,
        "QĐ-KTVA",
        unit=FORMER,
        agency=agency,
        title=TITLE.format(crime=happened.crime.name, place=happened.place),
        offences=(happened.offence,),
        offence_on=happened.on,
        place=happened.place,
        events=happened.story,
    )
    entered = days.working(instituted + DAY)
    of.plain(
        cases.CaseAccepted,
        entered,
        issued_by=then.name,
        unit=FORMER,
        number=FIRST_NUMBER + place,
        year=book_year(entered),
        procurator="",
    )
    last = days.last("BLTTHS-172", instituted, Severity.LESS_SERIOUS)
    of.theirs(
        cases.InvestigationSuspended, days.no_later(last, last), "QĐ-TĐC", ground=SuspensionGround.ACCUSED_UNKNOWN
    )
    _taken_over(Docket(made, of.matter, region, region.agency), place, today)
    return made


def _taken_over(of: Docket, place: int, today: date) -> None:
    """On the day the district offices ended (TT 03/2025/TT-VKSTC); since then with a procurator of the region."""
    days, staff = of.days, of.bench.staff
    of.ours(
        CaseTakenOver,
        DISSOLVED,
        from_unit=FORMER,
        from_number=docket_number(place),
        unit=of.bench.unit,
        number=of.made.number("case", of.bench.unit, DISSOLVED),
        year=book_year(DISSOLVED),
        procurator=staff.procurators[place % len(staff.procurators)],
    )
    reviewed = days.working(today - REVIEWED_AGO[place % 2] * DAY)
    outcome = "Chưa xác định được bị can; tiếp tục xác minh đối tượng nghi vấn"
    of.ours(cases.SuspensionReviewed, reviewed, "BB", outcome=outcome)
    if place < CASES - RESUMED:
        return
    resumed = days.working(reviewed + 2 * DAY)
    of.theirs(cases.InvestigationResumed, resumed, "QĐ-PH", ground="Đã xác định được đối tượng gây án")
    came = days.working(resumed + DAY)
    of.plain(DecisionReceived, came, issued_by=of.bench.name, about=PaperOf.RESUMPTION, with_file=True)
