"""Threads of supervision: a violation found, what the procuracy issued on it, and the answer (Luật TCVKSND 2014, articles 4, 5)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.supervision import acts as kinds
from eprocuracy.workstreams.supervision.words import (
    Against,
    Answer,
    Area,
    Domain,
    Implemented,
    Level,
    Procedure,
    Purpose,
    TargetKind,
)

from .days import book_year
from .history import Docket, History, link
from .offices import Bench

VIOLATIONS = {
    Area.CRIME_REPORTS: (
        ("Chậm thông báo việc tiếp nhận nguồn tin cho Viện kiểm sát", "Điều 146 khoản 5 BLTTHS"),
        ("Kết quả giải quyết không thông báo cho người tố giác", "Điều 145 khoản 4 BLTTHS"),
        ("Biên bản tiếp nhận không ghi đủ nội dung theo mẫu", "Điều 133 BLTTHS"),
    ),
    Area.INVESTIGATION: (
        ("Biên bản khám nghiệm hiện trường thiếu chữ ký người chứng kiến", "Điều 201 BLTTHS"),
        ("Chậm giao quyết định khởi tố bị can cho Viện kiểm sát", "Điều 179 khoản 3 BLTTHS"),
        ("Chậm chuyển biên bản, tài liệu cho Viện kiểm sát để kiểm sát việc lập hồ sơ", "Điều 88 khoản 5 BLTTHS"),
    ),
    Area.DETENTION: (
        ("Phân loại giam giữ không đúng quy định", "Điều 18 Luật Thi hành tạm giữ, tạm giam"),
        ("Chậm thông báo trước khi hết hạn tạm giam", "Luật Thi hành tạm giữ, tạm giam"),
    ),
    Area.FIRST_INSTANCE: (
        ("Chậm gửi bản án cho Viện kiểm sát", "Điều 262 BLTTHS"),
        ("Biên bản phiên tòa không ghi đầy đủ diễn biến", "Điều 258 BLTTHS"),
    ),
}
PREVENTION = (
    "Qua giải quyết các vụ việc thấy sơ hở trong quản lý tại địa bàn, kiến nghị tăng cường tuyên truyền, phòng ngừa"
)
REPLY_DAYS = 30  # the time our own documents give, where the law has none


def thread(made: History, about: UUID, found: date, bench: Bench, area: Area, agency: str) -> None:
    """A violation found in a matter, and mostly a recommendation or a request that answers it."""
    dice = made.dice
    found = made.days.working(found)
    of = Docket(made, made.new(found), bench, agency)
    told, provision = dice.one_of(VIOLATIONS[area])
    target, kind = _target(of, area)
    procurator = dice.one_of(bench.staff.procurators)
    of.plain(
        kinds.ViolationFound,
        found,
        issued_by=bench.name,
        signed_by=bench.staff.name_of(procurator),
        links=(link(Role.ABOUT, about),),
        unit=bench.unit,
        area=area,
        target=target,
        target_kind=kind,
        description=told,
        provision=provision,
        procurator=procurator,
    )
    match dice.weighed({"recommendation": 62, "request": 22, "noted": 16}):
        case "recommendation":
            _recommended(of, found, area, target, kind, told, procurator, Purpose.REMEDY)
        case "request":
            _requested(of, found, area, target, kind)


def prevention(made: History, about: UUID, on: date, bench: Bench) -> None:
    """A recommendation to a people's committee, so that it does not happen again."""
    on = made.days.working(on)
    of = Docket(made, made.new(on), bench, bench.agency)
    place = made.dice.one_of(bench.places)
    target = f"Ủy ban nhân dân {place[0].lower()}{place[1:]}"
    procurator = made.dice.one_of(bench.staff.procurators)
    _recommended(
        of, on, Area.PREVENTION, target, TargetKind.PEOPLES_COMMITTEE, PREVENTION, procurator, Purpose.PREVENTION, about
    )


