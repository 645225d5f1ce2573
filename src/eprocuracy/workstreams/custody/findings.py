"""What a supervising procurator is told about a person held."""

from __future__ import annotations

from eprocuracy.kernel.citations import Citation, cite
from eprocuracy.kernel.words import Label

from ..citizen_ids import CITIZEN_ID_MISMATCH
from ..projected import FindingKind

BLTTHS = "BLTTHS 2015"


def _kind(code: str, vi: str, en: str, *basis: Citation) -> FindingKind:
    return FindingKind(code=code, label=Label(vi, en), basis=basis)


OVER_12_HOURS = _kind(
    "hold_to_custody_over_12h",
    "Quá 12 giờ từ khi giữ người đến khi tạm giữ",
    "More than 12 hours from the hold to the custody decision",
    cite(BLTTHS, 110, 4),
    cite(BLTTHS, 114, 1),
)
UNDECIDED = _kind(
    "held_undecided_over_12h",
    "Quá 12 giờ từ khi giữ, bắt mà chưa có quyết định",
    "Held for more than 12 hours without a decision",
    cite(BLTTHS, 110, 4),
    cite(BLTTHS, 114, 1),
)
OVER_9_DAYS = _kind(
    "custody_over_9_days",
    "Tạm giữ quá thời hạn tối đa",
    "Custody longer than the law allows at most",
    cite(BLTTHS, 118, 1),
    cite(BLTTHS, 118, 2),
)
NOT_APPROVED = _kind(
    "custody_extension_not_approved",
    "Gia hạn tạm giữ không có phê chuẩn của Viện kiểm sát",
    "Custody extended without approval",
    cite(BLTTHS, 118, 2),
)
CUSTODY_PAST_END = _kind(
    "custody_past_end", "Giữ người sau khi hết hạn tạm giữ", "Held after custody had ended", cite(BLTTHS, 118, 3)
)
WITHOUT_ORDER = _kind(
    "held_without_order",
    "Khoảng thời gian bị giữ không có lệnh",
    "Time held without an order",
    cite(BLTTHS, 118, 3),
    cite(BLTTHS, 119),
)
ORDER_TOO_LONG = _kind(
    "detention_order_too_long",
    "Lệnh tạm giam dài hơn luật định",
    "First order longer than the class of the offence allows",
    cite(BLTTHS, 173, 1),
)
NOT_DEDUCTED = _kind(
    "custody_not_deducted",
    "Không trừ thời gian tạm giữ vào thời hạn tạm giam",
    "Custody days not deducted from the detention order",
    cite(BLTTHS, 118, 4),
)
EXTENSION_TOO_MANY = _kind(
    "detention_extension_too_many",
    "Gia hạn tạm giam quá số lần luật định",
    "More extensions of detention than the class of the offence allows",
    cite(BLTTHS, 173, 2),
)
EXTENSION_TOO_LONG = _kind(
    "detention_extension_too_long",
    "Gia hạn tạm giam dài hơn luật định",
    "Extension of detention longer than the class of the offence allows",
    cite(BLTTHS, 173, 2),
)
DETENTION_PAST_END = _kind(
    "detention_past_end", "Giam quá hạn", "Held after the last day of the last order", cite(BLTTHS, 173, 7)
)
BEYOND_STAGE = _kind(
    "detention_beyond_stage",
    "Tạm giam quá thời hạn của giai đoạn tố tụng",
    "Detained beyond the limit of the stage of the case",
    cite(BLTTHS, 173),
    cite(BLTTHS, 241),
)
UNDER_14 = _kind(
    "held_under_14",
    "Tạm giữ người dưới 14 tuổi",
    "A person under 14 was held",
    cite("BLHS 2015", 12),
    cite(BLTTHS, 419),
)
NOT_LIABLE = _kind(
    "young_held_not_liable",
    "Tạm giữ người 14-15 tuổi về tội không phải chịu trách nhiệm hình sự",
    "A person of 14 or 15 was held for an offence for which no one of that age is liable",
    cite("BLHS 2015", 12, 2),
    cite(BLTTHS, 419, 2),
)
SENT_LATE = _kind(
    "custody_decision_sent_late",
    "Chậm gửi quyết định tạm giữ cho Viện kiểm sát",
    "Custody decision sent to the procuracy late",
    cite(BLTTHS, 117, 4),
)
DECIDED_LATE = _kind(
    "approval_decided_late",
    "Viện kiểm sát chậm xét phê chuẩn",
    "The procuracy decided on the approval late",
    cite(BLTTHS, 110, 6),
    cite(BLTTHS, 118, 2),
    cite(BLTTHS, 119, 5),
)
CONTRADICT = _kind(
    "orders_contradict",
    "Hai lệnh, quyết định giam giữ cho cùng một thời gian",
    "Two papers of custody or detention for the same time",
    cite(BLTTHS, 118),
    cite(BLTTHS, 173),
)
SIGNED_LATE = _kind(
    "order_signed_after_expiry",
    "Lệnh, quyết định ký sau khi thời hạn trước đã hết",
    "Paper signed after the time that it continues had ended",
    cite(BLTTHS, 118, 2),
    cite(BLTTHS, 173, 2),
    cite(BLTTHS, 173, 7),
)
NO_APPROVAL = _kind(
    "held_before_approval",
    "Thi hành lệnh, quyết định khi chưa có phê chuẩn của Viện kiểm sát",
    "Carried out without the procuracy's approval",
    cite(BLTTHS, 118, 2),
    cite(BLTTHS, 119, 5),
)
RELEASED_LATE = _kind(
    "released_late_after_annulment",
    "Chậm trả tự do sau khi quyết định tạm giữ bị hủy",
    "Released late after custody was annulled",
    cite(BLTTHS, 117, 4),
    cite(BLTTHS, 118, 3),
)

COMPLAINT_LATE = _kind(
    "custody_complaint_late",
    "Viện kiểm sát chậm giải quyết khiếu nại về giữ, bắt, tạm giữ, tạm giam",
    "Complaint about custody or detention settled late",
    cite(BLTTHS, 474, 1),
)

FINDINGS: tuple[FindingKind, ...] = (
    COMPLAINT_LATE,
    OVER_12_HOURS,
    UNDECIDED,
    OVER_9_DAYS,
    NOT_APPROVED,
    CUSTODY_PAST_END,
    WITHOUT_ORDER,
    ORDER_TOO_LONG,
    NOT_DEDUCTED,
    EXTENSION_TOO_MANY,
    EXTENSION_TOO_LONG,
    DETENTION_PAST_END,
    BEYOND_STAGE,
    UNDER_14,
    NOT_LIABLE,
    CONTRADICT,
    SIGNED_LATE,
    NO_APPROVAL,
    RELEASED_LATE,
    SENT_LATE,
    DECIDED_LATE,
    CITIZEN_ID_MISMATCH,
)
