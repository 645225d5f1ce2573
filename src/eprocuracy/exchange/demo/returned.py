"""Scenario K, a file handed back for additional investigation (BLTTHS 245) that has not come back when its two months were over."""

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
from eprocuracy.workstreams.beside.words import Handover, Papers
from eprocuracy.workstreams.crime_reports.words import Channel, SourceKind
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.criminal_cases.words import Returner, ReturnGround
from eprocuracy.workstreams.people import Person, Role, Sex

from . import steps
from .scenarios import DAY, Scene, at, case_of, named_id, report_of

NAME = "returned"
BEGINS = 150  # days before the demonstration is loaded: the two months of the agency ended some days ago
TITLE = "Minh họa K: Lừa đảo chiếm đoạt tài sản tại {place}"
OFFENCE, SEVERITY = Offence("174", 1), Severity.LESS_SERIOUS
VICTIM, DOER = named_id(NAME, "victim"), named_id(NAME, "doer")
PEOPLE = (
    Person(participant=VICTIM, name="Phùng Thị Lý", sex=Sex.FEMALE, birth=Birth(year=1985)),
    Person(participant=DOER, name="Nông Quốc Đạt", sex=Sex.MALE, birth=Birth(day=date(1994, 2, 8))),
)
STORY = "Một người nhận 9.500.000 đồng tiền đặt cọc bán xe máy không phải của mình tại {place}, rồi cắt liên lạc."
PAGES = 164


def begins_on(days: Days, today: date) -> date:
    """So long ago that the additional investigation should have ended."""
    return days.working(today - BEGINS * DAY)


def returned(scene: Scene) -> None:
    """The report, the case, the conclusion, and the file that went back."""
    place = scene.bench.places[0]
    said = {"offences": (OFFENCE,), "offence_on": scene.first - 2 * DAY, "place": place}
    report, assigned = report_of(
        scene,
        NAME,
        received=at(scene.first, 14, 40),
        links=(Link(Role.INFORMANT, VICTIM), Link(Role.SUSPECT, DOER)),
        people=PEOPLE,
        source_kind=SourceKind.DENUNCIATION,
        channel=Channel.IN_PERSON,
        description=STORY.format(place=place),
        **said,
    )
    instituted = scene.working(assigned + 8 * DAY, last=scene.days.last("BLTTHS-147-1", scene.first))
    title, events = TITLE.format(place=place), STORY.format(place=place)
    of = case_of(scene, NAME, report, instituted, title=title, events=events, **said)
    approved = steps.charged(scene, of, scene.working(instituted + 4 * DAY), [(PEOPLE[1], OFFENCE)])
    last = scene.days.last("BLTTHS-172", instituted, SEVERITY)
    steps.banned(of, approved, [DOER], last)
    concluded = scene.working(instituted + 35 * DAY, last=last)
    steps.concluded(of, concluded)
    came = steps.received(scene, of, concluded, PAGES)
    steps.banned(of, came, [DOER], scene.days.last("BLTTHS-240-1", came, SEVERITY), ours=True)
    _sent_back(scene, of, scene.working(came + 10 * DAY))


def _sent_back(scene: Scene, of: Docket, on: date) -> None:
    """Returned, and the whole file handed over the same day with a receipt; nothing has been heard of it since."""
    of.ours(
        cases.FileReturned,
        on,
        "QĐ-THS",
        ordinal=1,
        ground=ReturnGround.EVIDENCE_LACKING,
        issues=("Thu thập sao kê tài khoản nhận tiền", "Đối chất về số tiền đã trả lại"),
        demanded_by=Returner.PROCURACY,
        agency_received=When.at(at(on, 16, 0)),
    )
    of.plain(
        FileHandedOver,
        on,
        issued_by=of.bench.name,
        way=Handover.RETURNED,
        papers=Papers.CASE_FILE,
        from_body=of.bench.name,
        to_body=of.agency,
        volumes=1,
        pages=PAGES,
        handed_by=scene.bench.staff.name_of(scene.procurator),
        received_by=scene.bench.investigators[0],
    )
    steps.banned(of, on, [DOER], scene.days.last("BLTTHS-174-2-VKS", on))