def protest(made: History, about: UUID, judged: date, number: str, bench: Bench, court: str) -> None:
    """An appellate protest of the same level, within fifteen days of the judgment (BLTTHS 337)."""
    dice, days = made.dice, made.days
    on = days.no_later(dice.after(judged, 8, 14), judged + timedelta(days=14))
    of = Docket(made, made.new(on), bench, bench.agency)
    of.ours(
        kinds.ProtestIssued,
        on,
        "QĐ",
        links=(link(Role.ABOUT, about),),
        unit=bench.unit,
        number=made.number("supervision", bench.unit, on),
        year=book_year(on),
        level=Level.SAME,
        domain=Domain.CRIMINAL,
        procedure=Procedure.APPELLATE,
        against=Against.JUDGMENT,
        against_no=number,
        against_on=judged,
        attended=True,
        court=court,
        ground=dice.one_of(
            ("Áp dụng án treo không đúng quy định", "Hình phạt chưa tương xứng với tính chất, mức độ hành vi")
        ),
        procurator=dice.one_of(bench.staff.procurators),
    )
    answered = days.working(dice.after(on, 45, 80))
    answer = dice.weighed({Answer.ACCEPTED: 78, Answer.PARTLY: 8, Answer.REJECTED: 14})
    of.theirs(kinds.ResponseReceived, answered, "HS-PT", by="Tòa án cấp phúc thẩm", answer=answer)


def _target(of: Docket, area: Area) -> tuple[str, TargetKind]:
    match area:
        case Area.DETENTION:
            return of.bench.house, TargetKind.DETENTION_HOUSE
        case Area.FIRST_INSTANCE:
            return of.bench.court, TargetKind.COURT
        case _ if of.agency == of.bench.agency:
            return of.agency, TargetKind.INVESTIGATING_AGENCY
        case _:
            return of.agency, TargetKind.COMMUNE_POLICE


def _recommended(
    of: Docket,
    after: date,
    area: Area,
    target: str,
    kind: TargetKind,
    told: str,
    procurator: str,
    purpose: Purpose,
    about: UUID | None = None,
) -> None:
    made, dice, days = of.made, of.dice, of.days
    on = days.working(dice.after(after, 2, 12)) if about is None else after
    due = on + timedelta(days=REPLY_DAYS)
    of.ours(
        kinds.RecommendationIssued,
        on,
        "KN",
        links=(link(Role.ABOUT, about),) if about else (),
        unit=of.bench.unit,
        number=made.number("supervision", of.bench.unit, on),
        year=book_year(on),
        purpose=purpose,
        area=area,
        target=target,
        target_kind=kind,
        description=told,
        due_on=due,
        delivered_on=days.working(dice.after(on, 1, 3)),
        procurator=procurator,
    )
    _answered(of, on, due, target)


def _requested(of: Docket, after: date, area: Area, target: str, kind: TargetKind) -> None:
    made, dice, days = of.made, of.dice, of.days
    on = days.working(dice.after(after, 1, 6))
    due = on + timedelta(days=15)
    of.ours(
        kinds.RequestIssued,
        on,
        "YC",
        unit=of.bench.unit,
        number=made.number("supervision", of.bench.unit, on),
        year=book_year(on),
        area=area,
        target=target,
        target_kind=kind,
        description="Tự kiểm tra, khắc phục vi phạm và thông báo kết quả",
        due_on=due,
        delivered_on=days.working(dice.after(on, 0, 2)),
    )
    _answered(of, on, due, target)


def _answered(of: Docket, on: date, due: date, target: str) -> None:
    """Nearly all answer, and in time; what was accepted is looked at again later, and the thread is closed."""
    dice, days = of.dice, of.days
    if dice.chance(0.05):
        of.made.odd.irregular += of.made.has_come(days.working(due) + timedelta(days=1))
        return
    late = dice.chance(0.08)
    came = days.working(dice.after(due, 3, 20)) if late else days.no_later(dice.after(on, 10, 29), due)
    of.made.odd.irregular += late and of.made.has_come(days.working(due) + timedelta(days=1))
    answer = dice.weighed({Answer.ACCEPTED: 90, Answer.PARTLY: 8, Answer.REJECTED: 2})
    of.theirs(
        kinds.ResponseReceived, came, "CV", by=target, answer=answer, measures="Đã họp rút kinh nghiệm, khắc phục"
    )
    if answer is Answer.REJECTED or not dice.chance(0.6):
        return
    checked = days.working(dice.after(came, 20, 60))
    of.ours(kinds.ImplementationChecked, checked, "BC", implemented=Implemented.YES)
    of.ours(kinds.ThreadClosed, days.working(dice.after(checked, 1, 5)), "BC", ground="Vi phạm đã được khắc phục")
