"""What a supervising procurator is told about the further steps of a case."""

from __future__ import annotations

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label

from ..projected import FindingKind

BLTTHS, TTLT04, NCTN = "BLTTHS 2015", "TTLT 04/2018", "Luật TPNCTN 2024"


def _kind(code: str, vi: str, en: str, *basis: object) -> FindingKind:
    return FindingKind(code=code, label=Label(vi, en), basis=basis)  # type: ignore[arg-type]  # citations


ANNOUNCED_LATE = _kind(
    "activity_announced_late",
    "Thông báo hoạt động điều tra cho Kiểm sát viên dưới 24 giờ",
    "Activity announced less than 24 hours before",
    cite(TTLT04, 13),
)
SEARCH_WITHOUT_REPORT = _kind(
    "search_told_late",
    "Chậm thông báo khám xét không thể trì hoãn cho Viện kiểm sát",
    "Urgent search told to the procuracy late",
    cite(BLTTHS, 193, 2),
)
CASSATION_LATE = _kind(
    "cassation_out_of_time",
    "Kháng nghị giám đốc thẩm không có lợi cho người bị kết án quá một năm",
    "Cassation against the convicted person after its year",
    cite(BLTTHS, 379, 1),
)
NIGHT_INTERROGATION = _kind(
    "interrogated_at_night",
    "Hỏi cung ban đêm không ghi lý do không thể trì hoãn",
    "Interrogated at night without it being said to be undelayable",
    cite(BLTTHS, 183, 3),
    cite(BLTTHS, 134, 1),
)

STEP_FINDINGS: tuple[FindingKind, ...] = (
    ANNOUNCED_LATE,
    SEARCH_WITHOUT_REPORT,
    CASSATION_LATE,
    NIGHT_INTERROGATION,
    _kind(
        "institution_sent_late",
        "Chậm gửi quyết định khởi tố vụ án cho Viện kiểm sát",
        "Institution sent to the procuracy late",
        cite(BLTTHS, 154, 2),
    ),
    _kind(
        "institution_reviewed_late",
        "Viện kiểm sát chậm kiểm sát quyết định khởi tố vụ án",
        "Institution reviewed by the procuracy late",
        cite(TTLT04, 7),
        cite(TTLT04, 8),
    ),
    _kind(
        "request_carried_out_late",
        "Cơ quan điều tra chậm thực hiện yêu cầu của Viện kiểm sát",
        "Demand of the procuracy carried out late",
        cite(BLTTHS, 162),
        cite(BLTTHS, 167, 1),
    ),
    _kind(
        "decision_sent_late",
        "Chậm gửi quyết định tạm đình chỉ, phục hồi điều tra",
        "Suspension or resumption sent late",
        cite(BLTTHS, 229, 3),
        cite(BLTTHS, 235, 2),
    ),
    _kind(
        "termination_reviewed_late",
        "Viện kiểm sát chậm kiểm sát quyết định đình chỉ điều tra",
        "Termination reviewed late",
        cite(BLTTHS, 230, 3),
    ),
    _kind(
        "objection_answered_late",
        "Chậm giải quyết kiến nghị của Cơ quan điều tra",
        "Petition of the agency answered late",
        cite(BLTTHS, 162, 2),
        cite(BLTTHS, 167, 2),
    ),
    _kind(
        "measure_decided_late",
        "Viện kiểm sát chậm xét phê chuẩn biện pháp ngăn chặn, cưỡng chế",
        "Decision on a measure late",
        cite(TTLT04, "21-22"),
        cite(TTLT04, 24),
    ),
    _kind(
        "transfer_decided_late",
        "Chậm quyết định, chuyển vụ án theo thẩm quyền",
        "Transfer decided late",
        cite(BLTTHS, 169, 3),
        cite(BLTTHS, 274),
    ),
    _kind(
        "transfer_file_late",
        "Chậm chuyển hồ sơ vụ án cho cơ quan có thẩm quyền",
        "File of a transferred case handed over late",
        cite(BLTTHS, 169, 4),
    ),
    _kind(
        "mail_decided_late",
        "Chậm xét phê chuẩn thu giữ thư tín, điện tín",
        "Decision on a seizure of mail late",
        cite(BLTTHS, 197, 2),
    ),
    _kind(
        "documents_sent_late",
        "Chậm chuyển tài liệu không trực tiếp kiểm sát",
        "Records not attended sent late",
        cite(BLTTHS, 88, 5),
    ),
    _kind(
        "documents_back_late",
        "Viện kiểm sát chậm bàn giao lại tài liệu",
        "Records handed back late",
        cite(BLTTHS, 88, 5),
    ),
    _kind("expertise_late", "Quá thời hạn giám định", "Expert conclusion late", cite(BLTTHS, 208)),
    _kind(
        "expertise_answered_late",
        "Chậm trả lời đề nghị trưng cầu giám định, định giá",
        "Request for an expert answered late",
        cite(BLTTHS, 214, 1),
        cite(BLTTHS, 222, 1),
    ),
    _kind(
        "treatment_decided_late",
        "Chậm quyết định việc bắt buộc chữa bệnh",
        "Decision on compulsory treatment late",
        cite(BLTTHS, 449, 1),
    ),
    _kind(
        "evidence_supplied_late",
        "Chậm bổ sung tài liệu, chứng cứ cho Tòa án",
        "Evidence supplied to the court late",
        cite(BLTTHS, 284, 3),
    ),
    _kind(
        "judgment_sent_late",
        "Tòa án chậm giao bản án cho Viện kiểm sát",
        "Judgment delivered to the procuracy late",
        cite(BLTTHS, 262, 1),
    ),
    _kind(
        "appeal_late_by_court",
        "Tòa án quá thời hạn ở giai đoạn phúc thẩm",
        "Appellate court exceeded its time",
        cite(BLTTHS, 335, 3),
        cite(BLTTHS, 346),
        cite(BLTTHS, 352),
    ),
    _kind(
        "appeal_file_returned_late",
        "Viện kiểm sát chậm trả hồ sơ phúc thẩm",
        "Appellate file returned late",
        cite(BLTTHS, 341, 1),
    ),
    _kind(
        "enforcement_decided_late",
        "Tòa án chậm ra quyết định thi hành án",
        "Enforcement decided late",
        cite(BLTTHS, 364, 2),
    ),
    _kind(
        "sentence_enforced_after_limitation",
        "Quyết định thi hành án khi đã hết thời hiệu thi hành bản án",
        "Enforcement decided after the limitation of the sentence",
        cite("BLHS 2015", 60),
        cite("BLHS 2015", 61),
    ),
    _kind(
        "death_sentence_late",
        "Quá thời hạn nghiên cứu hồ sơ án tử hình",
        "Death sentence file returned late",
        cite(BLTTHS, 367, 1),
    ),
    _kind(
        "social_report_late",
        "Chậm báo cáo điều tra xã hội, kế hoạch xử lý chuyển hướng",
        "Social report or plan late",
        cite(NCTN, 54, 1),
        cite(NCTN, 58, 1),
    ),
    _kind(
        "diversion_step_late",
        "Quá thời hạn trong thủ tục xử lý chuyển hướng",
        "Step of the diversion late",
        cite(NCTN, 56, 4),
        cite(NCTN, 59),
        cite(NCTN, 60),
        cite(NCTN, 71),
    ),
)
