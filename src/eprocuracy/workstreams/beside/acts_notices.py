"""Notices: what is told to those who have a right to know."""

from __future__ import annotations

from datetime import date

from eprocuracy.kernel.actors import Authority, Duty
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..people import Role
from .words import NoticeOf, NoticeTo


@act("notice.given", Label("Thông báo, giao văn bản tố tụng", "Notice given"))
class NoticeGiven(Act):
    """Thông báo, cấp, giao, chuyển, gửi, niêm yết văn bản tố tụng: BLTTHS 137; TTLT 01/2017 Điều 14; mẫu 30/HS, 128/HS, 164/HS, 165/HS."""

    serves = True
    basis = (cite("BLTTHS 2015", 137), cite("TTLT 01/2017", 14))
    form = "164/HS"
    issuers = (Authority.PROCURACY, Authority.INVESTIGATING_AGENCY, Authority.COURT)
    signers = (Duty.PROCURATOR, Duty.CHIEF, Duty.DEPUTY_CHIEF)
    roles = (Role.INFORMANT, Role.VICTIM, Role.ACCUSED)
    summary = "about"

    about: NoticeOf | None = field("Nội dung thông báo", "What it tells", needed=True)
    to: NoticeTo | None = field("Người được thông báo", "For whom", needed=True)
    manner: str | None = field("Hình thức (trực tiếp, bưu chính, niêm yết)", "Manner (in person, by post, posted)")
    received_on: date | None = field("Ngày nhận", "Received on")
    remark: str | None = field("Ghi chú", "Remark", lines=2)
