"""Who handles the matter of a person held."""

from __future__ import annotations

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..acts import act, field
from ..team import NO_ACCOUNT, TeamChanged, TeamNamed
from .acts_custody import LEADERS, OURS


@act("custody.assigned", Label("Phân công Kiểm sát viên", "Procurator assigned"))
class CustodyAssigned(TeamNamed):
    """Phân công Kiểm sát viên kiểm sát việc giữ, tạm giữ, tạm giam: BLTTHS 41, 42; mẫu 70/HS, 71/HS."""

    basis = (cite("BLTTHS 2015", 41), cite("BLTTHS 2015", 42))
    form = "71/HS"
    issuers = OURS
    signers = LEADERS
    summary = "procurator"

    others: str | None = field("Người phối hợp khác", "Others who assist", hint=NO_ACCOUNT, lines=2)


@act("custody.reassigned", Label("Thay đổi Kiểm sát viên", "Procurator changed"))
class CustodyReassigned(TeamChanged):
    """Thay đổi người được phân công: BLTTHS 41, 52; mẫu 72/HS."""

    basis = (cite("BLTTHS 2015", 41), cite("BLTTHS 2015", 52))
    form = "72/HS"
    issuers = OURS
    signers = LEADERS
    summary = "procurator"
