"""The closed lists of words of this workstream."""

from __future__ import annotations

from eprocuracy.kernel.words import Word


class Stage(Word):
    """Where the person stands, and who must act."""

    HELD = "held", "bị giữ, bị bắt, cần quyết định trong 12 giờ", "held or arrested, needs a decision within 12 hours"
    IN_CUSTODY = "in_custody", "đang tạm giữ", "in custody"
    MUST_RELEASE = "must_release", "đã hủy tạm giữ, cần trả tự do ngay", "custody annulled, must be released at once"
    DETAINED = "detained", "đang tạm giam để điều tra", "detained for investigation"
    DETAINED_FOR_PROSECUTION = "detained_for_prosecution", "đang tạm giam để truy tố", "detained for prosecution"
    DETAINED_BY_COURT = "detained_by_court", "đang tạm giam theo lệnh của Tòa án", "detained by order of a court"
    AT_COURT = "at_court", "đã chuyển Tòa án", "handed to the court"
    RELEASED = "released", "đã trả tự do", "released"
    MEASURE_REPLACED = "measure_replaced", "đã thay đổi biện pháp ngăn chặn", "measure replaced"
    TRANSFERRED = "transferred", "đã chuyển nơi khác", "transferred elsewhere"
    SERVING = "serving", "đã chuyển chấp hành án phạt tù", "sent to serve a sentence"
    ESCAPED = "escaped", "đã trốn", "escaped"
    DIED = "died", "đã chết", "died"


INSIDE = frozenset(
    {
        Stage.HELD,
        Stage.IN_CUSTODY,
        Stage.MUST_RELEASE,
        Stage.DETAINED,
        Stage.DETAINED_FOR_PROSECUTION,
        Stage.DETAINED_BY_COURT,
    }
)


class Manner(Word):
    """How the person came to be held."""

    FLAGRANTE = "flagrante", "bắt người phạm tội quả tang", "caught in the act"
    EMERGENCY = "emergency", "giữ người trong trường hợp khẩn cấp", "held in an emergency"
    WANTED = "wanted", "bắt người đang bị truy nã", "arrested as a wanted person"
    SURRENDER = "surrender", "đầu thú, tự thú", "surrendered"
    WARRANT = "warrant", "bắt bị can để tạm giam", "arrested on a warrant of detention"


class Ground(Word):
    """On what the person is held."""

    HOLD = "hold", "giữ, bắt", "held or arrested"
    CUSTODY = "custody", "tạm giữ", "custody"
    DETENTION = "detention", "tạm giam để điều tra", "detention for investigation"
    PROSECUTION = "prosecution", "tạm giam để truy tố", "detention for prosecution"
    COURT = "court", "tạm giam theo lệnh của Tòa án", "detention by order of a court"
    SENTENCE = "sentence", "chấp hành án phạt tù", "serving a sentence"
    NONE = "none", "không có lệnh, quyết định", "without an order"


class Leaving(Word):
    """How a person leaves the book."""

    RELEASED = "released", "trả tự do", "released"
    TRANSFERRED = "transferred", "chuyển nơi khác", "transferred elsewhere"
    TO_COURT = "to_court", "chuyển Tòa án", "handed to the court"
    SENTENCE = "sentence", "chuyển chấp hành án phạt tù", "sent to serve a sentence"
    DIED = "died", "chết", "died"
    ESCAPED = "escaped", "trốn", "escaped"
    MEASURE_CHANGED = "measure_changed", "thay đổi biện pháp ngăn chặn", "measure replaced"
    MEASURE_CANCELLED = "measure_cancelled", "hủy biện pháp tạm giam", "detention cancelled"


class About(Word):
    """What a file that the procuracy receives asks for."""

    CUSTODY = "custody", "quyết định tạm giữ", "custody decision"
    HOLD = "hold", "phê chuẩn lệnh bắt người bị giữ", "approval of the arrest of a person held"
    EXTENSION = "extension", "phê chuẩn gia hạn tạm giữ", "approval of an extension of custody"
    DETENTION = "detention", "phê chuẩn lệnh tạm giam", "approval of an order of detention"


class SpecialExtension(Word):
    """Extensions of detention beyond the numbered ones (BLTTHS 173(5), (6))."""

    SPECIAL = "special", "Viện trưởng VKSND tối cao gia hạn", "extended by the Prosecutor General"
    UNTIL_END = "special_until_end", "tạm giam đến khi kết thúc điều tra", "until the end of the investigation"
    SECURITY_1 = "national_security_1", "an ninh quốc gia, lần một", "national security, first"
    SECURITY_2 = "national_security_2", "an ninh quốc gia, lần tiếp theo", "national security, further"


class ReleaseGround(Word):
    """Why a person leaves."""

    NOT_CHARGED = "not_charged", "không đủ căn cứ khởi tố bị can", "no ground to charge"
    NO_CRIME = "no_crime", "hành vi không phạm tội", "no offence"
    ADMINISTRATIVE = "administrative", "xử lý hành chính", "administrative handling"
    NOT_NEEDED = "not_needed", "không cần thiết tạm giữ, tạm giam", "custody no longer needed"
    EXPIRED = "expired", "hết thời hạn", "time ran out"
    NOT_APPROVED = "not_approved", "không được phê chuẩn", "not approved"
    UNLAWFUL = "unlawful", "tạm giữ, tạm giam không có căn cứ và trái pháp luật", "held unlawfully"
