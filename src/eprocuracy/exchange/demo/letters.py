"""Scenario J: an anonymous letter that names facts, and a week later a signed one about the same; two receipts, one matter."""

from __future__ import annotations

from datetime import date
from typing import Any

from eprocuracy.exchange.synthesis.days import Days, book_year
from eprocuracy.exchange.synthesis.history import Docket, link
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.crime_reports import acts as reports
from eprocuracy.workstreams.crime_reports.acts_steps import ReportJoined
from eprocuracy.workstreams.crime_reports.words import Channel, SourceKind
from eprocuracy.workstreams.people import Person, Role, Sex

from .scenarios import DAY, Scene, at, named_id

NAME = "letters"
BEGINS = 16  # days before the demonstration is loaded: a week of the twenty days is left
OFFENCE = Offence("356", 1)
WRITER, SUSPECT = named_id(NAME, "writer"), named_id(NAME, "suspect")
PEOPLE = (
    Person(participant=SUSPECT, name="Lương Văn Sáu", sex=Sex.MALE, birth=Birth(year=1974)),
    Person(participant=WRITER, name="Hà Thị Diệp", sex=Sex.FEMALE, birth=Birth(year=1958)),
)
STORY = (
    "Minh họa J: {who} phản ánh cán bộ địa chính lập khống hồ sơ đền bù 3 thửa đất tại {place}, kèm bản sao biên bản kiểm đếm "
    "và số tài khoản nhận 412.000.000 đồng."
)
ENCLOSED = "Bản sao biên bản kiểm đếm, 02 ảnh chụp sao kê"


def begins_on(days: Days, today: date) -> date:
    """A working day; the second letter came in before today."""
    return days.calendar.last_working_day_before_or_on(today - BEGINS * DAY)


def letters(scene: Scene) -> None:
    """The first is passed on and verified; the second is joined into it (TTLT 01/2017)."""
    place = scene.bench.places[1]
    told: dict[str, Any] = {"offences": (OFFENCE,), "place": place}
    suspected = Link(Role.SUSPECT, SUSPECT)
    first, _ = _passed_on(
        scene,
        "anonymous",
        scene.first,
        SourceKind.INFORMATION,
        description=STORY.format(who="đơn không ghi tên người gửi", place=place),
        links=(suspected,),
        people=PEOPLE[:1],
        refusal="Đơn không ghi họ tên, địa chỉ; nội dung rõ người, rõ việc, có tài liệu kèm theo",
        **told,
    )
    later = scene.working(scene.first + 6 * DAY)
    second, assigned = _passed_on(
        scene,
        "signed",
        later,
        SourceKind.DENUNCIATION,
        description=STORY.format(who="bà Hà Thị Diệp", place=place),
        links=(Link(Role.INFORMANT, WRITER), suspected),
        people=PEOPLE,
        **told,
    )
    joined = scene.days.calendar.working_days_after(assigned, 1)
    ground = "Hai đơn cùng nội dung, cùng người bị tố giác, cùng tài liệu kèm theo"
    first.theirs(ReportJoined, joined, "QĐ-NNT", links=(link(Role.JOINED, second.matter),), ground=ground)


def _passed_on(
    scene: Scene, letter: str, day: date, kind: SourceKind, *, refusal: str = "", **told: Any
) -> tuple[Docket, date]:
    """By post to the procuracy, by the next morning at the agency, then in the docket; returns the day of the assignment too."""
    bench, days = scene.bench, scene.days
    of = scene.docket(NAME, letter)
    of.plain(
        reports.ReportLodged,
        When.at(at(day, 14, 10)),
        issued_by=bench.name,
        unit=bench.unit,
        source_kind=kind,
        channel=Channel.POST,
        documents=ENCLOSED,
        refusal=refusal or None,
        **told,
    )
    of.ours(reports.ReportPassedOn, When.at(at(day, 16, 20)), "PC", agency=bench.agency, documents=ENCLOSED)
    came = day + DAY  # within 24 hours
    of.theirs(
        reports.ReportReceived,
        When.at(at(came, 8, 15)),
        "TB-TN",
        unit=bench.unit,
        agency=of.agency,
        source_kind=kind,
        channel=Channel.POST,
        **told,
    )
    entered = days.no_later(came + DAY, days.last("BLTTHS-146-5", came))
    of.theirs(
        reports.ReportAgencyAssigned,
        entered,
        "QĐ-PC",
        received=When.at(at(entered, 9, 30)),
        investigator=bench.investigators[0],
    )
    of.plain(
        reports.ReportAccepted,
        entered,
        issued_by=bench.name,
        unit=bench.unit,
        number=of.made.number("report", bench.unit, entered),
        year=book_year(entered),
        notified_on=entered,
    )
    assigned = days.calendar.working_days_after(entered, 1)
    of.ours(
        reports.ReportAssigned,
        assigned,
        procurator=scene.procurator,
        deputy_chief=bench.staff.deputies[0],
    )
    return of, assigned
