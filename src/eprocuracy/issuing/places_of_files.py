"""Places that are filled from the papers of a matter: the report behind it, its conclusion, time limits, orders, the file itself."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from eprocuracy.kernel.actors import Authority
from eprocuracy.law.time_limits import TimeLimit, Unit
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.beside.words import Handover
from eprocuracy.workstreams.people import Role

from .known import Known
from .places import Found, detained, place, places, plain, told
from .saying import day_said, held_said, joined, length_said, offence_said, said

PROSECUTION = frozenset({"file.received", "prosecution.extended", "prosecution.resumed"})
REPORTED = ("report.received", "report.lodged")


def _of_report(known: Known, name: str) -> Found:
    acts = [act for kind in REPORTED for act in told(known) if act.kind == kind]
    return next((said(value) for act in acts if (value := getattr(act, name, None))), "")


plain("report.kind", "loại nguồn tin", "kind of report", lambda known: _of_report(known, "source_kind"))


@place("report.content", "nội dung nguồn tin", "what was reported")
def _(known: Known) -> Found:
    """Inside a sentence, so without the full stop of its own."""
    return str(_of_report(known, "description")).strip().rstrip(".")


@place("report.received_on", "ngày tiếp nhận nguồn tin", "day the report was received")
def _(known: Known) -> Found:
    acts = [act for kind in REPORTED for act in told(known) if act.kind == kind]
    return next((said(act.on) for act in acts if act.on), "")


@place("report.agency", "cơ quan giải quyết nguồn tin", "agency in charge of the report")
def _(known: Known) -> Found:
    given = getattr(known.candidate, "agency", None) if known.candidate and known.candidate.kind in REPORTED else None
    return given or _of_report(known, "agency")


@place("report.result", "kết quả giải quyết nguồn tin", "result of the report")
def _(known: Known) -> Found:
    for act in reversed(known.before):
        if act.kind in ("report.instituted", "report.not_instituted", "report.suspended", "report.resolved_otherwise"):
            number = f" số {act.document_no}" if act.document_no else ""
            return f"{act.label.vi}{number}{f' {said(act.on)}' if act.on else ''}"
    return ""


@place("asked.offence", "tội danh nêu trong văn bản", "offence that the paper names")
def _(known: Known) -> Found:
    cited = getattr(known.candidate, "offences", None) or known.case_offences
    return joined(offence_said(one, known.offences, known.offence_on) for one in cited)


@place("custody.agency", "cơ quan bắt, tạm giữ", "agency that holds the person")
def _(known: Known) -> Found:
    found = (getattr(act, "agency", None) or "" for act in reversed(told(known)) if act.kind == "custody.held")
    return next((one for one in found if one), known.state.agency if known.state else "")


@place("emergency.order", "số, ngày lệnh bắt người bị giữ trong trường hợp khẩn cấp", "order of emergency arrest")
def _(known: Known) -> Found:
    held = known.latest("custody.held")
    order = known.latest("hold.arrest_ordered") or held
    if order is None or not order.document_no or order.on is None:
        return ""
    by = order.issued_by or getattr(held, "agency", "") or ""
    return f"số {order.document_no} {said(order.on)}{f' của {by}' if by else ''}"


@place("order.length", "thời hạn ghi trong lệnh", "length written in the order")
def _(known: Known) -> Found:
    order = known.latest("detention.ordered")
    return _length_of(order) if order else ""


@place("detention.length", "thời hạn tạm giam", "length of the detention")
def _(known: Known) -> Found:
    return _length_of(known.candidate) if known.candidate else ""


def _length_of(act: Act) -> str:
    given = getattr(act, "length", None)
    if isinstance(given, TimeLimit):
        return held_said(given)
    counted = detained(getattr(act, "begins", None), getattr(act, "until", None))
    return length_said(counted) if counted else ""


@place("extension.begins", "ngày bắt đầu gia hạn", "first day of the extension")
def _(known: Known) -> Found:
    """The day after the limit before: as the paper before says, else counted back from what is granted."""
    act = known.candidate
    before = known.latest(act.kind) if act else None
    ended = getattr(before, "until", None)
    if not isinstance(ended, date):
        ended = _counted_back(getattr(act, "until", None), getattr(act, "granted", None))
    return said(ended + timedelta(days=1)) if ended else ""


def _counted_back(until: object, granted: object) -> date | None:
    """The last day before a limit of months or days; None where the end of a month leaves two answers."""
    if not isinstance(until, date) or not isinstance(granted, TimeLimit):
        return None
    if granted.unit is Unit.DAY:
        return until - timedelta(days=granted.amount)
    if granted.unit is not Unit.MONTH or granted.and_days:
        return None
    if until.day == calendar.monthrange(until.year, until.month)[1]:
        return None
    months = until.year * 12 + until.month - 1 - granted.amount
    year, month = divmod(months, 12)
    return date(year, month + 1, min(until.day, calendar.monthrange(year, month + 1)[1]))


@place("prosecuting", "vụ án ở giai đoạn truy tố", "the case is being prosecuted")
def _(known: Known) -> Found:
    return "có" if any(act.kind in PROSECUTION for act in known.before) else ""


@place("investigating", "vụ án ở giai đoạn điều tra", "the case is being investigated")
def _(known: Known) -> Found:
    return "" if any(act.kind in PROSECUTION for act in known.before) else "có"


@place("legal_person", "bị can là pháp nhân", "the accused is a legal person")
def _(known: Known) -> Found:
    charged = [*([known.candidate] if known.candidate else []), known.latest("accused.charged")]
    return "có" if any(getattr(act, "legal_entity", None) for act in charged) else ""


@place("by_court", "Tòa án trả hồ sơ", "the court returned the file")
def _(known: Known) -> Found:
    return "có" if _demanded_by_court(known) else ""


@place("not_by_court", "Viện kiểm sát tự trả hồ sơ", "the procuracy returns the file itself")
def _(known: Known) -> Found:
    return "" if _demanded_by_court(known) else "có"


def _demanded_by_court(known: Known) -> bool:
    """As the decision says; where it says nothing, whether the file came last from the court or from the agency."""
    if getattr(known.candidate, "demanded_by", None) is not None:
        return getattr(known.candidate, "demanded", "") == "court"
    came = known.latest("court.returned_file", "file.received")
    return came is not None and came.kind == "court.returned_file"


@place("file.volumes", "số tập hồ sơ", "volumes of the file")
def _(known: Known) -> Found:
    return _latest_number(known, "volumes")


@place("file.pages", "số tờ (bút lục)", "pages of the file")
def _(known: Known) -> Found:
    return _latest_number(known, "pages")


def _latest_number(known: Known, name: str) -> str:
    found = (getattr(act, name, None) for act in reversed(told(known)))
    number = next((one for one in found if isinstance(one, int)), None)
    return str(said(number)) if number is not None else ""


@place("reply.time", "thời hạn trả lời", "time for the answer")
def _(known: Known) -> Found:
    within, due = (getattr(known.candidate, name, None) for name in ("reply_within", "due_on"))
    if isinstance(due, date):
        return f"chậm nhất {day_said(due)}"
    return (
        f"trong thời hạn {length_said(within)} kể từ ngày nhận được văn bản này"
        if isinstance(within, TimeLimit)
        else ""
    )


@place("court.name", "Tòa án", "court")
def _(known: Known) -> Found:
    found = (getattr(act, "court", None) or "" for act in reversed(told(known)))
    issued = (act.issued_by or "" for act in reversed(known.before) if act.issuers == (Authority.COURT,))
    return next((one for one in (*found, *issued) if one), "")


@place("counsel", "người bào chữa, người bảo vệ quyền lợi", "counsel")
def _(known: Known) -> Found:
    return ", ".join(known.people[one].name for one in known.of_role(Role.COUNSEL) if one in known.people)


@place("split.accused", "bị can được tách ra", "the accused split off")
def _(known: Known) -> Found:
    named = [link.target for link in known.candidate.named(Role.ACCUSED)] if known.candidate else []
    return ", ".join(known.people[one].name for one in named if one in known.people)


@place("receiving.office", "Viện kiểm sát nhận", "receiving procuracy")
def _(known: Known) -> Found:
    return _unit(known)


@place("assigned.office", "Viện kiểm sát được phân công", "procuracy assigned")
def _(known: Known) -> Found:
    return _unit(known)


def _unit(known: Known) -> str:
    code = getattr(known.candidate, "to_unit", None) or ""
    return known.names.get(code, code)


@place("inspected", "đơn vị được kiểm sát", "who is inspected")
def _(known: Known) -> Found:
    found = (getattr(act, "target", None) or "" for act in reversed(told(known)))
    return next((one for one in found if one), "")


DOTS = "……………………………"


@place("minutes.began", "giờ, ngày lập biên bản", "when the minutes begin")
def _(known: Known) -> Found:
    """The hour is written by hand where the act gives the day alone."""
    when = known.candidate.occurred if known.candidate else None
    if when is None or when.day is None:
        return ""
    return str(said(when)) if when.minute is not None else f"…… giờ …… phút {said(when)}"


# what is written by hand while minutes are taken
plain("by_hand.place", "nơi lập biên bản", "where the minutes are taken", lambda _: DOTS)
plain(
    "by_hand.began",
    "giờ, ngày giao nhận",
    "when it is handed over",
    lambda _: "…… giờ …… phút ngày …… tháng …… năm ………",
)
plain("by_hand.name", "họ tên, chức vụ", "name and office", lambda _: DOTS)
plain("by_hand.words", "nội dung ghi tay", "words written by hand", lambda _: DOTS)
plain("by_hand.moment", "giờ kết thúc", "when it ends", lambda _: "…… giờ …… phút cùng ngày")


@place("held.now", "đang bị tạm giam", "is detained")
def _(known: Known) -> Found:
    measures = (
        one.measure
        for state in known.states.values()
        for one in state.places.values()
        if one.participant in known.persons
    )
    return "có" if any(one is not None and "tạm giam" in one.say("vi") for one in measures) else ""


@place("handing.from", "bên giao hồ sơ", "who hands the file over")
def _(known: Known) -> Found:
    return _handed(known)[0]


@place("handing.to", "bên nhận hồ sơ", "who receives the file")
def _(known: Known) -> Found:
    return _handed(known)[1]


def _handed(known: Known) -> tuple[str, str]:
    """From whom to whom the file goes, by the act that is told; `file.handed_over` says the way itself."""
    us, court = known.issuer.name, str(places()["court.name"].find(known))
    agency = str(places()["case.agency"].find(known))
    act = known.candidate
    way = getattr(act, "way", None)
    match (act.kind if act else "", way):
        case ("file.received", _) | (_, Handover.AGENCY_TO_US):
            return agency, us
        case ("file.sent_to_court", _) | (_, Handover.US_TO_COURT):
            return us, court
        case (_, Handover.US_TO_AGENCY | Handover.RETURNED):
            return us, agency
        case (_, Handover.COURT_TO_US):
            return court, us
    return "", ""
