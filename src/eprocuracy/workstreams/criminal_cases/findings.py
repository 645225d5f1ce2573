"""What a supervising procurator is told about a case."""

from __future__ import annotations

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..citizen_ids import CITIZEN_ID_MISMATCH
from ..projected import FindingKind
from .findings_steps import STEP_FINDINGS

BLTTHS = "BLTTHS 2015"


def _kind(code: str, vi: str, en: str, *basis: object) -> FindingKind:
    return FindingKind(code=code, label=Label(vi, en), basis=basis)  # type: ignore[arg-type]  # citations


_LIMIT = (cite(BLTTHS, 172, 1), cite(BLTTHS, 172, 2))

INVESTIGATION_ENDED_LATE = _kind(
    "investigation_ended_late", "Kết thúc điều tra quá thời hạn", "Investigation ended after its time limit", *_LIMIT
)
INVESTIGATION_OPEN = _kind(
    "investigation_open_past_limit", "Đang điều tra, đã quá hạn", "Investigation still open after its limit", *_LIMIT
)
EXTENSION_TOO_MANY = _kind(
    "investigation_extension_too_many",
    "Gia hạn điều tra quá số lần luật định",
    "More extensions than the class of the offence allows",
    cite(BLTTHS, 172, 2),
)
EXTENSION_AFTER_LIMIT = _kind(
    "investigation_extension_after_limit",
    "Gia hạn điều tra sau khi hết hạn",
    "Extension granted after the limit had run out",
    cite(BLTTHS, 172, 2),
)
EXTENSION_TOO_LONG = _kind(
    "investigation_extension_too_long",
    "Gia hạn điều tra dài hơn luật định",
    "Extension longer than the class of the offence allows",
    cite(BLTTHS, 172, 2),
)
ADDITIONAL_LATE = _kind(
    "additional_investigation_late",
    "Điều tra bổ sung quá thời hạn",
    "Additional investigation ended after its time limit",
    cite(BLTTHS, 174, 2),
)
RETURNED_TOO_OFTEN = _kind(
    "file_returned_too_often",
    "Viện kiểm sát trả hồ sơ quá hai lần",
    "File returned by the procuracy more than twice",
    cite(BLTTHS, 174, 2),
)
FILE_FORWARDED_LATE = _kind(
    "file_forwarded_late",
    "Chậm chuyển hồ sơ, kết luận điều tra cho Viện kiểm sát",
    "File and conclusion reached the procuracy late",
    cite(BLTTHS, 232, 4),
)
FILE_NOT_FORWARDED = _kind(
    "file_not_forwarded",
    "Chưa chuyển hồ sơ, kết luận điều tra dù đã quá hạn",
    "File not forwarded although the time has passed",
    cite(BLTTHS, 232, 4),
)
PROSECUTION_LATE = _kind(
    "prosecution_decided_late",
    "Quyết định truy tố quá thời hạn",
    "Decision on prosecution after its time limit",
    cite(BLTTHS, 240, 1),
)
PROSECUTION_OPEN = _kind(
    "prosecution_open_past_limit",
    "Chưa quyết định việc truy tố, đã quá hạn",
    "No decision on prosecution although the time has passed",
    cite(BLTTHS, 240, 1),
)
PROSECUTION_EXTENSION = _kind(
    "prosecution_extension_unlawful",
    "Gia hạn thời hạn truy tố không đúng luật định",
    "Extension of the prosecution limit late or too long",
    cite(BLTTHS, 240, 1),
)
INDICTMENT_BEFORE_CONCLUSION = _kind(
    "indictment_before_conclusion",
    "Cáo trạng trước kết luận điều tra",
    "Indictment dated before the investigation conclusion",
    cite(BLTTHS, 232),
    cite(BLTTHS, 240),
    cite(BLTTHS, 243),
)
CHARGE_APPROVED_LATE = _kind(
    "charge_decided_late",
    "Chậm xét phê chuẩn quyết định khởi tố bị can",
    "Decision on the charge after its time limit",
    cite(BLTTHS, 179, 3),
)
CHARGE_SENT_LATE = _kind(
    "charge_sent_late",
    "Chậm gửi quyết định khởi tố bị can cho Viện kiểm sát",
    "Charge sent to the procuracy late",
    cite(BLTTHS, 179, 3),
)
SENT_TO_COURT_LATE = _kind(
    "file_sent_to_court_late", "Chậm chuyển hồ sơ và cáo trạng đến Tòa án", "File sent to court late", cite(BLTTHS, 244)
)
TRIAL_LATE = _kind(
    "trial_preparation_late",
    "Tòa án quá thời hạn chuẩn bị xét xử",
    "Court exceeded the preparation of the trial",
    cite(BLTTHS, 277),
)
ACCUSED_UNDER_14 = _kind("accused_under_14", "Bị can dưới 14 tuổi", "Accused was under 14", cite("BLHS 2015", 12))
ACCUSED_NOT_LIABLE = _kind(
    "accused_not_liable_14_16",
    "Bị can từ đủ 14 đến dưới 16 tuổi không phải chịu trách nhiệm hình sự về tội đó",
    "Accused of 14 or 15, not liable for this clause",
    cite("BLHS 2015", 12, 2),
)
COUNT_MISMATCH = _kind(
    "accused_count_mismatch",
    "Số bị can ghi trong sổ khác danh sách",
    "Number of accused differs from the list",
)
JOINED_OLDER = _kind(
    "joined_case_older",
    "Vụ án được nhập khởi tố trước: thời hạn điều tra tính từ vụ khởi tố đầu tiên",
    "The joined case was instituted earlier: the investigation is counted from the first institution",
    cite("TTLT 04/2018", 14),
)
CASE_WITHOUT_CHARGE = _kind(
    "charge_not_in_case",
    "Tội danh của bị can chưa có trong quyết định khởi tố vụ án",
    "Offence of an accused is not among those of the case",
    cite("TTLT 04/2018", 9, 3),
)

FINDINGS: tuple[FindingKind, ...] = (
    INVESTIGATION_ENDED_LATE,
    INVESTIGATION_OPEN,
    EXTENSION_TOO_MANY,
    EXTENSION_AFTER_LIMIT,
    EXTENSION_TOO_LONG,
    ADDITIONAL_LATE,
    RETURNED_TOO_OFTEN,
    FILE_FORWARDED_LATE,
    FILE_NOT_FORWARDED,
    PROSECUTION_LATE,
    PROSECUTION_OPEN,
    PROSECUTION_EXTENSION,
    INDICTMENT_BEFORE_CONCLUSION,
    CHARGE_APPROVED_LATE,
    CHARGE_SENT_LATE,
    SENT_TO_COURT_LATE,
    TRIAL_LATE,
    ACCUSED_UNDER_14,
    ACCUSED_NOT_LIABLE,
    COUNT_MISMATCH,
    JOINED_OLDER,
    CASE_WITHOUT_CHARGE,
    CITIZEN_ID_MISMATCH,
    *STEP_FINDINGS,
)
