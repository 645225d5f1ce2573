"""What makes the offices of the demonstration live: a rota, leave with a stand-in, notes, pinned lists, contacts,
an interest, and matters drawn for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle
from typing import Any

from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.records.interests import declare_interest
from eprocuracy.records.models import MatterRow, PlaceRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.impartiality import Declared, Ground

from . import actions, drawing
from .words import Post, Sharing, Turn

AWAY = (-1, 3)  # days around today on which the last procurator of an office is on leave
NOTES: tuple[tuple[str, int | None, Sharing], ...] = (
    ("Gọi Điều tra viên hỏi tiến độ trả lời yêu cầu", 0, Sharing.PRIVATE),
    ("Chuẩn bị báo cáo án cho lãnh đạo trước giao ban", 2, Sharing.PRIVATE),
    ("Bị hại đề nghị thông báo kết quả qua điện thoại sau 17 giờ", None, Sharing.TEAM),
)  # what, days until the reminder, for whom
CONTACTS = (
    ("Cơ quan Cảnh sát điều tra Công an tỉnh", Post.INVESTIGATOR, "Nguyễn Đình Khải", "0912 000 118"),
    ("Tòa án nhân dân khu vực", Post.COURT_CLERK, "Lê Thị Bảo Ngân", "0203 000 277"),
)
PINS = (
    ("Quá hạn của tôi", "/so/crime_reports/?due=overdue"),
    ("Án tôi đang thụ lý", "/so/criminal_cases/?who=me"),
)
DRAWN = 2  # matters for which an office drew today
LIVE = ("22", "22-KV1", "22-KV3", "15", "15-KV1", "15-KV2")  # the provinces, and where the named matters play


@dataclass(frozen=True, slots=True)
class Staff:
    """Those of an office who have accounts."""

    leaders: tuple[Actor, ...]
    procurators: tuple[Actor, ...]

    @property
    def chief(self) -> Actor | None:
        """Who assigns without being empowered to."""
        return next((one for one in self.leaders if Duty.CHIEF in one.duties), None)


def enliven(*, today: date, at: datetime, **_said: Any) -> None:
    """Everything that people of an office would have written for themselves by this morning."""
    for unit in LIVE:
        staff = _staff(unit)
        if not staff.leaders or len(staff.procurators) < 2:
            continue
        first, away = staff.procurators[0], staff.procurators[-1]
        since, until = (today + timedelta(days=days) for days in AWAY)
        actions.enter_leave(
            account=away.account, from_on=since, to_on=until, stand_in=first.account, by=staff.leaders[0], at=at
        )
        _rota(staff, away, today, (since, until), at)
        for actor in staff.procurators:
            _own(actor, today, at)
        _interest(away, at)
        if staff.chief:
            for row in _unassigned(staff.chief):
                drawing.ask(row, by=staff.chief, at=at)
    drawing.settle(at=at)


def _staff(unit: str) -> Staff:
    held = [actor_of(one) for one in Account.objects.filter(unit=unit).order_by("account")]
    return Staff(
        leaders=tuple(one for one in held if one.duties & {Duty.CHIEF, Duty.DEPUTY_CHIEF}),
        procurators=tuple(one for one in held if Duty.PROCURATOR in one.duties),
    )


def _rota(staff: Staff, away: Actor, today: date, leave: tuple[date, date], at: datetime) -> None:
    """A leader and a procurator for every day of the month; nobody on leave."""
    leaders, procurators = cycle(staff.leaders), cycle(staff.procurators)
    for day in range(1, monthrange(today.year, today.month)[1] + 1):
        on = today.replace(day=day)
        turn = next(procurators)
        if turn is away and leave[0] <= on <= leave[1]:
            turn = next(procurators)
        turns = ((Turn.LEADER, next(leaders).account), (Turn.PROCURATOR, turn.account))
        actions.set_duty(on=on, turns=turns, by=staff.leaders[0], at=at)


def _own(actor: Actor, today: date, at: datetime) -> None:
    """Notes on some open matters, lists pinned, and who is to be called about the first of them."""
    matters = _handled_by(actor)
    for (text, days, sharing), matter in zip(NOTES, matters, strict=False):
        remind_on = None if days is None else today + timedelta(days=days)
        actions.write_note(matter=matter.matter_id, text=text, sharing=sharing, remind_on=remind_on, by=actor, at=at)
    for name, address in PINS:
        actions.pin(name=name, address=address, by=actor, at=at)
    for agency, post, name, phone in CONTACTS if matters else ():
        actions.add_contact(
            matter=matters[0].matter_id, agency=agency, post=post, name=name, phone=phone, by=actor, at=at
        )


def _interest(actor: Actor, at: datetime) -> None:
    """A relative who bears the name of somebody in a matter of theirs: a question to the head."""
    matters = [one.matter_id for one in _handled_by(actor)]
    named = PlaceRow.objects.filter(matter__in=matters).exclude(version__name="").exclude(version=None).order_by("id")
    name = named.values_list("version__name", flat=True).first()
    if name:
        said = Declared(ground=Ground.RELATIVE)
        declare_interest(said, name=name, relation="anh họ", by=actor, at=at)


def _unassigned(actor: Actor) -> Sequence[MatterRow]:
    """A few matters of the office that nobody handles yet, to be drawn for."""
    rows = matters_visible_to(actor).filter(unit=actor.unit, procurator="", closed_on=None)
    return list(rows.order_by("-opened_on", "matter")[:DRAWN])


def _handled_by(actor: Actor) -> Sequence[MatterRow]:
    rows = matters_visible_to(actor).filter(procurator=actor.account, closed_on=None)
    return list(rows.order_by("-opened_on", "matter")[: len(NOTES)])
