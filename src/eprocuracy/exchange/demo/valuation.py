"""Scenario D, property destroyed (BLHS 178): the report waits five months for a valuation, is resumed and becomes a case."""

from __future__ import annotations

from datetime import date

from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.history import Docket
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.crime_reports import acts as reports
from eprocuracy.workstreams.crime_reports.words import Channel, Complied, SourceKind, SuspensionGround
from eprocuracy.workstreams.people import Person, Role, Sex

from . import steps
from .scenarios import DAY, Scene, answered, at, case_of, named_id, report_of

NAME = "valuation"
BEGINS = 222  # days before the demonstration is loaded: the case has been investigated for a month
TITLE = "Minh họa D: Hủy hoại tài sản tại {place}"
OFFENCE, SEVERITY = Offence("178", 1), Severity.LESS_SERIOUS
OWNER, DOER = named_id(NAME, "owner"), named_id(NAME, "doer")
PEOPLE = (
    Person(participant=OWNER, name="Đinh Thị Thoa", sex=Sex.FEMALE, birth=Birth(year=1969)),
    Person(participant=DOER, name="Vi Văn Chuẩn", sex=Sex.MALE, birth=Birth(day=date(1985, 6, 30))),
)
STORY = "Do mâu thuẫn ranh giới đất, một người dùng máy xúc phá 1,2 héc-ta keo 4 năm tuổi của hàng xóm tại {place}."
REVIEWS = (28, 59, 90, 121)  # days after the suspension on which both offices look at it (TTLT 01/2020, 14)


def begins_on(days: Days, today: date) -> date:
    """So long ago that the five months are over and the case is under investigation."""
    return days.working(today - BEGINS * DAY)


def valuation(scene: Scene) -> None:
    """The report, its long wait, and the case."""
    days, place = scene.days, scene.bench.places[-1]
    report, assigned = report_of(
        scene,
        NAME,
        received=at(scene.first, 10, 20),
        links=(Link(Role.INFORMANT, OWNER), Link(Role.SUSPECT, DOER)),
        people=PEOPLE,
        source_kind=SourceKind.DENUNCIATION,
        channel=Channel.IN_PERSON,
        description=STORY.format(place=place),
        offences=(OFFENCE,),
        offence_on=scene.first - DAY,
        place=place,
    )
    asked = scene.working(assigned + DAY)
    questions = ("Đo đạc hiện trường, xác định diện tích rừng bị phá", "Yêu cầu định giá tài sản bị hủy hoại")
    report.ours(reports.ReportVerificationRequested, asked, "YC", signed_by=scene.procurator, questions=questions)
    last = days.last("BLTTHS-147-1", scene.first)
    partly = scene.working(last - 6 * DAY)
    report.theirs(reports.ReportRequestAnswered, partly, "BC", complied=Complied.PARTLY)
    suspended = days.no_later(last, last)
    _waits(scene, report, suspended)
    resumed = scene.working(suspended + 152 * DAY)  # five months
    report.theirs(reports.ReportResumed, resumed, "QĐ-PH", ground="Đã có kết luận định giá: thiệt hại 74.800.000 đồng")
    report.plain(reports.ReportDecisionReceived, scene.working(resumed + DAY), issued_by=report.agency)
    answered(report, scene.working(resumed + 2 * DAY), questions)
    instituted = scene.working(resumed + 12 * DAY, last=days.last("BLTTHS-149-1", resumed))
    of = case_of(
        scene,
        NAME,
        report,
        instituted,
        title=TITLE.format(place=place),
        offences=(OFFENCE,),
        offence_on=scene.first - DAY,
        place=place,
        events=STORY.format(place=place),
    )
    approved = steps.charged(scene, of, scene.working(instituted + 6 * DAY), [(PEOPLE[1], OFFENCE)])
    steps.banned(of, approved, [DOER], days.last("BLTTHS-172", instituted, SEVERITY))


def _waits(scene: Scene, report: Docket, on: date) -> None:
    """Suspended on the last day because the valuation has not come (BLTTHS 148(1)); looked at every month."""
    report.theirs(
        reports.ReportSuspended,
        When.at(at(on, 14, 0)),
        "QĐ-TĐC",
        ground=SuspensionGround.EXPERT_AWAITED,
        remedy="Đôn đốc Hội đồng định giá tài sản",
    )
    report.plain(reports.ReportDecisionReceived, When.at(at(on, 16, 0)), issued_by=report.agency)
    report.plain(reports.ReportNotified, on + 2 * DAY, issued_by=report.agency)
    report.ours(reports.ReportDecisionAgreed, scene.working(on + 2 * DAY), "BC", opinion="Có căn cứ tạm đình chỉ")
    for days in REVIEWS:
        report.ours(
            reports.ReportSuspensionReviewed,
            scene.working(on + days * DAY),
            "BB",
            outcome="Chưa có kết luận định giá; tiếp tục đôn đốc Hội đồng định giá",
        )
