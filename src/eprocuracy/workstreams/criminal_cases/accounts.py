"""The stocks of criminal cases, and of the accused in them: where each of them lies, and with whom."""

from __future__ import annotations

from eprocuracy.kernel.words import Label

from ..accounts import Account
from .words import AccusedStage, Stage

ACCOUNTS = (
    Account(
        "cases_to_docket",
        Label("Vụ án đã khởi tố, chưa thụ lý kiểm sát", "Cases instituted and not yet docketed"),
        (Stage.INSTITUTED,),
    ),
    Account("investigation", Label("Vụ án đang điều tra", "Cases under investigation"), (Stage.INVESTIGATING,)),
    Account(
        "investigation_suspended",
        Label("Vụ án tạm đình chỉ điều tra", "Investigations suspended"),
        (Stage.SUSPENDED, Stage.TO_RESUME),
    ),
    Account(
        "additional_investigation",
        Label("Vụ án trả hồ sơ, đang điều tra bổ sung", "Cases returned for additional investigation"),
        (Stage.RETURNED,),
    ),
    Account(
        "awaiting_file", Label("Vụ án chờ hồ sơ sau kết luận điều tra", "Cases awaiting the file"), (Stage.CONCLUDED,)
    ),
    Account("prosecution", Label("Vụ án ở giai đoạn truy tố", "Cases in prosecution"), (Stage.PROSECUTION,)),
    Account(
        "prosecution_suspended",
        Label("Vụ án tạm đình chỉ ở giai đoạn truy tố", "Prosecutions suspended"),
        (Stage.PROSECUTION_SUSPENDED,),
    ),
    Account(
        "returned_by_court",
        Label("Vụ án Tòa án trả hồ sơ, đang xem xét", "Cases returned by the court"),
        (Stage.COURT_RETURNED,),
    ),
    Account(
        "trial",
        Label("Vụ án đã truy tố, chờ xét xử sơ thẩm", "Cases indicted and awaiting trial"),
        (Stage.INDICTED, Stage.SENT_TO_COURT, Stage.TRIAL_PREPARATION, Stage.HEARING_SET),
    ),
    Account("trial_suspended", Label("Vụ án Tòa án tạm đình chỉ", "Trials suspended"), (Stage.TRIAL_SUSPENDED,)),
    Account(
        "appeal",
        Label("Vụ án chờ xét xử phúc thẩm", "Cases awaiting the appellate trial"),
        (Stage.APPEALED, Stage.APPEAL_DOCKETED, Stage.APPEAL_HEARING),
    ),
    Account("cassation", Label("Vụ án chờ giám đốc thẩm, tái thẩm", "Cases in cassation"), (Stage.CASSATION,)),
    Account(
        "accused_investigation",
        Label("Bị can đang điều tra", "Accused under investigation"),
        (AccusedStage.CHARGED, AccusedStage.INVESTIGATED),
        of_persons=True,
    ),
    Account(
        "accused_suspended",
        Label("Bị can được tạm đình chỉ", "Accused suspended"),
        (AccusedStage.SUSPENDED,),
        of_persons=True,
    ),
    Account(
        "accused_prosecution",
        Label("Bị can được đề nghị truy tố", "Accused proposed for prosecution"),
        (AccusedStage.PROPOSED,),
        of_persons=True,
    ),
    Account(
        "accused_trial",
        Label("Bị can đã truy tố, chờ xét xử", "Accused indicted and awaiting trial"),
        (AccusedStage.INDICTED,),
        of_persons=True,
    ),
    Account(
        "investigation_overdue",
        Label("Vụ án quá hạn điều tra", "Investigations past their time limit"),
        clocks=(
            "investigation",
            "investigation_resumed",
            "investigation_again",
            "investigation_additional",
            "investigation_additional_court",
        ),
    ),
    Account(
        "prosecution_overdue",
        Label("Vụ án quá hạn quyết định việc truy tố", "Prosecutions past their time limit"),
        clocks=("prosecution_decision", "prosecution_decision_resumed"),
    ),
)
