"""Scenario B, a drug case under BLHS 251(2): emergency hold, custody of 3+3+3 days, detention with that time taken off,
one extension, a return for additional investigation, indictment, judgment, appeal by the defendant."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from eprocuracy.exchange.synthesis.days import Days, book_year
from eprocuracy.exchange.synthesis.history import Docket, link
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.custody import detention_order
from eprocuracy.law.deadlines import Granted
from eprocuracy.law.offences import Offence
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit, Unit
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.crime_reports.words import Channel, SourceKind
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.words import Appellant, Proposal, Result, Returner, ReturnGround
from eprocuracy.workstreams.custody import acts as custody
from eprocuracy.workstreams.custody.words import About, Manner
from eprocuracy.workstreams.people import Person, Role, Sex

from .scenarios import DAY, Scene, at, case_of, named_id, report_of

NAME = "drugs"
BEGINS = 336  # days before the demonstration is loaded
TITLE = "Minh họa B: Mua bán trái phép chất ma túy tại {place}"
OFFENCE, SEVERITY = Offence("251", 2), Severity.VERY_SERIOUS
HELD = named_id(NAME, "accused")
PERSON = Person(
    participant=HELD,
    name="Chíu Văn Lợi",
    sex=Sex.MALE,
    birth=Birth(day=date(1988, 11, 2)),
    ethnic="Dao",
    id_no="022088146027",
)
STORY = (
    "Bắt quả tang người trung gian; giữ khẩn cấp người bán tại {place}, thu giữ 21,46 gam ma túy loại Methamphetamine."
)
FOUR_MONTHS, THREE_MONTHS, STEP = TimeLimit(4, Unit.MONTH), TimeLimit(3, Unit.MONTH), timedelta(days=3)
WHO, ACCUSED = (Link(Role.HELD, HELD),), (Link(Role.ACCUSED, HELD),)


def begins_on(days: Days, today: date) -> date:
    """So long ago that it has come to the appeal; not before a long holiday, when nobody would be assigned in time."""
    day = today - BEGINS * DAY
    while days.calendar.working_days_after(day, 3) > day + 5 * DAY:
        day -= DAY
    return day


def drugs(scene: Scene) -> None:
    """The whole proceeding, from the hold to the appeal."""
    place = scene.bench.places[-1]
    first = scene.first
    report, assigned = report_of(
        scene,
        NAME,
        received=at(first, 23, 0),
        links=(Link(Role.SUSPECT, HELD),),
        people=(PERSON,),
        source_kind=SourceKind.DETECTED,
        channel=Channel.OTHER,
        description=STORY.format(place=place),
        offences=(OFFENCE,),
        offence_on=first,
        place=place,
    )
    instituted = max(assigned, first + 4 * DAY)
    of = case_of(
        scene,
        NAME,
        report,
        instituted,
        title=TITLE.format(place=place),
        offences=(OFFENCE,),
        offence_on=first,
        place=place,
        events=STORY.format(place=place),
    )
    person = scene.docket(NAME, "custody")
    ends = _held(scene, person, of)
    charged = _charged(of, ends)
    _detained(person, charged, ends)
    _extended(scene, of, person, instituted, ends.date())
    _brought_to_court(scene, of, person, instituted)


def _held(scene: Scene, person: Docket, of: Docket) -> datetime:
    """Held at 22:10, the arrest approved within twelve hours, custody three times three days; returns its last minute."""
    caught, begins = at(scene.first, 22, 10), at(scene.first, 23, 30)
    person.theirs(
        custody.CustodyHeld,
        When.at(caught),
        "LGN",
        links=(Link(Role.HELD, HELD, (OFFENCE,)), link(Role.CASE, of.matter)),
        people=(PERSON,),
        unit=scene.bench.unit,
        number=person.made.number("custody", scene.bench.unit, scene.first),
        year=book_year(scene.first),
        manner=Manner.EMERGENCY,
        offences=(OFFENCE,),
        offence_on=scene.first,
        agency=person.agency,
        place=scene.bench.house,
        procurator=scene.procurator,
    )
    _file(person, About.HOLD, caught + timedelta(hours=3))
    person.ours(custody.HoldApproved, When.at(caught + timedelta(hours=9)), links=WHO)
    person.theirs(
        custody.CustodyOrdered,
        When.at(begins),
        "QĐ-TG",
        links=WHO,
        begins=When.at(begins),
        ends=When.at(begins + STEP),
    )
    _file(person, About.CUSTODY, begins + timedelta(hours=8))
    for ordinal in (1, 2):
        before = begins + ordinal * STEP
        decided = before - timedelta(hours=28)
        until = When.at(before + STEP)
        person.theirs(
            custody.CustodyExtended, When.at(decided), "QĐ-GHTG", links=WHO, ordinal=ordinal, until=until, approved=True
        )
        _file(person, About.EXTENSION, decided + timedelta(hours=2))
        person.ours(custody.CustodyExtensionApproved, When.at(decided + timedelta(hours=9)), links=WHO, ordinal=ordinal)
    return begins + 3 * STEP


def _charged(of: Docket, ends: datetime) -> datetime:
    """Charged two days before custody ends, so that the file comes more than a day before; approved the next day."""
    charged = at(ends.date() - 2 * DAY, 9, 0)
    of.theirs(
        cases.AccusedCharged,
        When.at(charged),
        "QĐ-KTBC",
        links=(Link(Role.ACCUSED, HELD, (OFFENCE,)),),
        people=(PERSON,),
    )
    of.plain(cases.ChargeFileReceived, When.at(charged + timedelta(hours=2)), issued_by=of.bench.name, links=ACCUSED)
    of.ours(cases.ChargeApproved, charged.date() + DAY, links=ACCUSED)
    return charged


def _detained(person: Docket, charged: datetime, ends: datetime) -> None:
    """Four months less nine days, from the last day of custody (TTLT 04/2018, article 17)."""
    order = detention_order(length=FOUR_MONTHS, deducted_days=9, first_day=ends.date())
    person.theirs(
        custody.DetentionOrdered,
        When.at(charged + timedelta(minutes=30)),
        "LTG",
        links=WHO,
        begins=order.first_day,
        until=order.last_day,
        length=TimeLimit(order.days, Unit.DAY),
        place=person.bench.house,
    )
    _file(person, About.DETENTION, charged + timedelta(hours=2))
    person.ours(custody.DetentionApproved, charged.date() + DAY, links=WHO)


def _extended(scene: Scene, of: Docket, person: Docket, instituted: date, detained: date) -> None:
    """Both extensions are asked for more than ten days before the end, and granted before it."""
    calendar = scene.days.calendar
    end = scene.days.last("BLTTHS-172", instituted, SEVERITY, moved=False)
    asked = calendar.last_working_day_before_or_on(end - 20 * DAY)
    of.theirs(cases.InvestigationExtensionRequested, asked, "ĐN-GH", ordinal=1, received=When.at(at(asked, 10, 0)))
    until = scene.days.last("BLTTHS-172", instituted, SEVERITY, (Granted(1),), moved=False)
    ground = "Vụ án có nhiều đối tượng, cần truy nguyên nguồn ma túy"
    granted = calendar.last_working_day_before_or_on(end - 13 * DAY)
    of.ours(cases.InvestigationExtended, granted, ordinal=1, granted=FOUR_MONTHS, until=until, ground=ground)
    first = detention_order(length=FOUR_MONTHS, deducted_days=9, first_day=detained).last_day
    person.ours(
        custody.DetentionExtended,
        calendar.last_working_day_before_or_on(first - 6 * DAY),
        links=WHO,
        ordinal=1,
        length=THREE_MONTHS,
        until=first + 90 * DAY,
    )


def _brought_to_court(scene: Scene, of: Docket, person: Docket, instituted: date) -> None:
    """Concluded, returned once, indicted, judged; every day of detention on an order."""
    days, bench = scene.days, scene.bench
    covered = scene.first + (9 + 110 + 90) * DAY  # the last day of the extended detention
    concluded = scene.working(covered - 22 * DAY)
    of.theirs(cases.InvestigationConcluded, concluded, "KLĐT", proposal=Proposal.PROSECUTE)
    received = _received(scene, of, concluded, 412)
    returned = scene.working(received + 14 * DAY, last=days.last("BLTTHS-240-1", received, SEVERITY))
    until = days.last("BLTTHS-241", received, SEVERITY)
    _for_prosecution(person, covered, until, issued=days.calendar.last_working_day_before_or_on(covered - 6 * DAY))
    of.ours(
        cases.FileReturned,
        returned,
        ordinal=1,
        ground=ReturnGround.EVIDENCE_LACKING,
        issues=("Giám định hàm lượng chất ma túy thu giữ", "Làm rõ số tiền thu lợi bất chính"),
        demanded_by=Returner.PROCURACY,
        agency_received=When.at(at(scene.working(returned + DAY), 9, 0)),
    )
    got = scene.working(returned + DAY)
    again = scene.working(got + 38 * DAY, last=days.last("BLTTHS-174-2-VKS", got))
    covered = _while_returned(scene, person, until, again)
    of.theirs(cases.InvestigationConcluded, again, "KLĐTBS", proposal=Proposal.PROSECUTE, supplementary=True)
    received = _received(scene, of, again, 458)
    until = days.last("BLTTHS-241", received, SEVERITY)
    _for_prosecution(person, covered, until, issued=received)
    indicted = scene.working(received + 14 * DAY, last=days.last("BLTTHS-240-1", received, SEVERITY))
    of.ours(cases.CaseIndicted, indicted, "CT", court=bench.court)
    sent = scene.working(indicted + 2 * DAY, last=days.last("BLTTHS-244-A", indicted))
    of.plain(cases.FileSentToCourt, sent, issued_by=bench.name, court=bench.court, volumes=2, pages=474)
    person.plain(custody.PersonSentToCourt, sent, issued_by=bench.name, links=WHO, court=bench.court)
    _tried(scene, of, person, sent)


def _received(scene: Scene, of: Docket, concluded: date, pages: int) -> date:
    received = scene.working(concluded + 2 * DAY, last=scene.days.last("BLTTHS-232-4", concluded))
    number = of.made.number("prosecution", scene.bench.unit, received)
    of.plain(cases.FileReceived, received, issued_by=scene.bench.name, number=number, volumes=2, pages=pages)
    return received


def _for_prosecution(person: Docket, covered: date, until: date, *, issued: date) -> None:
    """A new order from the day after the old one's last, not beyond the limit for the decision (BLTTHS 241)."""
    length = TimeLimit((until - covered).days, Unit.DAY)
    person.ours(
        custody.DetentionForProsecution, issued, "LTG", links=WHO, begins=covered + DAY, until=until, length=length
    )


