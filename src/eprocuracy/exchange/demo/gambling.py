"""Scenario C, gambling under BLHS 321, 322: twelve accused, five of them split off into a case of their own that comes to
judgment, one who fled, was wanted and suspended, then came back while the procuracy had the file."""

from __future__ import annotations

from datetime import date

from eprocuracy.exchange.synthesis.days import Days, book_year
from eprocuracy.exchange.synthesis.history import Docket, link
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.crime_reports.words import Channel, SourceKind
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.acts_resting import WantedDecided, WantedEnded, WantedRequested
from eprocuracy.workstreams.criminal_cases.words import Result, Returner, ReturnGround, SuspensionGround
from eprocuracy.workstreams.people import Person, Role, Sex

from . import steps
from .scenarios import DAY, Scene, at, case_of, named_id, report_of

NAME = "gambling"
BEGINS = 153  # days before the demonstration is loaded: the procuracy has the file again, and has to decide
TITLE = "Minh họa C: Tổ chức đánh bạc và đánh bạc tại {place} (12 bị can)"
SPLIT_TITLE = "Minh họa C: Đánh bạc tại {place} (tách vụ án, 5 bị can)"
RUNNING, PLAYING, SEVERITY = Offence("322", 1), Offence("321", 2), Severity.SERIOUS
STORY = "Bắt quả tang nhóm người đánh bạc bằng hình thức xóc đĩa tại {place}, thu tại chiếu bạc 186.400.000 đồng."
NAMES = (
    "Vàng Seo Phử", "Đỗ Văn Tuyền", "Lục Thanh Hải", "Nguyễn Hữu Khánh", "Phạm Thị Nhàn", "Giàng A Lềnh",
    "Trần Quốc Vượng", "Hoàng Văn Sử", "Lý Thị Mẩy", "Bùi Đình Toán", "Tẩn Láo Tả", "Ngô Thế Anh",
)  # fmt: skip
PEOPLE = tuple(
    Person(
        participant=named_id(NAME, str(place)),
        name=name,
        sex=Sex.FEMALE if " Thị " in name else Sex.MALE,
        birth=Birth(day=date(1979 + place * 2, 1 + place % 12, 5 + place)),
    )
    for place, name in enumerate(NAMES)
)
IDS = tuple(one.participant for one in PEOPLE)
RUNNERS, PLAYERS, FLED = IDS[:7], IDS[7:], IDS[2]
STAYED = tuple(one for one in RUNNERS if one != FLED)


def begins_on(days: Days, today: date) -> date:
    """A working day so long ago that the file has come back to the procuracy."""
    return days.working(today - BEGINS * DAY)


def gambling(scene: Scene) -> None:
    """From the raid to the second file, and the split case to its judgment."""
    place = scene.bench.places[0]
    report, assigned = report_of(
        scene,
        NAME,
        received=at(scene.first, 8, 30),
        links=tuple(Link(Role.SUSPECT, one) for one in IDS),
        people=PEOPLE,
        source_kind=SourceKind.DETECTED,
        channel=Channel.OTHER,
        description=STORY.format(place=place),
        offences=(RUNNING, PLAYING),
        offence_on=scene.first - DAY,
        place=place,
    )
    instituted = scene.working(assigned + 2 * DAY)
    of = case_of(
        scene,
        NAME,
        report,
        instituted,
        title=TITLE.format(place=place),
        offences=(RUNNING, PLAYING),
        offence_on=scene.first - DAY,
        place=place,
        events=STORY.format(place=place),
    )
    until = scene.days.last("BLTTHS-172", instituted, SEVERITY)
    told = [(one, RUNNING if one.participant in RUNNERS else PLAYING) for one in PEOPLE]
    approved = steps.charged(scene, of, scene.working(instituted + 2 * DAY), told)
    steps.banned(of, approved, [one for one in IDS if one != FLED], until)
    _wanted(scene, of, instituted)
    _players(scene, of, instituted, place)
    _runners(scene, of, until)


def _wanted(scene: Scene, of: Docket, instituted: date) -> None:
    """He left before anybody could serve him the ban: wanted (BLTTHS 231)."""
    gone = instituted + 12 * DAY
    asked = scene.working(gone + 3 * DAY)
    features = "Cao khoảng 1m68, sẹo lồi ở cổ tay trái"
    of.ours(WantedRequested, asked, "YC", links=steps.who([FLED]), features=features)
    of.theirs(WantedDecided, scene.working(asked + DAY), "QĐ-TN", links=steps.who([FLED]), fled_on=gone)


