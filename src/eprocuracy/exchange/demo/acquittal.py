"""Scenario G, an injury under BLHS 134(2): of three defendants the court acquits one; the upper procuracy is told within
24 hours, and until the fifteenth day the office can protest."""

from __future__ import annotations

from datetime import date

from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.history import Docket
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.beside.acts_watch import ReportedUp
from eprocuracy.workstreams.beside.words import ReportKind
from eprocuracy.workstreams.crime_reports.words import Channel, SourceKind
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.acts_trial import JudgmentReceived
from eprocuracy.workstreams.criminal_cases.words import Result
from eprocuracy.workstreams.people import Person, Role, Sex

from . import steps
from .scenarios import DAY, Scene, at, case_of, named_id, report_of

NAME = "acquittal"
BEGINS = 150  # days before the demonstration is loaded: the judgment is some days old
TITLE = "Minh họa G: Cố ý gây thương tích tại {place}"
OFFENCE, SEVERITY = Offence("134", 2), Severity.SERIOUS
HURT = Person(participant=named_id(NAME, "hurt"), name="Nịnh Văn Bảo", sex=Sex.MALE, birth=Birth(year=1991))
ACCUSED = (
    Person(participant=named_id(NAME, "1"), name="Chu Đức Mạnh", sex=Sex.MALE, birth=Birth(day=date(1996, 2, 11))),
    Person(participant=named_id(NAME, "2"), name="Tô Văn Hiệp", sex=Sex.MALE, birth=Birth(day=date(1998, 9, 3))),
    Person(participant=named_id(NAME, "3"), name="Ngô Thị Lành", sex=Sex.FEMALE, birth=Birth(day=date(1994, 12, 20))),
)
IDS = tuple(one.participant for one in ACCUSED)
STORY = "Mâu thuẫn khi va chạm giao thông, ba người dùng gậy đánh một người bị thương tích 34% tại {place}."


def begins_on(days: Days, today: date) -> date:
    """A working day so long ago that the judgment fell last week."""
    return days.working(today - BEGINS * DAY)


def acquittal(scene: Scene) -> None:
    """From the report to the judgment and what the procuracy thinks of it."""
    place = scene.bench.places[0]
    report, assigned = report_of(
        scene,
        NAME,
        received=at(scene.first, 21, 15),
        links=(Link(Role.INFORMANT, HURT.participant), *(Link(Role.SUSPECT, one) for one in IDS)),
        people=(HURT, *ACCUSED),
        source_kind=SourceKind.DENUNCIATION,
        channel=Channel.IN_PERSON,
        description=STORY.format(place=place),
        offences=(OFFENCE,),
        offence_on=scene.first,
        place=place,
    )
    instituted = scene.working(assigned + 8 * DAY)
    of = case_of(
        scene,
        NAME,
        report,
        instituted,
        title=TITLE.format(place=place),
        offences=(OFFENCE,),
        offence_on=scene.first,
        place=place,
        events=STORY.format(place=place),
    )
    until = scene.days.last("BLTTHS-172", instituted, SEVERITY)
    approved = steps.charged(scene, of, scene.working(instituted + 5 * DAY), [(one, OFFENCE) for one in ACCUSED])
    steps.banned(of, approved, IDS, until)
    ended = scene.working(instituted + 70 * DAY, last=until)
    steps.concluded(of, ended)
    came = steps.received(scene, of, ended, 298)
    steps.banned(of, came, IDS, scene.days.last("BLTTHS-240-1", came, SEVERITY), ours=True)
    docketed = steps.indicted(scene, of, came, SEVERITY, IDS, after=12)
    _judged(scene, of, docketed)


def _judged(scene: Scene, of: Docket, docketed: date) -> None:
    """Pronounced at 15:40 of last week; reported the same evening; the review proposes a protest."""
    days, court = scene.days, scene.bench.court
    heard = days.calendar.last_working_day_before_or_on(of.made.until - 6 * DAY)
    set_on = scene.working(heard - 13 * DAY)
    hearing = When.at(at(heard, 8, 0))
    of.theirs(cases.HearingSet, set_on, "QĐXXST-HS", by=court, hearing=hearing, place="Trụ sở Tòa án")
    penalties = (
        (Result.IMPRISONED, "03 năm tù", 36, "03 năm đến 03 năm 06 tháng tù"),
        (Result.IMPRISONED, "02 năm 06 tháng tù", 30, "02 năm 06 tháng đến 03 năm tù"),
        (Result.ACQUITTED, "Tuyên không phạm tội", None, "02 năm tù"),
    )
    verdicts = tuple(
        Verdict(
            participant=one, result=result, penalty=said, months=months, offence=None if months is None else OFFENCE,
            proposed=proposed,
        )
        for one, (result, said, months, proposed) in zip(IDS, penalties, strict=True)
    )  # fmt: skip
    pronounced = When.at(at(heard, 15, 40))
    links = steps.who(IDS)
    of.theirs(cases.CaseJudged, pronounced, "HS-ST", by=court, links=links, court=court, verdicts=verdicts)
    of.ours(
        ReportedUp,
        When.at(at(heard, 19, 10)),
        "BC",
        what=ReportKind.ACQUITTAL,
        to="Viện kiểm sát nhân dân cấp tỉnh, Vụ 7 VKSND tối cao",
        points="Tòa án tuyên bị cáo Ngô Thị Lành không phạm tội; Viện kiểm sát đang xem xét kháng nghị",
    )
    got = scene.working(heard + 2 * DAY, last=of.made.until - DAY)
    of.plain(JudgmentReceived, got, issued_by=court)
    of.ours(
        cases.JudgmentReviewed,
        scene.working(heard + 3 * DAY, last=of.made.until - DAY),
        "PKS",
        signed_by=scene.procurator,
        received=got,
        protests=True,
        opinion="Tuyên không phạm tội đối với bị cáo Ngô Thị Lành là không đúng; đề nghị kháng nghị phúc thẩm",
    )
