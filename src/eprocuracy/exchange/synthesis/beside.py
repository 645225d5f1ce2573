"""What offices do beside the proceeding: notices given in time and requests answered item by item as a matter of course;
exhibits, damage, counsel and closer watch in some cases, by dice of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.law.calendar import Calendar
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.beside.acts_court_papers import CourtPaperReceived
from eprocuracy.workstreams.beside.acts_notices import NoticeGiven
from eprocuracy.workstreams.beside.acts_persons import CounselRegistered, PersonJoined
from eprocuracy.workstreams.beside.acts_property import DamageRecovered, DamageStated, ExhibitsTaken, Thing
from eprocuracy.workstreams.beside.acts_requests import ItemAnswered
from eprocuracy.workstreams.beside.acts_watch import MatterWatched
from eprocuracy.workstreams.beside.words import (
    CounselKind,
    DamageKind,
    NoticeOf,
    NoticeTo,
    Recovery,
    Reply,
    ThingKind,
    Watched,
)
from eprocuracy.workstreams.crime_reports import acts as reports
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.people import Person, Role, Sex

from .dice import Dice
from .people import AGES, identity, name_of

GIVEN: dict[type[Act], tuple[NoticeOf, NoticeTo, tuple[Role, ...]]] = {
    reports.ReportReceived: (NoticeOf.INTAKE, NoticeTo.INFORMANT, (Role.INFORMANT,)),
    cases.CaseIndicted: (NoticeOf.INDICTMENT, NoticeTo.ACCUSED, (Role.ACCUSED,)),
    cases.FileReturned: (NoticeOf.DECISION, NoticeTo.ACCUSED, ()),
    cases.ProsecutionSuspended: (NoticeOf.DECISION, NoticeTo.ACCUSED, ()),
    cases.ProsecutionTerminated: (NoticeOf.DECISION, NoticeTo.ACCUSED, ()),
    cases.ProsecutionResumed: (NoticeOf.RESUMPTION, NoticeTo.ACCUSED, ()),
}


TAKEN: dict[str, tuple[tuple[str, ThingKind], ...]] = {
    "173": (("Xe máy Honda Wave, không biển kiểm soát", ThingKind.VEHICLE), ("Kìm cộng lực", ThingKind.TOOL)),
    "174": (("Điện thoại di động Samsung", ThingKind.ELECTRONICS), ("Hợp đồng, giấy nhận tiền", ThingKind.DOCUMENT)),
    "175": (("Giấy nhận tiền viết tay", ThingKind.DOCUMENT),),
    "249": (("Gói chất bột màu trắng niêm phong", ThingKind.DRUGS), ("Điện thoại di động Oppo", ThingKind.ELECTRONICS)),
    "251": (("Gói chất bột màu trắng niêm phong", ThingKind.DRUGS), ("Tiền mặt", ThingKind.MONEY)),
    "321": (("Bộ bài tú lơ khơ 52 quân", ThingKind.TOOL), ("Tiền mặt", ThingKind.MONEY)),
}
"""What is taken in a case of an article."""
DAMAGED = frozenset({"173", "174", "175", "178"})
WITH_EXHIBITS, WITH_DAMAGE, WITH_RECOVERY, WATCHED = 0.6, 0.55, 0.4, 0.02
WITH_COUNSEL = 0.2  # of the accused who may go without
DEFENDED = {
    "123": 1,
    "168": 4,
    "248": 4,
    "249": 4,
    "250": 4,
    "251": 4,
}  # article → clause from which twenty years or more threaten
HEARD: dict[type[Act], dict[Role, dict[int, float]]] = {
    reports.ReportReceived: {
        Role.WITNESS: {0: 38, 1: 34, 2: 19, 3: 9},
        Role.INTERESTED: {0: 65, 1: 27, 2: 8},
    },
    cases.CaseInstituted: {
        Role.WITNESS: {0: 5, 1: 15, 2: 26, 3: 24, 4: 16, 5: 9, 6: 5},
        Role.INTERESTED: {0: 37, 1: 30, 2: 19, 3: 10, 4: 4},
    },
}
"""How many of whom, in a hundred, are heard beside those whom the story names."""
WORTH = (1_800_000, 3_500_000, 6_200_000, 9_000_000, 14_500_000, 27_000_000, 48_000_000)  # đồng
Follows = tuple[type[Act], Any, dict[str, Any]]


def follows(calendar: Calendar, act: Act) -> Iterator[Follows]:
    """The kind, day and fields of what follows an act as a matter of course."""
    if act.on is None:
        return
    next_day = calendar.working_days_after(act.on, 1)
    if type(act) in GIVEN:
        about, to, roles = GIVEN[type(act)]
        links = tuple(link for link in act.links if link.role in roles)
        yield NoticeGiven, next_day, {"about": about, "to": to, "links": links}
    match act:
        case cases.HearingSet():
            yield CourtPaperReceived, next_day, {"what": "Quyết định đưa vụ án ra xét xử"}


def aside(calendar: Calendar, act: Act, dice: Dice) -> Iterator[Follows]:
    """What was taken in a case, what was damaged and made good, who defends, and who looks at it more closely: in some cases."""
    if isinstance(act, cases.AccusedCharged) and act.on is not None:
        yield from _defended(calendar, act, act.on, dice)
    if isinstance(act, reports.ReportReceived | cases.CaseInstituted):
        yield from _heard(calendar, act, Dice(act.id, "heard"))
    if not isinstance(act, cases.CaseInstituted) or act.on is None or not act.offences:
        return
    article = act.offences[0].article
    day = calendar.working_days_after(act.on, dice.between(1, 3))
    if article in TAKEN and dice.chance(WITH_EXHIBITS):
        things = tuple(
            Thing(
                what=what,
                kind=kind,
                quantity="01",
                value=dice.one_of(WORTH) if kind in (ThingKind.MONEY, ThingKind.VEHICLE) else None,
            )
            for what, kind in TAKEN[article]
        )
        yield ExhibitsTaken, day, {"things": things, "kept_at": "Kho vật chứng Công an tỉnh"}
    if article in DAMAGED and dice.chance(WITH_DAMAGE):
        amount, victims = dice.one_of(WORTH), tuple(link for link in act.links if link.role is Role.VICTIM)
        valued = calendar.working_days_after(day, dice.between(8, 20))
        yield (
            DamageStated,
            valued,
            {
                "amount": amount,
                "damaged": DamageKind.PROPERTY,
                "basis_of_it": "Kết luận định giá tài sản",
                "links": victims,
            },
        )
        if dice.chance(WITH_RECOVERY):
            paid = amount if dice.chance(0.6) else amount // 2_000_000 * 1_000_000 or amount
            on = calendar.working_days_after(valued, dice.between(3, 15))
            yield DamageRecovered, on, {"amount": paid, "way": Recovery.PAID, "paid_to": "Bị hại"}
    if dice.chance(WATCHED):
        why = dice.one_of((Watched.KEY, Watched.KEY, Watched.UPPER, Watched.PUBLIC))
        yield MatterWatched, calendar.working_days_after(day, 2), {"why": why}


def _heard(calendar: Calendar, act: reports.ReportReceived | cases.CaseInstituted, dice: Dice) -> Iterator[Follows]:
    """Who saw it and whom it concerns, named once in the first days of work (BLTTHS 55, 65, 66)."""
    on = calendar.working_days_after(act.occurred.earliest_day, dice.between(1, 6))
    found = [
        (Link(role, participant), who.as_participant(participant))
        for role, shares in HEARD[type(act)].items()
        for _ in range(dice.weighed(shares))
        for participant in (dice.id(on),)
        for who in (
            identity(dice, (act.unit or "")[:2], on, (act.place or "nơi xảy ra vụ việc",), men=0.55, ages=AGES),
        )
    ]
    if found:
        yield PersonJoined, on, {"links": tuple(one for one, _ in found), "people": tuple(one for _, one in found)}


def _defended(calendar: Calendar, act: Act, charged: date, dice: Dice) -> Iterator[Follows]:
    """Counsel of some accused: appointed where the law demands it (BLTTHS 76), otherwise chosen or from legal aid."""
    for link in act.named(Role.ACCUSED):
        grave = any(one.article in DEFENDED and (one.clause or 1) >= DEFENDED[one.article] for one in link.offences)
        if not grave and not dice.chance(WITH_COUNSEL):
            continue
        usual = {CounselKind.CHOSEN: 70, CounselKind.LEGAL_AID: 30}
        capacity = CounselKind.APPOINTED if grave and dice.chance(0.8) else dice.weighed(usual)
        on = calendar.working_days_after(charged, dice.between(1, 5))
        name = name_of(dice, "Kinh", Sex.MALE if dice.chance(0.6) else Sex.FEMALE)
        counsel = Person(participant=dice.id(on), name=name)
        body = "Trung tâm trợ giúp pháp lý nhà nước" if capacity is CounselKind.LEGAL_AID else "Đoàn luật sư tỉnh"
        links = (Link(Role.COUNSEL, counsel.participant), Link(Role.ACCUSED, link.target))
        yield CounselRegistered, on, {"capacity": capacity, "body": body, "links": links, "people": (counsel,)}


def answers(acts: Iterable[Act], matter: UUID) -> tuple[ItemAnswered, ...]:
    """Every item of the requests that a matter has had, told together when the investigation is concluded."""
    asked = [act for act in acts if act.matter == matter and isinstance(act, cases.InvestigationRequested)]
    return tuple(
        _answer(number, place, one, Dice(matter, "answer", number, place))
        for number, act in enumerate(asked, start=1)
        for place, one in enumerate(act.items or (), start=1)
    )


def _answer(request: int, item: int, asked: str, dice: Dice) -> ItemAnswered:
    """Most items are done; what could not be done says why."""
    outcome = dice.weighed({Reply.DONE: 90, Reply.IMPOSSIBLE: 7, Reply.NOT_AGREED: 3})
    reasons = {
        Reply.IMPOSSIBLE: "Người làm chứng đã đi khỏi địa phương, không rõ nơi ở",
        Reply.NOT_AGREED: "Cơ quan điều tra cho rằng tài liệu đã thu thập đủ chứng minh",
    }
    return ItemAnswered(request=request, item=item, asked=asked, outcome=outcome, reason=reasons.get(outcome))
