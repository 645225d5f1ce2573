"""The books of supervision: S10 (protests, recommendations, requests) and S11 (violations)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.registers import Cell, Column, Register
from eprocuracy.workstreams.states import State

from .book_rows import acts_of
from .thread import ThreadState
from .words import Paper

ThreadCell = Callable[[ThreadState], Cell]


def _column(
    key: str,
    vi: str,
    en: str,
    cell: ThreadCell,
    *,
    group: Label | None = None,
    like: tuple[str, ...] = (),
    width: int = 14,
) -> Column:
    def of(state: State, _participant: UUID | None) -> Cell:
        return cell(state) if isinstance(state, ThreadState) else None

    return Column(key, Label(vi, en), of, group, like, width)


def _said(word: Any) -> str | None:
    return word.label.vi if word is not None else None


def _of(paper: Paper, cell: ThreadCell) -> ThreadCell:
    """A cell that only one kind of document has."""
    return lambda state: cell(state) if state.paper is paper else None


def _result(state: ThreadState) -> Cell:
    return "Rút kháng nghị" if state.withdrawn_on and not state.answer else _said(state.answer)


def _replied_on(state: ThreadState) -> date | None:
    return state.answered_on if state.paper is not Paper.PROTEST else None


AGAINST = Label("Bản án, quyết định bị kháng nghị", "Judgment or decision protested")
REPLY = Label("Trả lời", "Reply")
ISSUED = Label("Văn bản đã ban hành", "Document issued")

DOCUMENT_COLUMNS = (
    _column("type", "Loại văn bản", "Kind of document", lambda state: _said(state.paper), like=("Loại", "Hình thức")),
    _column("unit", "Đơn vị ban hành", "Issued by", lambda state: state.unit, like=("Đơn vị",)),
    _column("number", "Số", "Number", lambda state: state.number, width=8, like=("Số, ký hiệu", "Số kiến nghị")),
    _column("on", "Ngày", "Day", lambda state: state.issued_on, like=("Ngày ban hành",)),
    _column(
        "level", "Thẩm quyền", "Level", _of(Paper.PROTEST, lambda state: _said(state.level)), like=("Cấp kháng nghị",)
    ),
    _column("matter", "Lĩnh vực", "Field of law", _of(Paper.PROTEST, lambda state: _said(state.domain)), like=("Loại án",)),
    _column(
        "against_no", "Số", "Number", lambda state: state.against_no or None, group=AGAINST,
        like=("Bản án sơ thẩm", "Bản án, QĐ bị kháng nghị"),
    ),
    _column("against_on", "Ngày", "Day", lambda state: state.against_on, group=AGAINST),
    _column("court", "Tòa án", "Court", _of(Paper.PROTEST, lambda state: state.target or None), group=AGAINST, width=24),
    _column(
        "ground", "Căn cứ kháng nghị", "Ground of the protest",
        _of(Paper.PROTEST, lambda state: state.description or None), width=32, like=("Nội dung kháng nghị",),
    ),
    _column("kind", "Loại kiến nghị", "Kind of recommendation", lambda state: _said(state.purpose), width=20),
    _column("field", "Khâu công tác", "Area of work", lambda state: _said(state.area), like=("Lĩnh vực",), width=24),
    _column(
        "target", "Cơ quan bị kiến nghị", "Addressee",
        lambda state: (state.target or None) if state.paper is not Paper.PROTEST else None,
        width=26, like=("Đơn vị vi phạm", "Cơ quan, đơn vị bị kiến nghị"),
    ),
    _column(
        "violation", "Nội dung vi phạm", "Violation",
        lambda state: (state.description or state.violation or None) if state.paper is not Paper.PROTEST else None,
        width=36, like=("Vi phạm", "Nội dung"),
    ),
    _column("due_on", "Hạn trả lời", "Reply by", lambda state: state.due_on),
    _column("reply_no", "Số văn bản", "Number", lambda state: state.answered_no or None, group=REPLY),
    _column("replied_on", "Ngày", "Day", _replied_on, group=REPLY),
    _column("result", "Kết quả", "Result", _result, like=("Kết quả trả lời", "Kết quả xét xử"), width=18),
    _column(
        "result_on", "Ngày xét kháng nghị, rút kháng nghị", "Decided or withdrawn on",
        _of(Paper.PROTEST, lambda state: state.answered_on or state.withdrawn_on),
    ),
    _column("implemented", "Theo dõi thực hiện", "Implementation", lambda state: _said(state.implemented), width=18),
    _column("criterion", "Mã Biểu 33", "Code in table 33", lambda state: state.criterion or None),
    _column("note", "Ghi chú", "Remarks", lambda state: state.remark or None, width=24),
)  # fmt: skip

VIOLATION_COLUMNS = (
    _column("unit", "Đơn vị phát hiện", "Found by", lambda state: state.unit),
    _column("found_on", "Ngày phát hiện", "Found on", lambda state: state.found_on),
    _column("field", "Khâu công tác", "Area of work", lambda state: _said(state.area), width=24),
    _column("target", "Cơ quan, đơn vị vi phạm", "Body in breach", lambda state: state.target or None, width=26),
    _column("violation", "Nội dung vi phạm", "Violation", lambda state: state.violation or None, width=36),
    _column("provision", "Điều luật bị vi phạm", "Provision breached", lambda state: state.provision or None),
    _column(
        "type", "Loại", "Kind", lambda state: _said(state.paper) if state.issued_on else None, group=ISSUED
    ),
    _column("number", "Số", "Number", lambda state: state.issued_no or None, group=ISSUED, width=8),
    _column("on", "Ngày", "Day", lambda state: state.issued_on, group=ISSUED),
    _column("result", "Kết quả", "Result", _result, group=REPLY, width=18),
    _column("reply_no", "Số", "Number", lambda state: state.answered_no or None, group=REPLY),
    _column("replied_on", "Ngày", "Day", lambda state: state.answered_on, group=REPLY),
    _column("criterion", "Mã Biểu 33", "Code in table 33", lambda state: state.criterion or None),
)  # fmt: skip


def _has_document(state: State) -> bool:
    return isinstance(state, ThreadState) and state.paper in (Paper.PROTEST, Paper.RECOMMENDATION, Paper.REQUEST)


def _has_violation(state: State) -> bool:
    return isinstance(state, ThreadState) and state.found_on is not None


REGISTERS = (
    Register(
        code="S10",
        kind="supervision",
        label=Label("Sổ kháng nghị, kiến nghị, yêu cầu", "Book of protests, recommendations and requests"),
        columns=DOCUMENT_COLUMNS,
        holds=_has_document,
        acts_of=acts_of,
    ),
    Register(
        code="S11",
        kind="violations",
        label=Label("Sổ vi phạm pháp luật trong hoạt động tư pháp", "Book of violations"),
        columns=VIOLATION_COLUMNS,
        holds=_has_violation,
    ),
)
