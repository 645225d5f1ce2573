"""The words of a draft: where it stands, what can be done to it, how it was signed and handed over."""

from __future__ import annotations

from eprocuracy.kernel.words import Word


class DraftState(Word):
    """Where a draft stands; the name says who must act."""

    DRAFTING = "drafting", "Cần hoàn thiện, trình ký", "Needs finishing and proposing"
    PROPOSED = "proposed", "Chờ duyệt, ký", "Waits for approval and signature"
    RETURNED = "returned", "Cần sửa theo ý kiến", "Needs changes"
    APPROVED = "approved", "Đã duyệt, chờ ký", "Approved, waits for signature"
    ISSUED = "issued", "Đã ban hành, cần giao", "Issued, needs serving"
    SERVED = "served", "Đã giao đủ", "Served on everybody"
    REFUSED = "refused", "Không được duyệt", "Refused"
    WITHDRAWN = "withdrawn", "Đã rút", "Withdrawn"


class Step(Word):
    """What can be done to a draft."""

    WRITE = "write", "Soạn, sửa nội dung", "Write"
    PROPOSE = "propose", "Trình ký", "Propose for signature"
    RECALL = "recall", "Lấy lại để sửa", "Take back to change"
    APPROVE = "approve", "Duyệt", "Approve"
    RETURN = "return", "Trả lại để sửa", "Return for changes"
    REFUSE = "refuse", "Không duyệt", "Refuse"
    DISSENT = "dissent", "Ghi ý kiến khác", "Dissent in writing"
    INSIST = "insist", "Yêu cầu thực hiện bằng văn bản", "Insist in writing"
    ISSUE = "issue", "Ký, cấp số, ban hành", "Sign, number and issue"
    ON_PAPER = "on_paper", "Đã ký trên giấy: cấp số, ghi vào hồ sơ", "Signed on paper: number and record it"
    SCAN = "scan", "Gửi bản chụp đã ký", "Upload the signed paper"
    SERVE = "serve", "Ghi giao nhận", "Record service"
    WITHDRAW = "withdraw", "Rút dự thảo", "Withdraw"


class Signing(Word):
    """How a document was signed."""

    DIGITAL = "digital", "ký số", "signed digitally"
    PAPER = "paper", "ký trên giấy, đóng dấu", "signed on paper and sealed"


class PaperOf(Word):
    """What a kept file of a draft is."""

    PROPOSAL = "proposal", "Tóm tắt như khi trình ký", "Summary as proposed"
    PROPOSED = "proposed", "Văn bản đã có số, ký giấy", "Numbered, signed on paper"
    SIGNED = "signed", "Bản đã ký", "Signed document"
    SCAN = "scan", "Bản chụp văn bản ký giấy", "Scan of the paper"
    PROOF = "proof", "Chứng cứ giao nhận", "Proof of service"


class Manner(Word):
    """How a document is handed over (BLTTHS 137-141)."""

    HANDED = "handed", "giao trực tiếp, có biên bản", "handed over, with minutes"
    POST = "post", "gửi qua bưu chính", "by post"
    POSTED = "posted_up", "niêm yết công khai", "posted in public"
    MEDIA = "media", "thông báo trên phương tiện thông tin", "announced in the media"
    ELECTRONIC = "electronic", "gửi điện tử", "sent electronically"
    REFUSED = "refused", "người nhận từ chối nhận, có biên bản", "refused by the recipient, with minutes"
