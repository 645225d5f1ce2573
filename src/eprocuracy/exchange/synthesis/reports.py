"""Crime reports: from their receipt to their end, in the time the law gives (BLTTHS 145-149; TTLT 01/2017)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.law.deadlines import Granted
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.crime_reports import acts as kinds
from eprocuracy.workstreams.crime_reports.words import Channel, Complied, SourceKind, SuspensionGround
from eprocuracy.workstreams.people import Person, Role

from .crimes import Event
from .days import at, book_year
from .dice import Dice
from .history import Docket, History, link
from .offices import Bench
from .people import AGES, Identity, identity
from .trouble import Trouble

LIMIT = "BLTTHS-147-1"
PROLONGED, EXTENDED = Granted(1), Granted(2)
QUESTIONS = (
    "Làm rõ thời gian, địa điểm, diễn biến của sự việc",
    "Trích xuất dữ liệu camera tại hiện trường và khu vực lân cận",
    "Xác định trị giá tài sản, yêu cầu định giá",
    "Lấy lời khai người làm chứng, người liên quan",
    "Trưng cầu giám định tỷ lệ tổn thương cơ thể",
    "Xác minh nhân thân, tiền án, tiền sự của người bị tố giác",
    "Thu giữ, niêm phong vật chứng, trưng cầu giám định",
)
ENDS = {"not_instituted": 60, "suspended": 22, "transferred": 9, "otherwise": 9}
"""How reports end that become no case, in per cent."""
NO_CASE = (
    "Không có sự việc phạm tội (khoản 1 Điều 157)",
    "Hành vi không cấu thành tội phạm (khoản 2 Điều 157)",
    "Tội phạm do bị hại yêu cầu khởi tố nhưng không yêu cầu (khoản 8 Điều 157)",
)


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the case made of it needs it."""

    matter: UUID
    received: date
    ends: date
    suspects: list[tuple[UUID, Identity]]


def report(made: History, event: Event, received: date, bench: Bench, trouble: Trouble, *, case: UUID | None) -> Report:
    """The whole history of one report; `case` is the case that is made of it, or None."""
    dice = made.dice
    source = SourceKind(dice.weighed(event.crime.found))
    agency = bench.agency if case or dice.chance(0.4) else dice.one_of(bench.police or (bench.agency,))
    at_work = Docket(made, made.new(received), bench, agency)
    end = "instituted" if case else dice.weighed(ENDS)
    suspects = _came_in(at_work, event, When.on(received), source)
    quick = source is SourceKind.DETECTED and case is not None  # caught in the act
    assigned, procurator = _docketed(at_work, received, quick=quick)
    ends, last = _time(at_work, received, assigned, trouble, quick=quick)
    if end == "suspended" and trouble is not Trouble.REPORT_LATE:
        ends = last  # only when the time is over (BLTTHS 148)
    _requests(at_work, assigned, ends, procurator)
    _ended(at_work, event, ends, end, case, informant=source is SourceKind.DENUNCIATION)
    return Report(at_work.matter, received, ends, suspects)


def open_report(made: History, event: Event, received: date | When, bench: Bench, procurator: str) -> UUID:
    """A report that is being verified by the commune police, with nothing decided yet."""
    of = Docket(made, made.new(made.until), bench, made.dice.one_of(bench.police or (bench.agency,)))
    when = received if isinstance(received, When) else When.on(received)
    source = SourceKind(made.dice.weighed(event.crime.found))
    _came_in(of, event, when, source)
    _docketed(of, when.earliest_day, quick=False, procurator=procurator)
    return of.matter


def _came_in(of: Docket, event: Event, when: When, source: SourceKind) -> list[tuple[UUID, Identity]]:
    dice, made, received = of.dice, of.made, when.earliest_day
    named: list[tuple[Link, Person]] = []
    if source in (SourceKind.DENUNCIATION, SourceKind.INFORMATION) and dice.chance(0.8):
        named.append(made.person(received, of.bench, Role.INFORMANT, men=0.55, ages=AGES))
    known = 0.75 if source is SourceKind.DENUNCIATION else 0.4
    suspects = (
        [(made.new(received), identity(dice, of.bench.province, received, of.bench.places))]
        if dice.chance(known)
        else []
    )
    named += [(Link(Role.SUSPECT, participant), who.as_participant(participant)) for participant, who in suspects]
    of.theirs(
        kinds.ReportReceived,
        when,
        "TB-TN",
        links=tuple(one for one, _ in named),
        people=tuple(one for _, one in named),
        unit=of.bench.unit,
        agency=of.agency,
        source_kind=source,
        channel=_channel(dice, source),
        description=event.story,
        offences=(event.offence,),
        offence_on=event.on,
        place=event.place,
        informant_body=f"Cơ quan chuyên môn tại {event.place}" if source is SourceKind.PROPOSAL else None,
    )
    return suspects


