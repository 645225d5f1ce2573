"""The investigation of a case: requests, extensions, and its ends (BLTTHS 169, 170, 172, 229, 230, 232)."""

from __future__ import annotations

from datetime import date, timedelta

from eprocuracy.kernel.moments import When
from eprocuracy.law.deadlines import Granted
from eprocuracy.law.severity import Severity
from eprocuracy.workstreams.criminal_cases import acts as kinds
from eprocuracy.workstreams.criminal_cases.words import Proposal, SuspensionGround, TerminationGround

from .charging import Case
from .days import at
from .trouble import Trouble

LIMIT = "BLTTHS-172"
MORE_TIME = {
    Severity.LESS_SERIOUS: 0.12,
    Severity.SERIOUS: 0.16,
    Severity.VERY_SERIOUS: 0.22,
    Severity.EXTREMELY_SERIOUS: 0.5,
}
"""Share of cases that need an extension, and of those that need one more."""
MOST = {
    Severity.LESS_SERIOUS: 1,
    Severity.SERIOUS: 2,
    Severity.VERY_SERIOUS: 2,
    Severity.EXTREMELY_SERIOUS: 3,
}
ITEMS = (
    "Xác định vai trò của từng bị can trong vụ án",
    "Thực nghiệm điều tra, làm rõ cơ chế hình thành dấu vết",
    "Đối chất giữa bị can và người làm chứng",
    "Xác minh nguồn gốc vật chứng, tài sản",
    "Thu thập lý lịch bị can, trích lục tiền án, tiền sự",
    "Trưng cầu giám định bổ sung",
    "Làm rõ thiệt hại, yêu cầu bồi thường của bị hại",
)


def requests(of: Case) -> None:
    """What the procurator wants investigated, in one paper or two."""
    docket, dice = of.docket, of.docket.dice
    day = of.instituted
    for ordinal, share in ((1, 0.71), (2, 0.25)):
        if not dice.chance(share):
            return
        day = docket.days.working(dice.after(day, 6, 20))
        if of.until and day > of.until - timedelta(days=15):
            return
        items = tuple(dice.some(ITEMS, dice.between(2, 4)))
        docket.ours(kinds.InvestigationRequested, day, "YCĐT", signed_by=of.procurator, ordinal=ordinal, items=items)


def time_needed(of: Case, trouble: Trouble) -> None:
    """The last day of the investigation, with the extensions that it needed, each asked for ten days before."""
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    granted: tuple[Granted, ...] = ()
    wanted = trouble is Trouble.INVESTIGATION_TOO_LONG or dice.chance(MORE_TIME[of.severity])
    while wanted:
        ordinal = len(granted) + 1
        nominal = days.last(LIMIT, of.instituted, of.severity, granted, moved=False)
        asked = days.calendar.last_working_day_before_or_on(nominal - timedelta(days=dice.between(10, 16)))
        docket.theirs(
            kinds.InvestigationExtensionRequested, asked, "ĐN-GH", ordinal=ordinal, received=at(asked, dice.time())
        )
        on = days.no_later(dice.after(asked, 2, 7), nominal)
        granted, of.last_step = (*granted, Granted(ordinal)), on
        until = days.last(LIMIT, of.instituted, of.severity, granted, moved=False)
        if trouble is Trouble.INVESTIGATION_TOO_LONG:
            until += timedelta(days=30)
            docket.made.odd.irregular += docket.made.has_come(on)
        reason = "Vụ án có nhiều tình tiết phức tạp, chưa thể kết thúc điều tra"
        docket.ours(kinds.InvestigationExtended, on, ordinal=ordinal, until=until, ground=reason)
        wanted = ordinal < MOST[of.severity] and dice.chance(0.3) and trouble is not Trouble.INVESTIGATION_TOO_LONG
    of.until = days.last(LIMIT, of.instituted, of.severity, granted)


def conclude(of: Case, trouble: Trouble) -> None:
    """The conclusion with the proposal to prosecute those who are there."""
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    assert of.until is not None
    span = (of.until - of.instituted).days
    on = days.no_later(of.instituted + timedelta(days=dice.between(span * 6 // 10, span - 2)), of.until)
    first = max((one.approved for one in of.at_work if one.approved), default=of.instituted)
    on = max(on, days.no_later(max(first, of.last_step or first) + timedelta(days=5), of.until))
    if trouble is Trouble.CONCLUDED_LATE:
        on = days.working(of.until + timedelta(days=dice.between(2, 14)))
        docket.made.odd.irregular += docket.made.has_come(on)
    named = of.links(of.at_work) if len(of.at_work) < len(of.accused) else ()
    docket.theirs(kinds.InvestigationConcluded, on, "KLĐT", links=named, proposal=Proposal.PROSECUTE)
    of.concluded = on


def suspend(of: Case, ground: SuspensionGround, *, share_resumed: float) -> date | None:
    """Suspended on the last day or near it; the day of its resumption if there is one."""
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    assert of.until is not None
    on = days.no_later(of.until - timedelta(days=dice.between(0, 3)), of.until)
    docket.theirs(kinds.InvestigationSuspended, on, "QĐ-TĐC", ground=ground)
    if not dice.chance(share_resumed):
        return None
    resumed = days.working(dice.after(on, 40, 260))
    docket.theirs(kinds.InvestigationResumed, resumed, "QĐ-PH", ground="Lý do tạm đình chỉ không còn")
    return resumed if docket.made.has_come(resumed) else None


def terminate(of: Case) -> None:
    """Terminated: the victim withdraws the request, exemption, or nothing could be proved."""
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    assert of.until is not None
    on = days.no_later(dice.after(of.instituted, 46, 57), of.until)
    ground = dice.weighed(
        {
            TerminationGround.REQUEST_WITHDRAWN: 40,
            TerminationGround.EXEMPTION: 30,
            TerminationGround.NOT_PROVED: 12,
            TerminationGround.DEATH: 12,
            TerminationGround.NO_CRIME: 6,
        }
    )
    on = max(on, max((one.approved for one in of.at_work if one.approved), default=on))
    docket.theirs(kinds.InvestigationTerminated, on, "QĐ-ĐC", ground=ground, received=When.on(dice.after(on, 1, 2)))
    of.concluded = on
