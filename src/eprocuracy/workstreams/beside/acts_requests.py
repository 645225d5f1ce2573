"""Answers to requests for investigation and verification, item by item."""

from __future__ import annotations

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field, record
from .words import Reply


@record
class ItemAnswered:
    """What became of one item; `request` and `item` count from one."""

    request: int | None = field("Yêu cầu lần", "Request no.")
    item: int | None = field("Mục", "Item")
    asked: str | None = field("Nội dung yêu cầu", "What was asked", lines=2)
    outcome: Reply | None = field("Kết quả", "Reply")
    reason: str | None = field("Lý do, tài liệu kèm theo", "Reason, papers", lines=2)


@act("request.answered", Label("Kết quả thực hiện yêu cầu theo từng mục", "Request answered item by item"))
class RequestAnswered(Act):
    """Trả lời yêu cầu điều tra, yêu cầu kiểm tra, xác minh theo từng mục: BLTTHS 167; TTLT 04/2018 Điều 11."""

    basis = (cite("BLTTHS 2015", 167, 1), cite("TTLT 04/2018", 11))
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "answers"

    answers: tuple[ItemAnswered, ...] | None = field("Kết quả từng mục", "Result of each item", needed=True)
    remark: str | None = field("Ghi chú", "Remark", lines=2)
