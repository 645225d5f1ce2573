"""The sentences of derivations, in both languages: written for a jurist who checks the date by hand."""

from __future__ import annotations

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.sentences import declare
from eprocuracy.kernel.words import Label

CRIMINAL_COUNTING = cite("BLTTHS 2015", 134, 1)
CIVIL_COUNTING = cite("BLDS 2015", "147-148")
DETENTION_COUNTING = cite("TTLT 04/2018", 17)
CUSTODY_DEDUCTED = cite("BLTTHS 2015", 118, 4)

FROM_DAY = declare(
    "law.from_day",
    "Tính từ {day} ({event}, không tính ngày đầu)",
    "Counted from {day} ({event}; the first day is not counted)",
)
FROM_MINUTE = declare(
    "law.from_minute",
    "Tính từ {moment} ({event})",
    "Counted from {moment} ({event})",
)
FROM_DAY_INCLUDED = declare(
    "law.from_day_included",
    "Tính từ {day} ({event}, tính cả ngày đầu)",
    "Counted from {day} ({event}; the first day is counted)",
)
BACK_FROM = declare(
    "law.back_from",
    "Tính ngược từ {day} ({event})",
    "Counted back from {day} ({event})",
)
LENGTH = declare(
    "law.length",
    "{length} theo {basis}: đến {until}",
    "{length} under {basis}: until {until}",
)
LENGTH_OF_CLASS = declare(
    "law.length_of_class",
    "{length} đối với {severity} theo {basis}: đến {until}",
    "{length} ({severity}) under {basis}: until {until}",
)
SHARE = declare(
    "law.share",
    "Người chưa thành niên: {share} của {full} ngày, làm tròn xuống còn {days} ngày",
    "Juvenile: {share} of {full} days, rounded down to {days} days",
)
DEDUCTED = declare(
    "law.deducted",
    "Trừ {days} ngày đã tạm giữ, tạm giam: còn {left} ngày, đến {until}",
    "Less {days} days already held: {left} days are left, until {until}",
)
ORDER = declare(
    "law.order",
    "Lệnh, quyết định ghi đến {until}; theo thời hạn ghi trong lệnh",
    "The order runs until {until}; the term written in the order is followed",
)
EXTENDED = declare(
    "law.extended",
    "Gia hạn {ordinal}: thêm {length}, tính từ {since}, đến {until}",
    "Extension {ordinal}: {length} more, from {since}, until {until}",
)
EXTENDED_UNTIL = declare(
    "law.extended_until",
    "Gia hạn {ordinal}: quyết định ghi đến {until}",
    "Extension {ordinal}: the decision runs until {until}",
)
CAPPED = declare(
    "law.capped",
    "Không được quá {until} (hết thời hạn của giai đoạn)",
    "No later than {until} (the limit of the stage)",
)
MOVED = declare(
    "law.moved",
    "Ngày cuối {day} là {why}, dời sang {until} theo {basis}",
    "The last day {day} is {why}; moved to {until} under {basis}",
)
LAST_DAY = declare(
    "law.last_day",
    "Hết hạn lúc 24 giờ ngày {until}",
    "It runs out at 24:00 on {until}",
)
LAST_DAY_NOT_MOVED = declare(
    "law.last_day_not_moved",
    "Hết hạn lúc 24 giờ ngày {until}; ngày nghỉ vẫn tính, không dời",
    "It runs out at 24:00 on {until}; days off count and it is not moved",
)
LAST_MINUTE = declare(
    "law.last_minute",
    "Hết hạn lúc {until}; tính cả ban đêm và ngày nghỉ, không dời",
    "It runs out at {until}; nights and days off count and it is not moved",
)
LATEST = declare(
    "law.latest",
    "Chậm nhất {length} trước khi hết hạn: {until}, không dời",
    "At the latest {length} before expiry: {until}, not moved",
)
REMINDER = declare(
    "law.reminder",
    "Ngày làm việc cuối cùng để kịp: {day}",
    "Last working day to be in time: {day}",
)
EFFECTIVE = declare(
    "law.effective",
    "Hết thời hạn kháng cáo, kháng nghị ngày {day}; có hiệu lực từ {until}",
    "The periods of appeal and protest end on {day}; effective from {until}",
)
MISSING = declare(
    "law.missing",
    "Chưa xác định được vì thiếu: {facts}",
    "Not determinable, because this is missing: {facts}",
)
OPEN = declare(
    "law.open",
    "Chưa xác định được vì luật còn bỏ ngỏ hoặc chưa đọc văn bản ({points})",
    "Not determinable, because the law leaves it open or its text was not read ({points})",
)
NO_NUMBER = declare(
    "law.no_number",
    "Điều luật không ấn định thời hạn bằng số",
    "The article sets no number",
)
STAGE_SETS_IT = declare(
    "law.stage_sets_it",
    "Không có thời hạn riêng: không quá thời hạn của giai đoạn tố tụng",
    "No limit of its own: no longer than the stage of the proceedings",
)
ENDED = declare(
    "law.ended",
    "Quy định hết hiệu lực từ sau ngày {until}; quy định thay thế chưa được ghi nhận",
    "The provision ceased after {until}; what replaces it has not been recorded",
)
PROVISIONAL_YEAR = declare(
    "law.provisional_year",
    "Tạm tính: ngày nghỉ lễ, tết năm {year} chưa được xác nhận",
    "Provisional: the days off of {year} are not confirmed",
)
OTHER_CHAIN = declare(
    "law.other_chain",
    "Cách hiểu khác (I-05, không theo): tính tổng số tháng từ ngày đầu thì hết hạn {day}",
    "Other reading (I-05, not followed): all months counted from the start end on {day}",
)
OTHER_LIMITATION = declare(
    "law.other_limitation",
    "Cách hiểu khác (I-12, không theo): tính cả ngày phạm tội thì hết {day}; nên cảnh báo từ ngày đó",
    "Other reading (I-12, not followed): with the day of the act counted it ends on {day}; warn from then",
)
OTHER_EXPIRY = declare(
    "law.other_expiry",
    "Cách hiểu khác (I-07, không theo): tính từ ngày hết hạn đã dời thì chậm nhất {day}",
    "Other reading (I-07, not followed): from the moved expiry the latest day is {day}",
)
OTHER_EFFECT = declare(
    "law.other_effect",
    "Cách hiểu khác (I-19, không theo): có hiệu lực ngay ngày {day}",
    "Other reading (I-19, not followed): effective already on {day}",
)