def _channel(dice: Dice, source: SourceKind) -> Channel:
    if source is SourceKind.DETECTED:
        return Channel.OTHER
    return Channel(dice.weighed({"in_person": 62, "telephone": 18, "post": 9, "online": 9, "press": 2}))


def _docketed(of: Docket, received: date, *, quick: bool, procurator: str = "") -> tuple[date, str]:
    """Told within three days, entered at once, assigned within three working days of the agency's own assignment."""
    dice, days, bench = of.dice, of.days, of.bench
    told = days.no_later(dice.after(received, 0, 1 if quick else 3), days.last("BLTTHS-146-5", received))
    of.theirs(kinds.ReportAgencyAssigned, told, "QĐ-PC", received=at(told, dice.time(8, 11)))
    of.plain(
        kinds.ReportAccepted,
        told,
        issued_by=bench.name,
        unit=bench.unit,
        number=of.made.number("report", bench.unit, told),
        year=book_year(told),
        notified_on=told,
    )
    assigned = days.calendar.working_days_after(told, 1 if quick else dice.between(1, 3))
    procurator = procurator or dice.one_of(bench.staff.procurators)
    deputy = dice.one_of(bench.staff.deputies)
    of.ours(kinds.ReportAssigned, assigned, procurator=procurator, deputy_chief=deputy)
    return assigned, procurator


def _requests(of: Docket, assigned: date, ends: date, asker: str) -> None:
    """What the procurator asks to be verified, and that it was done; nothing is asked once the report is settled."""
    dice, days = of.dice, of.days
    asked = days.working(dice.after(assigned, 0, 3))
    if asked >= ends or not dice.chance(0.86):
        return
    questions = tuple(dice.some(QUESTIONS, dice.between(2, 4)))
    of.ours(kinds.ReportVerificationRequested, asked, "YC", signed_by=asker, questions=questions)
    done = days.working(dice.after(asked, 4, 12))
    if done < ends and dice.chance(0.5):
        of.theirs(kinds.ReportRequestAnswered, done, "BC", complied=Complied.YES)


def _time(of: Docket, received: date, assigned: date, trouble: Trouble, *, quick: bool) -> tuple[date, date]:
    """The day of the decision, and the last day it could be: within twenty days, or as it was prolonged and extended."""
    dice, days = of.dice, of.days
    last = days.last(LIMIT, received)
    if trouble is Trouble.REPORT_LATE:
        late = days.working(dice.after(last, 2, 25))
        of.made.odd.irregular += of.made.has_come(last + timedelta(days=1))
        return late, last
    manner = "quick" if quick else dice.weighed({"in_time": 62, "prolonged": 27, "extended": 11})
    if trouble is Trouble.REPORT_EXTENDED_LATE:
        manner = "extended"
    if manner == "quick":
        return max(assigned, dice.after(received, 2, 5)), last
    if manner == "in_time":
        return max(assigned, days.no_later(dice.after(received, 7, 22), last)), last
    last = _prolonged(of, received, last)
    if manner == "prolonged":
        return days.no_later(dice.after(received, 24, 62), last), last
    last = _extended(of, received, last, late=trouble is Trouble.REPORT_EXTENDED_LATE)
    return days.no_later(dice.after(received, 75, 125), last), last


def _prolonged(of: Docket, received: date, last: date) -> date:
    """The head of the agency prolongs to two months from the receipt."""
    days = of.days
    on = days.no_later(of.dice.after(received, 14, 20), last)
    until = days.last(LIMIT, received, None, (PROLONGED,), moved=False)
    of.theirs(kinds.ReportProlonged, on, "QĐ-KD", until=until, ground="Vụ việc có nhiều tình tiết phức tạp")
    return days.last(LIMIT, received, None, (PROLONGED,))


