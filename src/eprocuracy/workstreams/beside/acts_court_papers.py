"""Decisions of the court as they reach the procuracy."""

from __future__ import annotations

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field


@act("court_paper.received", Label("Nhận quyết định của Tòa án", "Decision of the court received"))
class CourtPaperReceived(Act):
    """Viện kiểm sát nhận quyết định của Tòa án: BLTTHS 286 khoản 3, within two days of the decision."""

    basis = (cite("BLTTHS 2015", 286, 3),)
    issuers = (Authority.COURT,)
    summary = "what"

    what: str | None = field("Quyết định nhận được", "Which decision", needed=True)
    remark: str | None = field("Nhận xét", "Remark", lines=2)
