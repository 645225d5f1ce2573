"""Who handles a violation, a request, a recommendation or a protest."""

from __future__ import annotations

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import act, field
from eprocuracy.workstreams.team import NO_ACCOUNT, TeamChanged, TeamNamed

from .acts_issued import BLTTHS, LEADERS


@act("supervision.assigned", Label("Phân công Kiểm sát viên", "Procurator assigned"))
class SupervisionAssigned(TeamNamed):
    """Phân công Kiểm sát viên theo dõi vi phạm, kháng nghị, kiến nghị: BLTTHS 2015, Điều 41, 42; mẫu 70/HS, 71/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 42))
    form = "71/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "procurator"

    others: str | None = field("Người phối hợp khác", "Others who assist", hint=NO_ACCOUNT, lines=2)


@act("supervision.reassigned", Label("Thay đổi Kiểm sát viên", "Procurator changed"))
class SupervisionReassigned(TeamChanged):
    """Thay đổi người được phân công: BLTTHS 2015, Điều 41, 52; mẫu 72/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 52))
    form = "72/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "procurator"