def _extended(of: Docket, received: date, last: date, *, late: bool) -> date:
    """The procuracy extends once, asked at the latest five days before the end; or, gone wrong, when it was over."""
    dice, days = of.dice, of.days
    nominal = days.last(LIMIT, received, None, (PROLONGED,), moved=False)
    asked = days.calendar.last_working_day_before_or_on(nominal - timedelta(days=dice.between(6, 9)))
    if late:
        asked = days.working(dice.after(last, 1, 4))
        of.made.odd.irregular += of.made.has_come(last + timedelta(days=1))
    of.theirs(
        kinds.ReportExtensionRequested,
        asked,
        "ĐN-GH",
        received=at(asked, dice.time(8, 11)),
        ground="Chưa có kết luận giám định, cần tiếp tục xác minh",
    )
    until = days.last(LIMIT, received, None, (PROLONGED, EXTENDED), moved=False)
    granted = days.no_later(dice.after(asked, 1, 2), days.last("TTLT01-11-2-VKS", asked))
    of.ours(kinds.ReportExtended, granted, ordinal=1, until=until, ground="Cần tiếp tục kiểm tra, xác minh")
    return days.last(LIMIT, received, None, (PROLONGED, EXTENDED))


def _ended(of: Docket, event: Event, ends: date, end: str, case: UUID | None, *, informant: bool) -> None:
    match end:
        case "instituted":
            of.theirs(
                kinds.ReportInstituted,
                ends,
                "QĐ-KTVA",
                links=(link(Role.CASE, case),) if case else (),
                offences=(event.offence,),
                agency=of.agency,
            )
        case "not_instituted":
            of.theirs(kinds.ReportNotInstituted, ends, "QĐ-KKT", ground=of.dice.one_of(NO_CASE))
        case "suspended":
            _suspended(of, ends)
            return
        case "transferred":
            of.theirs(kinds.ReportTransferred, ends, "QĐ-CH", agency="Cơ quan điều tra tỉnh khác")
            of.made.odd.transferred += of.made.has_come(ends)
            of.plain(kinds.ReportNotified, of.dice.after(ends, 1, 3), issued_by=of.agency)
            return
        case _:
            manner = "Nhập vào nguồn tin đã thụ lý trước đó"
            of.theirs(kinds.ReportResolvedOtherwise, ends, "QĐ", manner=manner)
    _papers(of, ends, informant=informant)


def _papers(of: Docket, ends: date, *, informant: bool) -> None:
    """The decision comes in, is reviewed, and the informant is told within three days."""
    dice, days = of.dice, of.days
    came = days.working(dice.after(ends, 0, 2))
    of.plain(kinds.ReportDecisionReceived, came, issued_by=of.agency)
    of.plain(kinds.ReportNotified, dice.after(ends, 1, 3), issued_by=of.agency)
    if informant and dice.chance(0.04):
        asked = days.working(dice.after(came, 0, 2))
        of.ours(kinds.ReportDocumentsRequested, asked, "YC", documents="Bản sao hồ sơ giải quyết nguồn tin")
    if dice.chance(0.96):
        reviewed = days.working(dice.after(came, 2, 6))
        of.ours(kinds.ReportDecisionAgreed, reviewed, "BC", opinion="Quyết định có căn cứ, đúng pháp luật")


def _suspended(of: Docket, ends: date) -> None:
    """Suspended while an expert is awaited; most are taken up again after some months (BLTTHS 148, 149)."""
    dice, days = of.dice, of.days
    hour = dice.time(8, 15)
    ground = SuspensionGround(dice.weighed({"expert_awaited": 72, "documents_awaited": 27, "force_majeure": 1}))
    of.theirs(kinds.ReportSuspended, at(ends, hour), "QĐ-TĐC", ground=ground)
    of.plain(kinds.ReportDecisionReceived, at(ends, hour.replace(hour=hour.hour + 1)), issued_by=of.agency)
    of.plain(kinds.ReportNotified, dice.after(ends, 1, 3), issued_by=of.agency)
    agreed = days.working(dice.after(ends, 1, 6))
    of.ours(kinds.ReportDecisionAgreed, agreed, "BC", opinion="Có căn cứ tạm đình chỉ")
    if not dice.chance(0.6):
        return
    resumed = days.working(dice.after(ends, 40, 200))
    of.theirs(kinds.ReportResumed, resumed, "QĐ-PH", ground="Đã có kết luận giám định, định giá")
    of.plain(kinds.ReportDecisionReceived, dice.after(resumed, 1, 3), issued_by=of.agency)
    decided = days.no_later(dice.after(resumed, 10, 30), days.last("BLTTHS-149-1", resumed))
    of.theirs(kinds.ReportNotInstituted, decided, "QĐ-KKT", ground=NO_CASE[1])
    _papers(of, decided, informant=False)
