"""Who handles the matter of a person held."""

from __future__ import annotations

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from .acts_custody import LEADERS, OURS


@act("custody.assigned", Label("Phân công Kiểm sát viên", "Procurator assigned"))
class CustodyAssigned(Act):
    """Phân công Kiểm sát viên kiểm sát việc giữ, tạm giữ, tạm giam: BLTTHS 41, 42; mẫu 70/HS, 71/HS."""

    basis = (cite("BLTTHS 2015", 41), cite("BLTTHS 2015", 42))
    form = "71/HS"
    issuers = OURS
    signers = LEADERS
    summary = "procurator"

    procurator: str | None = field("Kiểm sát viên thụ lý chính", "Procurator in charge", needed=True)
    deputy_chief: str | None = field("Phó Viện trưởng phụ trách", "Deputy chief in charge")
    others: str | None = field("Kiểm sát viên, Kiểm tra viên phối hợp", "Others assigned", lines=2)


@act("custody.reassigned", Label("Thay đổi Kiểm sát viên", "Procurator changed"))
class CustodyReassigned(Act):
    """Thay đổi người được phân công: BLTTHS 41, 52; mẫu 72/HS."""

    basis = (cite("BLTTHS 2015", 41), cite("BLTTHS 2015", 52))
    form = "72/HS"
    issuers = OURS
    signers = LEADERS
    summary = "procurator"

    procurator: str | None = field("Kiểm sát viên được phân công thay", "New procurator", needed=True)
    instead_of: str | None = field("Thay cho", "In place of")
    ground: str | None = field("Lý do", "Reason", needed=True, lines=2)
