"""Scenario A, a theft under BLHS 173(1): verification, institution, an accused at large, indictment, a suspended sentence."""

from __future__ import annotations

from datetime import date

from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.history import Docket
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.beside.acts_files import FileHandedOver
from eprocuracy.workstreams.beside.acts_property import DamageRecovered, DamageStated, ExhibitsTaken, Thing
from eprocuracy.workstreams.beside.words import DamageKind, Handover, Papers, Recovery, ThingKind
from eprocuracy.workstreams.crime_reports import acts as reports
from eprocuracy.workstreams.crime_reports.words import Channel, Complied, SourceKind
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.words import Measure, Proposal, Result
from eprocuracy.workstreams.people import Person, Role, Sex

from .scenarios import DAY, Scene, answered, at, case_of, named_id, report_of

NAME = "theft"
BEGINS = 200  # days before the demonstration is loaded
TITLE = "Minh họa A: Trộm cắp tài sản tại {place}"
OFFENCE, SEVERITY = Offence("173", 1), Severity.LESS_SERIOUS
ACCUSED, INFORMANT = named_id(NAME, "accused"), named_id(NAME, "informant")
PEOPLE = (
    Person(participant=INFORMANT, name="Trần Thị Thu Hương", sex=Sex.FEMALE, birth=Birth(year=1978), ethnic="Kinh"),
    Person(
        participant=ACCUSED,
        name="Lục Văn Toàn",
        sex=Sex.MALE,
        birth=Birth(day=date(2001, 4, 19)),
        ethnic="Sán Dìu",
        id_no="022201573904",
    ),
)
STORY = (
    "Khoảng 22 giờ 15 phút, lợi dụng cửa hàng không khóa, một người vào lấy trộm điện thoại di động và tiền mặt tại {place}, "
    "tổng trị giá 12.400.000 đồng."
)


def begins_on(days: Days, today: date) -> date:
    """The day on which it must begin so that the judgment is in force on `today`."""
    return days.working(today - BEGINS * DAY)


def theft(scene: Scene) -> None:
    """The whole proceeding, from the report to the judgment in force."""
    place = scene.bench.places[0]
    first = scene.first
    report, assigned = report_of(
        scene,
        NAME,
        received=at(first, 9, 10),
        links=(Link(Role.INFORMANT, INFORMANT), Link(Role.SUSPECT, ACCUSED)),
        people=PEOPLE,
        source_kind=SourceKind.DENUNCIATION,
        channel=Channel.IN_PERSON,
        description=STORY.format(place=place),
        offences=(OFFENCE,),
        offence_on=first - DAY,
        place=place,
    )
    questions = ("Trích xuất camera của cửa hàng và khu vực lân cận", "Yêu cầu định giá tài sản")
    asked = scene.working(assigned + DAY)
    report.ours(reports.ReportVerificationRequested, asked, "YC", signed_by=scene.procurator, questions=questions)
    instituted = scene.working(first + 19 * DAY, last=scene.days.last("BLTTHS-147-1", first))
    done = scene.working(instituted - 3 * DAY, last=instituted)
    report.theirs(reports.ReportRequestAnswered, done, "BC", complied=Complied.YES)
    answered(report, done, questions)
    of = case_of(
        scene,
        NAME,
        report,
        instituted,
        title=TITLE.format(place=place),
        offences=(OFFENCE,),
        offence_on=first - DAY,
        place=place,
        events=STORY.format(place=place),
    )
    _tried(scene, of, _prosecuted(scene, of, _investigated(scene, of, instituted)))


def _investigated(scene: Scene, of: Docket, instituted: date) -> date:
    """Charged, at large under a ban on leaving the place of residence, and concluded within two months."""
    days, who = scene.days, (Link(Role.ACCUSED, ACCUSED),)
    until = days.last("BLTTHS-172", instituted, SEVERITY)
    charged = scene.working(instituted + 4 * DAY)
    decision = When.at(at(charged, 9, 30))
    of.theirs(
        cases.AccusedCharged, decision, "QĐ-KTBC", links=(Link(Role.ACCUSED, ACCUSED, (OFFENCE,)),), people=PEOPLE[1:]
    )
    of.plain(cases.ChargeFileReceived, When.at(at(charged, 15, 0)), issued_by=of.bench.name, links=who)
    approved = scene.working(charged + 2 * DAY, last=days.last("BLTTHS-179-3-VKS", charged))
    of.ours(cases.ChargeApproved, approved, links=who)
    of.theirs(cases.MeasureImposed, approved, "LC-CSĐT", links=who, measure=Measure.RESIDENCE_BAN, until=When.on(until))
    _found(scene, of, charged)
    items = ("Xác minh nhân thân, lý lịch bị can", "Làm rõ yêu cầu bồi thường của bị hại")
    asked = scene.working(approved + 5 * DAY)
    of.ours(cases.InvestigationRequested, asked, "YCĐT", signed_by=scene.procurator, ordinal=1, items=items)
    answered(of, scene.working(asked + 14 * DAY), items)
    concluded = scene.working(instituted + 50 * DAY, last=until)
    of.theirs(cases.InvestigationConcluded, concluded, "KLĐT", proposal=Proposal.PROSECUTE)
    return concluded


