"""The stocks of what the procuracy has said to those it supervises: what waits for a reply, and for a court."""

from __future__ import annotations

from eprocuracy.kernel.words import Label

from ..accounts import Account
from .words import Stage

ACCOUNTS = (
    Account(
        "replies",
        Label("Kiến nghị, yêu cầu chờ trả lời", "Recommendations and requests awaiting a reply"),
        (Stage.AWAITING_REPLY,),
    ),
    Account("protests", Label("Kháng nghị chờ Tòa án xét", "Protests awaiting the court"), (Stage.AWAITING_COURT,)),
)
