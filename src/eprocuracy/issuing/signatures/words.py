"""The words of signatures."""

from __future__ import annotations

from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.words import Label, Word

CERTIFICATE_ENTERED = declare("signatures.certificate_entered", "Ghi chứng thư số", "Certificate entered")
CERTIFICATE_EVENT = declare("signatures.certificate_event", "Báo biến động chứng thư số", "Certificate event reported")
CERTIFICATES_READ = declare("signatures.certificates_read", "Xem sổ chứng thư số", "Register of certificates read")
PAPER_SIGNED = declare("signatures.paper_signed", "Ký số văn bản", "Paper signed digitally")
PAPER_SEALED = declare("signatures.paper_sealed", "Đóng dấu số văn bản", "Paper sealed digitally")
PAPER_STAMPED = declare(
    "signatures.paper_stamped", "Gia hạn dấu thời gian lưu trữ", "Paper time-stamped again for the archive"
)


class Level(Word):
    """How long a signature can be checked (ETSI EN 319 142-1, PAdES)."""

    B_B = "B-B", "chữ ký số", "signature"
    B_T = "B-T", "chữ ký số có dấu thời gian", "signature with a time-stamp"
    B_LT = "B-LT", "chữ ký số kèm dữ liệu kiểm tra lâu dài", "signature with what is needed to check it later"
    B_LTA = "B-LTA", "chữ ký số lưu trữ lâu dài", "signature for the archive"

    @property
    def is_stamped(self) -> bool:
        return self is not Level.B_B

    @property
    def carries_evidence(self) -> bool:
        return self in (Level.B_LT, Level.B_LTA)


class Part(Word):
    """Whose signature it is: first the person's, then the agency's (Decree 30/2020, Annex I)."""

    PERSON = "KY_CUA_NGUOI_CO_THAM_QUYEN", "chữ ký của người có thẩm quyền", "signature of the person entitled"
    AGENCY = "KY_CUA_CO_QUAN", "chữ ký của cơ quan", "signature of the agency"


class Finding(Word):
    """The answer to one question about a signature; “we cannot tell” is an answer of its own."""

    YES = "yes", "có", "yes"
    NO = "no", "không", "no"
    UNKNOWN = "unknown", "không xác định được", "cannot be told"

    @classmethod
    def of(cls, said: bool) -> Finding:
        return cls.YES if said else cls.NO


class Changes(Word):
    """What was added to a file after a signature."""

    NONE = "none", "không có", "none"
    ALLOWED = (
        "allowed",
        "chỉ thêm chữ ký, dấu thời gian, dữ liệu kiểm tra",
        "further signatures, time-stamps and evidence only",
    )
    CONTENT = "content", "nội dung đã bị thay đổi sau khi ký", "the content was changed after signing"


class Trouble(Word):
    """What is wrong with a certificate at a moment."""

    EXPIRED = "expired", "chứng thư số đã hết hạn", "the certificate had expired"
    NOT_YET = "not_yet", "chứng thư số chưa có hiệu lực", "the certificate was not valid yet"
    REVOKED = "revoked", "chứng thư số đã bị thu hồi", "the certificate had been revoked"
    STRANGER = "stranger", "chứng thư số không do nơi được tin cậy cấp", "the certificate leads to nobody we trust"
    UNFIT = "unfit", "chứng thư số không dùng để ký văn bản", "the certificate is not for signing documents"
    NO_NEWS = "no_news", "không có danh sách thu hồi để kiểm tra", "there is no list of revocations to look in"
    NO_PROOF = (
        "no_proof",
        "không có dấu thời gian chứng minh văn bản được ký khi chứng thư số còn hiệu lực",
        "no time-stamp proves that it was signed while the certificate was valid",
    )


class Happening(Word):
    """What happens to a certificate or the token that holds its key."""

    LOST = "lost", "mất thiết bị", "token lost"
    EXPOSED = "exposed", "lộ khóa, lộ mã PIN", "key or PIN exposed"
    BROKEN = "broken", "hỏng thiết bị", "token broken"
    REPLACED = "replaced", "đổi sang chứng thư số mới", "replaced by a new certificate"
    RETURNED = "returned", "trả lại (chuyển công tác, nghỉ)", "returned (moved or left)"
    REVOKED = "revoked", "thu hồi theo văn bản", "revoked by order"


class Condition(Word):
    """How it stands with a certificate on a day."""

    IN_USE = "in_use", "đang dùng", "in use"
    ENDING = "ending", "sắp hết hạn", "ends soon"
    NOT_YET = "not_yet", "chưa có hiệu lực", "not in force yet"
    ENDED = "ended", "đã hết hạn", "ended"
    OUT = "out", "không dùng nữa", "out of use"


class Task(Word):
    """What whoever keeps the certificates of an office has to do."""

    REPLACE = "replace", "Cấp thiết bị, chứng thư số thay thế", "Hand out another token and certificate"
    TAKE_BACK = (
        "take_back",
        "Thu lại thiết bị của người đã chuyển, nghỉ",
        "Take back the token of somebody who moved or left",
    )
    RENEW = "renew", "Đề nghị cấp chứng thư số mới", "Ask for a new certificate"
    HAND_OUT = "hand_out", "Cấp chứng thư số cho người ký chưa có", "Hand out a certificate to a signer who has none"
    LISTS = "lists", "Tải danh sách thu hồi mới", "Fetch the new list of revocations"
    TRUST = "trust", "Cập nhật chứng thư số của nơi cấp", "Renew the certificate of an issuer"


class Made(Word):
    """How a file of a signed paper came about."""

    SIGNED = "signed", "đã ký", "signed"
    SEALED = "sealed", "đã đóng dấu số", "sealed"
    STAMPED = "stamped", "gia hạn dấu thời gian lưu trữ", "time-stamped again for the archive"


UNTIL_THEN = Label(
    "In ra, ký trên giấy, đóng dấu, quét lại: hồ sơ sẽ ghi là đã ký trên giấy. Ký số tiếp khi thiết bị hoạt động.",
    "Print it, sign and seal it by hand and scan it: the file will say so. Sign digitally again once the device works.",
)
