"""Book S1: reports that people brought to the procuracy itself, and to whom each was passed on."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.registers import Cell, Column, OfPerson, Register
from eprocuracy.workstreams.states import State

from .report import Lodged, ReportState

OfLodged = Callable[[ReportState, Lodged], Cell]
PASSED = Label("Chuyển cơ quan có thẩm quyền", "Passed on")


def _column(key: str, vi: str, en: str, cell: OfLodged, *, group: Label | None = None, width: int = 14) -> Column:
    def of(state: State, _participant: UUID | None) -> Cell:
        return cell(state, state.lodged) if isinstance(state, ReportState) and state.lodged else None

    return Column(key, Label(vi, en), of, group, (), width)


def _moment(at: When) -> str | None:
    if at.day is None:
        return None
    return f"{at.minute:%H:%M} {at.day:%d/%m/%Y}" if at.minute else f"{at.day:%d/%m/%Y}"


def _informant(what: str) -> OfLodged:
    def of(state: ReportState, lodged: Lodged) -> Cell:
        named = tuple(place.participant for place in state.of_role(Role.INFORMANT))
        if named:
            return OfPerson(named, what)
        return (lodged.informant_body or None) if what == "name" else None

    return of


def _took_up(state: ReportState, _lodged: Lodged) -> Cell:
    return state.received.known_day


INTAKE_COLUMNS = (
    _column("unit", "Đơn vị", "Unit", lambda s, _: s.unit or None),
    _column("lodged_at", "Giờ, ngày nhận", "Received at", lambda _, one: _moment(one.at), width=16),
    _column("channel", "Hình thức", "How it came", lambda _, one: one.channel.label.vi if one.channel else None),
    _column("source", "Loại", "Kind", lambda s, _: s.source_kind.label.vi if s.source_kind else None, width=18),
    _column("informant", "Người, cơ quan cung cấp", "Informant", _informant("name"), width=24),
    _column("informant_id", "Số CCCD/CMND", "Identity number", _informant("id_no")),
    _column("informant_address", "Địa chỉ", "Address", _informant("address"), width=24),
    _column("informant_phone", "Điện thoại", "Telephone", _informant("phone")),
    _column("refusal", "Lý do từ chối nêu danh tính", "Why no identity is given", lambda _, one: one.refusal or None),
    _column("content", "Nội dung", "Summary", lambda s, _: s.description or None, width=36),
    _column("documents", "Tài liệu kèm theo", "Enclosures", lambda _, one: one.documents or None, width=20),
    _column("taken_by", "Cán bộ nhận", "Taken by", lambda _, one: one.by or None, width=18),
    _column("record_no", "Biên bản số", "Record number", lambda _, one: one.number or None),
    _column(
        "passed_on", "Ngày", "Day", lambda _, one: one.passed_on.on if one.passed_on else None, group=PASSED
    ),
    _column("passed_to", "Cơ quan nhận", "To", lambda _, one: one.passed_to or None, group=PASSED, width=24),
    _column(
        "passed_no", "Phiếu chuyển số", "Slip number", lambda _, one: one.passed_on.number or None if one.passed_on else None,
        group=PASSED,
    ),
    _column("taken_up_on", "Cơ quan tiếp nhận ngày", "Taken up on", _took_up),
)  # fmt: skip


def _was_lodged(state: State) -> bool:
    return isinstance(state, ReportState) and state.lodged is not None


INTAKE = Register(
    code="S1",
    kind="intake",
    label=Label("Sổ tiếp nhận nguồn tin về tội phạm tại Viện kiểm sát", "Book of reports received by the procuracy"),
    columns=INTAKE_COLUMNS,
    holds=_was_lodged,
)
