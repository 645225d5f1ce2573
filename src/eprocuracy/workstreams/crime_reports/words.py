"""The closed lists of words of this workstream."""

from __future__ import annotations

from eprocuracy.kernel.words import Word


class Stage(Word):
    """Where a report stands; the words say who must act."""

    TO_PASS_ON = "to_pass_on", "Cần chuyển cơ quan có thẩm quyền", "Needs passing on"
    TO_ACCEPT = "to_accept", "Cần thụ lý kiểm sát", "Needs entering in the docket"
    TO_ASSIGN = "to_assign", "Cần phân công Kiểm sát viên", "Needs a procurator"
    VERIFYING = "verifying", "Chờ kết quả kiểm tra, xác minh", "Waits for the verification"
    TO_DECIDE_EXTENSION = "to_decide_extension", "Cần quyết định việc gia hạn", "Needs a decision on the extension"
    TAKING_OVER = "taking_over", "Chờ cơ quan thụ lý chuyển hồ sơ", "Waits for the file"
    OWN_VERIFICATION = "own_verification", "Cần trực tiếp giải quyết", "Needs settling by the procuracy itself"
    TO_REVIEW_SUSPENSION = "to_review_suspension", "Cần kiểm sát quyết định tạm đình chỉ", "Suspension needs review"
    SUSPENDED = "suspended", "Tạm đình chỉ, chờ hết lý do", "Suspended until its ground ends"
    TO_REVIEW = "to_review", "Cần kiểm sát quyết định giải quyết", "Decision needs review"
    OBJECTED = "objected", "Chờ khắc phục theo ý kiến của Viện kiểm sát", "Waits for the decision to be mended"
    RESOLVED = "resolved", "Đã giải quyết", "Resolved"
    TRANSFERRED = "transferred", "Đã chuyển theo thẩm quyền", "Transferred"
    JOINED = "joined", "Đã nhập vào nguồn tin khác", "Joined into another report"


class SourceKind(Word):
    """In what form the report came (BLTTHS 143, 144)."""

    DENUNCIATION = "denunciation", "Tố giác về tội phạm", "Denunciation of crime"
    INFORMATION = "information", "Tin báo về tội phạm", "Information on crime"
    PROPOSAL = "proposal", "Kiến nghị khởi tố", "Proposal to prosecute"
    SELF_REPORT = "self_report", "Tự thú, đầu thú", "Surrender"
    DETECTED = "detected", "Trực tiếp phát hiện", "Detected by the agency itself"


class Channel(Word):
    """How it reached the one who received it."""

    IN_PERSON = "in_person", "Trực tiếp", "In person"
    POST = "post", "Bưu chính", "By post"
    TELEPHONE = "telephone", "Điện thoại", "By telephone"
    ONLINE = "online", "Trực tuyến", "Online"
    PRESS = "press", "Phương tiện thông tin đại chúng", "From the press"
    OTHER = "other", "Khác", "Other"


class Result(Word):
    """How a report ended."""

    INSTITUTED = "instituted", "Khởi tố vụ án hình sự", "Criminal case instituted"
    NOT_INSTITUTED = "not_instituted", "Không khởi tố vụ án hình sự", "Case not instituted"
    SUSPENDED = "suspended", "Tạm đình chỉ", "Suspended"
    TRANSFERRED = "transferred", "Chuyển theo thẩm quyền", "Transferred"
    OTHERWISE = "otherwise", "Xử lý khác", "Settled otherwise"


class SuspensionGround(Word):
    """Why the settlement of a report is suspended (BLTTHS 148(1))."""

    EXPERT_AWAITED = (
        "expert_awaited",
        "Đã trưng cầu giám định, yêu cầu định giá, tương trợ tư pháp nhưng chưa có kết quả",
        "Expert opinion, valuation or foreign assistance asked for, no result yet",
    )
    DOCUMENTS_AWAITED = (
        "documents_awaited",
        "Đã yêu cầu cung cấp tài liệu quan trọng nhưng chưa có kết quả",
        "Important documents asked for, no result yet",
    )
    FORCE_MAJEURE = (
        "force_majeure",
        "Bất khả kháng do thiên tai, dịch bệnh",
        "Force majeure by natural disaster or epidemic",
    )


class Complied(Word):
    """What became of a request of the procuracy."""

    YES = "yes", "Đã thực hiện", "Complied with"
    PARTLY = "partly", "Thực hiện một phần", "Complied with in part"
    NO = "no", "Không thực hiện", "Not complied with"
