"""The books of what happens above a first judgment: S8 appeal, S9 cassation and reopening."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from eprocuracy.kernel.words import Label

from ..registers import Cell, Column, OfPerson, Register
from ..states import State
from .case_state import CaseState
from .course import Above

OfCase = Callable[[CaseState], Cell]


def _of(key: str, vi: str, en: str, cell: OfCase, *, width: int = 14) -> Column:
    def of(state: State, _participant: UUID | None) -> Cell:
        return cell(state) if isinstance(state, CaseState) else None

    return Column(key, Label(vi, en), of, None, (), width)


def _steps(state: CaseState, *kinds: str) -> list[Above]:
    return [one for one in state.course.above if one.kind in kinds]


def _told(*kinds: str) -> OfCase:
    """Every act of the kinds: who or what it says, its number and day, a line each."""
    return lambda state: "\n".join(str(one) for one in _steps(state, *kinds)) or None


def _last_day(kind: str) -> OfCase:
    return lambda state: next((one.on for one in reversed(_steps(state, kind))), None)


def _of_protest(state: CaseState) -> Cell:
    """What the court of appeal said of the protest of the procuracy, the last time that it did."""
    answers = [one.of_protest for one in _steps(state, "appeal.judged") if one.of_protest is not None]
    return answers[-1].label.vi if answers else None


def _hearing(state: CaseState) -> Cell:
    at = state.course.appeal_hearing
    if at is None or at.day is None:
        return None
    return f"{at.minute:%H:%M} {at.day:%d/%m/%Y}" if at.minute else f"{at.day:%d/%m/%Y}"


def _docket(state: CaseState) -> Cell:
    day = state.course.appeal_docketed_on
    return " ".join(part for part in (state.course.appeal_docket, f"{day:%d/%m/%Y}" if day else "") if part) or None


CASE = (
    _of("number", "Số thụ lý", "Docket number", lambda s: s.number, width=8),
    _of("case_name", "Tên vụ án", "Name of the case", lambda s: s.title or None, width=36),
    _of(
        "accused",
        "Bị cáo",
        "Defendants",
        lambda s: OfPerson(tuple(one.participant for one in s.accused)) if s.accused else None,
        width=28,
    ),
    _of(
        "offences",
        "Tội danh, điều luật",
        "Offences",
        lambda s: "; ".join(one.say() for one in s.offences) or None,
        width=20,
    ),
    _of("judged", "Bản án sơ thẩm (số, ngày)", "First judgment", lambda s: str(s.judged or "") or None),
)
PROCURATOR = _of("procurator", "KSV", "Procurator", lambda s: s.procurator or None, width=18)
NOTE = _of("note", "Ghi chú", "Remarks", lambda s: s.remark or None, width=24)

APPEAL_COLUMNS = (
    *CASE,
    _of("appeals", "Kháng cáo, kháng nghị (ai, số, ngày)", "Appeals and protests", _told("appeal.lodged"), width=28),
    _of("changed", "Thay đổi, bổ sung", "Changed", _told("appeal.changed"), width=20),
    _of("withdrawn", "Rút", "Withdrawn", _told("appeal.withdrawn"), width=20),
    _of("court", "Tòa án cấp phúc thẩm", "Appellate court", lambda s: s.course.appeal_court or None, width=24),
    _of("docket", "Thụ lý phúc thẩm (số, ngày)", "Appellate docket", _docket),
    _of("file_received", "Ngày nhận hồ sơ", "File received", _last_day("appeal.file_received")),
    _of("file_returned", "Ngày trả hồ sơ", "File returned", _last_day("appeal.file_returned")),
    _of("hearing", "Ngày phiên tòa", "Hearing", _hearing),
    PROCURATOR,
    _of(
        "decided",
        "Kết quả, bản án, quyết định (số, ngày)",
        "Decided",
        _told("appeal.judged", "appeal.terminated"),
        width=28,
    ),
    _of("protest", "Đối với kháng nghị", "On the protest", _of_protest, width=18),
    NOTE,
)
CASSATION_COLUMNS = (
    *CASE,
    _of("requested", "Đề nghị (thủ tục, số, ngày)", "Asked for", _told("cassation.requested"), width=28),
    _of("declined", "Trả lời không kháng nghị", "Declined", _told("cassation.declined"), width=24),
    _of("protested", "Kháng nghị (thủ tục, số, ngày)", "Protested", _told("cassation.protested"), width=28),
    _of(
        "sense",
        "Hướng kháng nghị",
        "For or against",
        lambda s: "\n".join(one.sense.label.vi for one in _steps(s, "cassation.protested") if one.sense) or None,
        width=20,
    ),
    _of("withdrawn", "Rút", "Withdrawn", _told("cassation.withdrawn"), width=20),
    PROCURATOR,
    _of("decided", "Kết quả, quyết định (số, ngày)", "Decided", _told("cassation.judged"), width=28),
    NOTE,
)


def _began(beginning: str) -> Callable[[State], bool]:
    return lambda state: (
        isinstance(state, CaseState) and any(one.kind.startswith(beginning) for one in state.course.above)
    )


REGISTERS_ABOVE = (
    Register(
        code="S8",
        kind="appeals",
        label=Label("Sổ kiểm sát xét xử phúc thẩm", "Register of appeals"),
        columns=APPEAL_COLUMNS,
        holds=_began("appeal."),
    ),
    Register(
        code="S9",
        kind="cassations",
        label=Label("Sổ giám đốc thẩm, tái thẩm", "Register of cassation and reopening"),
        columns=CASSATION_COLUMNS,
        holds=_began("cassation."),
    ),
)
