"""The stocks of crime reports: what is still to be settled, and what rests."""

from __future__ import annotations

from eprocuracy.kernel.words import Label

from ..accounts import Account
from .words import Stage

ACCOUNTS = (
    Account(
        "reports_to_docket",
        Label("Nguồn tin đã tiếp nhận, chưa thụ lý kiểm sát", "Reports received and not yet docketed"),
        (Stage.TO_PASS_ON, Stage.TO_ACCEPT),
    ),
    Account(
        "reports",
        Label("Nguồn tin đang giải quyết", "Reports being settled"),
        (Stage.TO_ASSIGN, Stage.VERIFYING, Stage.TO_DECIDE_EXTENSION, Stage.TAKING_OVER, Stage.OWN_VERIFICATION),
    ),
    Account(
        "reports_suspended",
        Label("Nguồn tin đang tạm đình chỉ", "Reports suspended"),
        (Stage.TO_REVIEW_SUSPENSION, Stage.SUSPENDED),
    ),
    Account(
        "reports_overdue",
        Label("Nguồn tin quá hạn giải quyết", "Reports past their time limit"),
        clocks=("report.verification", "report.own_verification"),
    ),
)