ORDINALS = {
    "n": Label("tiếp theo", "further"),
    "special": Label("đặc biệt", "special"),
    "special_until_end": Label("đặc biệt, đến khi kết thúc điều tra", "special, until the investigation ends"),
    "national_security": Label("vì an ninh quốc gia", "for national security"),
    "national_security_1": Label("vì an ninh quốc gia lần 1", "for national security, first"),
    "national_security_2": Label("vì an ninh quốc gia lần 2", "for national security, second"),
    "complex": Label("do phức tạp", "for complexity"),
    "extremely_serious_complex": Label("do đặc biệt nghiêm trọng, phức tạp", "for an extremely serious complex case"),
    "force_majeure": Label("do bất khả kháng, trở ngại khách quan", "for force majeure"),
    "verification": Label("để xác minh thêm", "for verification"),
    "after_supplement": Label("sau khi nhận bổ sung", "after supplements"),
    "upper_court": Label("tại Tòa án cấp trên", "at the upper court"),
}


def ordinal_label(ordinal: int | str) -> Label:
    """`lần 1`, `no. 1`, or the name of an extension that has no number."""
    if isinstance(ordinal, int):
        return Label(f"lần {ordinal}", f"no. {ordinal}")
    return ORDINALS.get(ordinal) or Label(ordinal, ordinal)