def _found(scene: Scene, of: Docket, charged: date) -> None:
    """What was taken as evidence, what the shop lost, and what was paid back."""
    things = (
        Thing(what="Điện thoại di động màu đen", kind=ThingKind.ELECTRONICS, quantity="02", unit="chiếc"),
        Thing(what="Tiền mặt", kind=ThingKind.MONEY, value=3_400_000),
    )
    who, kept_at = (Link(Role.ACCUSED, ACCUSED),), "Kho vật chứng Cơ quan điều tra"
    of.plain(ExhibitsTaken, charged, issued_by=of.agency, links=who, things=things, kept_at=kept_at)
    of.plain(DamageStated, charged, issued_by=of.agency, amount=12_400_000, damaged=DamageKind.PROPERTY)
    paid = scene.working(charged + 10 * DAY)
    of.plain(DamageRecovered, paid, issued_by=of.agency, links=who, amount=9_000_000, way=Recovery.PAID)


def _prosecuted(scene: Scene, of: Docket, concluded: date) -> date:
    """The file within two days, the indictment within twenty, to the court within three."""
    days, bench = scene.days, scene.bench
    received = scene.working(concluded + DAY, last=days.last("BLTTHS-232-4", concluded))
    number = of.made.number("prosecution", bench.unit, received)
    of.plain(cases.FileReceived, received, issued_by=bench.name, number=number, volumes=1, pages=186)
    receipt = {"papers": Papers.CASE_FILE, "volumes": 1, "pages": 186}
    of.plain(FileHandedOver, received, issued_by=of.agency, way=Handover.AGENCY_TO_US, to_body=bench.name, **receipt)
    last = days.last("BLTTHS-240-1", received, SEVERITY)
    of.ours(
        cases.MeasureImposed,
        received,
        "LC",
        links=(Link(Role.ACCUSED, ACCUSED),),
        measure=Measure.RESIDENCE_BAN,
        until=When.on(last),
    )
    indicted = scene.working(received + 16 * DAY, last=last)
    of.ours(cases.CaseIndicted, indicted, "CT", court=bench.court)
    sent = scene.working(indicted + 2 * DAY, last=days.last("BLTTHS-244-A", indicted))
    of.plain(cases.FileSentToCourt, sent, issued_by=bench.name, court=bench.court, volumes=1, pages=204)
    return sent


def _tried(scene: Scene, of: Docket, sent: date) -> None:
    """Set down within thirty days, heard within fifteen more; no appeal."""
    days, court = scene.days, scene.bench.court
    docketed = scene.working(sent + 2 * DAY)
    number = of.made.number("court", scene.bench.unit, docketed)
    of.plain(cases.CourtDocketed, docketed, issued_by=court, court=court, number=f"{number}/{docketed.year}/TLST-HS")
    set_on = scene.working(docketed + 21 * DAY, last=days.last("BLTTHS-277-1", docketed, SEVERITY))
    heard = scene.working(set_on + 12 * DAY, last=days.last("BLTTHS-277-3", set_on))
    of.theirs(cases.HearingSet, set_on, "QĐXXST-HS", by=court, hearing=When.at(at(heard, 8, 0)), place="Trụ sở Tòa án")
    verdict = Verdict(
        participant=ACCUSED,
        result=Result.SUSPENDED_SENTENCE,
        penalty="09 tháng tù, cho hưởng án treo, thời gian thử thách 18 tháng",
        months=9,
        offence=OFFENCE,
        proposed="09 đến 12 tháng tù, cho hưởng án treo",
    )
    who = (Link(Role.ACCUSED, ACCUSED),)
    of.theirs(cases.CaseJudged, heard, "HS-ST", by=court, links=who, court=court, verdicts=(verdict,))
    came = scene.working(heard + 7 * DAY)
    reviewed = scene.working(came + DAY, last=heard + 14 * DAY)
    opinion = "Nhất trí với bản án"
    of.ours(
        cases.JudgmentReviewed,
        reviewed,
        "PKS",
        signed_by=scene.procurator,
        received=came,
        protests=False,
        opinion=opinion,
    )
    of.plain(cases.JudgmentInForce, heard + 31 * DAY, issued_by=court)