def _players(scene: Scene, of: Docket, instituted: date, place: str) -> None:
    """Those who only played: split off on the 40th day, judged (BLTTHS 170(2))."""
    on = scene.working(instituted + 40 * DAY)
    split = scene.docket(NAME, "players")
    split.theirs(
        cases.CaseSplit,
        on,
        "QĐ-TVA",
        links=(link(Role.SPLIT_FROM, of.matter), *(Link(Role.ACCUSED, one, (PLAYING,)) for one in PLAYERS)),
        unit=scene.bench.unit,
        agency=of.agency,
        title=SPLIT_TITLE.format(place=place),
        offences=(PLAYING,),
        instituted_on=instituted,
        offence_on=scene.first - DAY,
        ground="Hành vi đánh bạc đã rõ; vụ án tổ chức đánh bạc còn có bị can bỏ trốn",
    )
    entered = scene.working(on + DAY)
    number = of.made.number("case", scene.bench.unit, entered)
    split.plain(
        cases.CaseAccepted,
        entered,
        issued_by=scene.bench.name,
        unit=scene.bench.unit,
        number=number,
        year=book_year(entered),
    )
    deputy = scene.bench.staff.deputies[0]
    split.ours(cases.CaseAssigned, entered, procurator=scene.procurator, deputy_chief=deputy)
    ended = scene.working(instituted + 50 * DAY)
    steps.concluded(split, ended)
    came = steps.received(scene, split, ended, 240)
    steps.banned(split, came, PLAYERS, scene.days.last("BLTTHS-240-1", came, SEVERITY), ours=True)
    docketed = steps.indicted(scene, split, came, SEVERITY, PLAYERS, after=9)
    _judged(scene, split, docketed)


def _judged(scene: Scene, split: Docket, docketed: date) -> None:
    days, court = scene.days, scene.bench.court
    set_on = scene.working(docketed + 21 * DAY, last=days.last("BLTTHS-277-1", docketed, SEVERITY))
    heard = scene.working(set_on + 12 * DAY, last=days.last("BLTTHS-277-3", set_on))
    hearing = When.at(at(heard, 8, 0))
    split.theirs(cases.HearingSet, set_on, "QĐXXST-HS", by=court, hearing=hearing, place="Trụ sở Tòa án")
    verdicts = tuple(
        Verdict(
            participant=one,
            result=Result.FINE,
            penalty="Phạt tiền 25.000.000 đồng",
            offence=PLAYING,
            proposed="Phạt tiền",
        )
        for one in PLAYERS
    )
    links = steps.who(PLAYERS)
    split.theirs(cases.CaseJudged, heard, "HS-ST", by=court, links=links, court=court, verdicts=verdicts)
    came = scene.working(heard + 5 * DAY)
    split.ours(
        cases.JudgmentReviewed,
        scene.working(came + DAY, last=heard + 14 * DAY),
        "PKS",
        signed_by=scene.procurator,
        received=came,
        protests=False,
        opinion="Bản án có căn cứ, đúng pháp luật",
    )
    split.plain(cases.JudgmentInForce, heard + 31 * DAY, issued_by=court)


def _runners(scene: Scene, of: Docket, until: date) -> None:
    """Time runs out: suspended for the one who fled (BLTTHS 229), the others go on; he comes back, and the file returns."""
    days = scene.days
    fled = steps.who([FLED])
    ended = scene.working(until, last=until)
    of.theirs(
        cases.AccusedSuspended, ended, "QĐ-TĐC", links=fled, ground=SuspensionGround.ACCUSED_ABSCONDING, wanted_on=None
    )
    steps.concluded(of, ended, STAYED)
    came = steps.received(scene, of, ended, 640)
    steps.banned(of, came, STAYED, days.last("BLTTHS-240-1", came, SEVERITY), ours=True)
    back = scene.working(came + 6 * DAY)
    of.theirs(WantedEnded, back, "QĐ-ĐN", links=fled, ground="Bị can ra đầu thú")
    resumed = scene.working(back + DAY)
    of.ours(cases.AccusedResumed, resumed, links=fled, ground="Bị can đã ra đầu thú, lý do tạm đình chỉ không còn")
    returned = scene.working(resumed + 2 * DAY, last=days.last("BLTTHS-240-1", came, SEVERITY))
    got = scene.working(returned + DAY)
    of.ours(
        cases.FileReturned,
        returned,
        ordinal=1,
        ground=ReturnGround.EVIDENCE_LACKING,
        issues=("Hỏi cung, đối chất với bị can vừa ra đầu thú", "Làm rõ việc chia tiền hồ giữa các bị can"),
        demanded_by=Returner.PROCURACY,
        agency_received=When.at(at(got, 9, 0)),
    )
    last = days.last("BLTTHS-174-2-VKS", got)
    steps.banned(of, got, RUNNERS, last)
    again = scene.working(got + 32 * DAY, last=last)
    steps.concluded(of, again, RUNNERS, again=True)
    second = steps.received(scene, of, again, 688)
    steps.banned(of, second, RUNNERS, days.last("BLTTHS-240-1", second, SEVERITY), ours=True)