def _while_returned(scene: Scene, person: Docket, covered: date, again: date) -> date:
    """Detention for the additional investigation, five days before the old order ends (TTLT 04/2018, article 19)."""
    ordered = scene.days.calendar.last_working_day_before_or_on(covered - 6 * DAY)
    until = scene.working(again + 2 * DAY, last=scene.days.last("BLTTHS-232-4", again)) + 4 * DAY
    person.theirs(
        custody.DetentionOrdered,
        ordered,
        "LTG",
        links=WHO,
        begins=covered + DAY,
        until=until,
        length=TimeLimit((until - covered).days, Unit.DAY),
        place=person.bench.house,
    )
    person.ours(
        custody.DetentionApproved, scene.days.calendar.last_working_day_before_or_on(covered - 4 * DAY), links=WHO
    )
    return until


def _tried(scene: Scene, of: Docket, person: Docket, sent: date) -> None:
    """Set down within two months, heard within fifteen days; the defendant appeals within fifteen more."""
    days, court = scene.days, scene.bench.court
    docketed = scene.working(sent + DAY)
    number = of.made.number("court", scene.bench.unit, docketed)
    of.plain(cases.CourtDocketed, docketed, issued_by=court, court=court, number=f"{number}/{docketed.year}/TLST-HS")
    until = days.last("BLTTHS-278-2", docketed, SEVERITY)
    _by_court(person, docketed, docketed, until)
    set_on = scene.working(docketed + 34 * DAY, last=days.last("BLTTHS-277-1", docketed, SEVERITY))
    heard = scene.working(set_on + 13 * DAY, last=days.last("BLTTHS-277-3", set_on))
    of.theirs(cases.HearingSet, set_on, "QĐXXST-HS", by=court, hearing=When.at(at(heard, 8, 0)), place="Trụ sở Tòa án")
    verdict = Verdict(
        participant=HELD,
        result=Result.IMPRISONED,
        penalty="08 năm 06 tháng tù",
        months=102,
        offence=OFFENCE,
        proposed="08 năm đến 09 năm tù",
    )
    of.theirs(cases.CaseJudged, heard, "HS-ST", by=court, links=ACCUSED, court=court, verdicts=(verdict,))
    _by_court(person, heard, heard, days.last("BLTTHS-329-3", heard))
    of.plain(cases.AppealLodged, heard + 9 * DAY, links=ACCUSED, by=Appellant.ACCUSED, ground="Xin giảm nhẹ hình phạt")
    came = scene.working(heard + 8 * DAY)
    reviewed = scene.working(came + 2 * DAY, last=heard + 14 * DAY)
    opinion = "Bản án có căn cứ, đúng pháp luật"
    of.ours(
        cases.JudgmentReviewed,
        reviewed,
        "PKS",
        signed_by=scene.procurator,
        received=came,
        protests=False,
        opinion=opinion,
    )


def _by_court(person: Docket, on: date, begins: date, until: date) -> None:
    length = TimeLimit((until - begins).days + 1, Unit.DAY)
    person.theirs(
        custody.DetentionByCourt,
        on,
        "QĐ-TG",
        by=person.bench.court,
        links=WHO,
        begins=begins,
        until=until,
        length=length,
    )


def _file(person: Docket, about: About, came: datetime) -> None:
    person.plain(custody.CustodyFileReceived, When.at(came), issued_by=person.bench.name, links=WHO, about=about)
