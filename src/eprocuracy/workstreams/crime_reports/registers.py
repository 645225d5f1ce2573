"""The books of crime reports: S2 (docket) and the reports in S12 (suspended matters)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.registers import Cell, Column, OfPerson, Register
from eprocuracy.workstreams.states import State

from .book_rows import acts_of
from .registers_intake import INTAKE
from .report import Paper, ReportState
from .words import Result, Stage

ReportCell = Callable[[ReportState], Cell]


def _column(
    key: str,
    vi: str,
    en: str,
    cell: ReportCell,
    *,
    group: Label | None = None,
    like: tuple[str, ...] = (),
    width: int = 14,
) -> Column:
    def of(state: State, _participant: UUID | None) -> Cell:
        return cell(state) if isinstance(state, ReportState) else None

    return Column(key, Label(vi, en), of, group, like, width)


def _persons(role: Role, what: str = "name") -> ReportCell:
    def of(state: ReportState) -> Cell:
        named = tuple(place.participant for place in state.of_role(role))
        return OfPerson(named, what) if named else None

    return of


def _informant(state: ReportState) -> Cell:
    return _persons(Role.INFORMANT)(state) or state.informant_body or None


def _said(word: Any) -> str | None:
    return word.label.vi if word is not None else None


def _day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else ""


def _papers(papers: tuple[Paper, ...]) -> str | None:
    lines = [f"{one.number} ngày {_day(one.on)}".strip() if one.on else one.number for one in papers]
    return "\n".join(line for line in lines if line) or None


def _decision(state: ReportState) -> Paper:
    return state.decision or Paper("", None)


def _result(state: ReportState) -> Cell:
    return _said(state.result)


DOCKET = Label("Thụ lý của VKS", "Docket of the procuracy")
REPORT = Label("Nguồn tin", "Report")
AGENCY = Label("CQĐT thụ lý", "Agency in charge")
TIME = Label("Gia hạn", "Extensions")
RESULT = Label("Kết quả giải quyết", "Result")

DOCKET_COLUMNS = (
    _column("unit", "Đơn vị", "Unit", lambda state: state.unit, like=("VKS", "Viện", "Đơn vị thụ lý")),
    _column(
        "number", "Số", "Number", lambda state: state.number, group=DOCKET, width=8,
        like=("Số TL", "Số thụ lý", "Số thứ tự sổ", "Vào sổ"),
    ),
    _column(
        "accepted_on", "Ngày, tháng", "Day", lambda state: state.accepted_on, group=DOCKET,
        like=("Ngày TL", "Ngày thụ lý"),
    ),
    _column(
        "source", "Loại", "Kind", lambda state: _said(state.source_kind), group=REPORT,
        like=("Phân loại", "Loại tin", "Loại nguồn tin"),
    ),
    _column(
        "received_on", "Ngày CQĐT tiếp nhận", "Received by the agency", lambda state: state.received.known_day,
        group=REPORT, like=("Ngày tiếp nhận", "CQĐT nhận ngày", "Ngày CQĐT nhận"),
    ),
    _column(
        "informant", "Người cung cấp (họ tên, địa chỉ)", "Informant (name, address)", _informant, width=26,
        like=("Người báo tin", "Người cung cấp", "Nguyên đơn", "Người tố giác"),
    ),
    _column(
        "informant_id", "Số CCCD/CMND", "Identity number", _persons(Role.INFORMANT, "id_no"),
        like=("Số giấy tờ", "CCCD", "CMND", "Số định danh"),
    ),
    _column(
        "content", "Nội dung tóm tắt", "Summary", lambda state: state.description or None, width=40,
        like=("Nội dung", "Nội dung vụ việc"),
    ),
    _column(
        "offences", "Dấu hiệu tội phạm (điều luật)", "Signs of an offence",
        lambda state: "; ".join(one.say() for one in state.offences) or None, width=20,
        like=("Điều luật", "Tội danh", "Dấu hiệu tội phạm"),
    ),
    _column(
        "suspects", "Người bị tố giác, bị kiến nghị khởi tố", "Person reported", _persons(Role.SUSPECT), width=26,
        like=("Đối tượng", "Nghi can", "Người bị tố giác"),
    ),
    _column("agency", "Cơ quan", "Agency", lambda state: state.agency or None, group=AGENCY, width=24, like=("CQĐT",)),
    _column(
        "investigator", "Điều tra viên", "Investigator", lambda state: state.investigator or None, group=AGENCY, width=18,
        like=("ĐTV", "Cán bộ điều tra"),
    ),
    _column(
        "procurator", "KSV thụ lý", "Procurator", lambda state: state.procurator or None, width=18,
        like=("KSV", "Kiểm sát viên"),
    ),
    _column(
        "prolonged_until", "Kéo dài đến", "Prolonged until", lambda state: state.prolonged_until, group=TIME,
        like=("Kéo dài 2 tháng",),
    ),
    _column(
        "extensions", "VKS gia hạn (số, ngày)", "Extended by the procuracy (number, day)",
        lambda state: _papers(state.extensions), group=TIME, like=("QĐ gia hạn", "Gia hạn của VKS"), width=20,
    ),
    _column(
        "extended_until", "Gia hạn đến ngày", "Extended until",
        lambda state: "\n".join(_day(one.until) for one in state.extensions) or None, group=TIME,
    ),
    _column(
        "requests", "YC kiểm tra, xác minh (số, ngày)", "Verification requested (number, day)",
        lambda state: _papers(state.requests), like=("YCKTXM", "Yêu cầu của VKS", "Yêu cầu kiểm tra, xác minh"), width=20,
    ),
    _column(
        "requests_answered", "Kết quả thực hiện yêu cầu", "Requests complied with",
        lambda state: state.requests_answered or None,
    ),
    _column(
        "outcome", "Hình thức", "Result", _result, group=RESULT, width=20,
        like=("Kết quả", "Hướng giải quyết", "Xử lý"),
    ),
    _column(
        "decision_no", "Số QĐ", "Decision number", lambda state: _decision(state).number or None, group=RESULT,
        like=("QĐ số",),
    ),
    _column(
        "decision_on", "Ngày QĐ", "Decision day", lambda state: _decision(state).on, group=RESULT, like=("Ngày",)
    ),
    _column(
        "opinion", "KSV kiểm sát QĐ", "Opinion on the decision", lambda state: state.opinion or None,
        like=("Ý kiến VKS", "Ý kiến KSV"), width=18,
    ),
    _column(
        "resumed", "Phục hồi (số, ngày)", "Resumed (number, day)",
        lambda state: _papers((state.resumed,)) if state.resumed else None,
    ),
    _column("notified_on", "Ngày thông báo kết quả", "Informant told on", lambda state: state.notified_on),
    _column(
        "formerly", "Số thụ lý cũ, đơn vị cũ", "Former numbers and offices",
        lambda state: "\n".join(state.formerly) or None, width=20,
    ),
    _column("note", "Ghi chú", "Remarks", lambda state: state.remark or None, like=("Ghi chú khác", "Chú thích"), width=24),
)  # fmt: skip

SUSPENDED_COLUMNS = (
    _column("unit", "Đơn vị", "Unit", lambda state: state.unit),
    _column("number", "Số thụ lý", "Docket number", lambda state: state.number, width=8),
    _column("accepted_on", "Ngày thụ lý", "Day", lambda state: state.accepted_on),
    _column("content", "Nội dung vụ việc", "Summary", lambda state: state.description or None, width=40),
    _column("agency", "CQĐT thụ lý", "Agency in charge", lambda state: state.agency or None, width=24),
    _column(
        "suspended_no", "QĐ tạm đình chỉ số", "Suspended by", lambda state: state.suspended.number if state.suspended else None
    ),
    _column("suspended_on", "Ngày tạm đình chỉ", "Suspended on", lambda state: state.suspended.on if state.suspended else None),
    _column("ground", "Lý do", "Ground", lambda state: _said(state.suspension_ground), width=30),
    _column("remedy", "Biện pháp khắc phục", "What is done", lambda state: state.suspension_remedy or None, width=24),
    _column("reviewed_on", "Ngày rà soát gần nhất", "Last reviewed on", lambda state: state.suspension_reviewed_on),
    _column("review", "Kết quả rà soát", "Outcome of the review", lambda state: state.suspension_review or None, width=24),
    _column("limitation_ends_on", "Hết thời hiệu ngày", "Limitation ends on", lambda state: state.limitation_ends_on),
    _column(
        "resumed", "Phục hồi (số, ngày)", "Resumed (number, day)",
        lambda state: _papers((state.resumed,)) if state.resumed else None,
    ),
    _column("procurator", "KSV thụ lý", "Procurator", lambda state: state.procurator or None, width=18),
)  # fmt: skip


def _was_suspended(state: State) -> bool:
    return isinstance(state, ReportState) and (
        state.suspended is not None or state.result is Result.SUSPENDED or state.stage is Stage.SUSPENDED
    )


REGISTERS = (
    INTAKE,
    Register(
        code="S2",
        kind="crime_reports",
        label=Label("Sổ thụ lý kiểm sát giải quyết nguồn tin về tội phạm", "Docket of crime reports"),
        columns=DOCKET_COLUMNS,
        acts_of=acts_of,
    ),
    Register(
        code="S12-reports",
        kind="suspended_reports",
        label=Label("Sổ theo dõi nguồn tin tạm đình chỉ", "Book of suspended crime reports"),
        columns=SUSPENDED_COLUMNS,
        holds=_was_suspended,
    ),
)
