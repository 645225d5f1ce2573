"""Who handles a violation, a request, a recommendation or a protest."""

from __future__ import annotations

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import Act, act, field

from .acts_issued import BLTTHS, LEADERS


@act("supervision.assigned", Label("Phân công Kiểm sát viên", "Procurator assigned"))
class SupervisionAssigned(Act):
    """Phân công Kiểm sát viên theo dõi vi phạm, kháng nghị, kiến nghị: BLTTHS 2015, Điều 41, 42; mẫu 70/HS, 71/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 42))
    form = "71/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "procurator"

    procurator: str | None = field("Kiểm sát viên thụ lý chính", "Procurator in charge", needed=True)
    deputy_chief: str | None = field("Phó Viện trưởng phụ trách", "Deputy chief in charge")
    others: str | None = field("Kiểm sát viên, Kiểm tra viên phối hợp", "Others assigned", lines=2)


@act("supervision.reassigned", Label("Thay đổi Kiểm sát viên", "Procurator changed"))
class SupervisionReassigned(Act):
    """Thay đổi người được phân công: BLTTHS 2015, Điều 41, 52; mẫu 72/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 52))
    form = "72/HS"
    issuers = (Authority.PROCURACY,)
    signers = LEADERS
    summary = "procurator"

    procurator: str | None = field("Kiểm sát viên được phân công thay", "New procurator", needed=True)
    instead_of: str | None = field("Thay cho", "In place of")
    ground: str | None = field("Lý do", "Reason", needed=True, lines=2)
