"""The sentences of answers that are not dates: classes, ages, permissions, lateness, totals, competence."""

from __future__ import annotations

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.sentences import declare
from eprocuracy.kernel.words import Label

CLASSES = cite("BLHS 2015", 9)
CONTINUITY = cite("TTLT 04/2018", 17)

CLASS = declare("worked.class", "Phân loại: {severity}", "Class: {severity}")
AGE = declare(
    "worked.age",
    "Sinh ngày {born}; đến {day} là {years} tuổi",
    "Born on {born}; on {day} {years} years old",
)
PRESUMED = declare(
    "worked.presumed",
    "Chỉ biết một phần ngày sinh: lấy ngày cuối của khoảng đã biết, {born}",
    "The birth is known in part only: its last day is taken, {born}",
)
TOTAL = declare("worked.total", "Cộng: {parts} = {total}", "Sum: {parts} = {total}")
DECIDES = declare(
    "worked.decides",
    "Gia hạn {ordinal} ngày {day}: {grantor} quyết định",
    "Extension {ordinal} on {day}: decided by {grantor}",
)
CONTINUOUS = declare(
    "worked.continuous",
    "Tạm giữ hết {custody}, tạm giam từ {detention}: liên tục",
    "Custody ends {custody}, detention from {detention}: no gap",
)
GAP = declare(
    "worked.gap",
    "Tạm giữ hết {custody}, tạm giam chỉ từ 0 giờ {detention}: có khoảng trống",
    "Custody ends {custody}, detention only from 0:00 on {detention}: a gap",
)
ALLOWED = declare("worked.allowed", "Được thực hiện: {act} ngày {day}", "Allowed: {act} on {day}")
NOT_ALLOWED = declare(
    "worked.not_allowed",
    "Không được thực hiện: {act} ngày {day}; {reason}",
    "Not allowed: {act} on {day}; {reason}",
)
TIMELY = declare(
    "worked.timely",
    "{act} ngày {day}: đúng hạn (hạn {until})",
    "{act} on {day}: in time (until {until})",
)
LATE = declare("worked.late", "{act} ngày {day}: quá hạn (hạn {until})", "{act} on {day}: late (until {until})")
GROUNDS = declare("worked.grounds", "Căn cứ tạm đình chỉ theo {basis}", "Grounds of suspension under {basis}")
TIMES = declare("worked.times", "Không quá {times} lần theo {basis}", "At most {times} time(s) under {basis}")
RESTARTED = declare(
    "worked.restarted",
    "Thời hiệu tính lại từ {day}",
    "Limitation runs anew from {day}",
)
NEVER_RUNS = declare(
    "worked.never_runs",
    "Không áp dụng thời hiệu theo {basis}",
    "No limitation under {basis}",
)
GIVEN = declare("worked.given", "Dữ kiện đã cho: {event}, {day}", "Given in the facts: {event}, {day}")
OBSTACLE = declare(
    "worked.obstacle",
    "Không tính thời gian bất khả kháng, trở ngại khách quan từ {since} đến {last}: đến {until}",
    "The days of force majeure or objective obstacle from {since} to {last} are not counted: until {until}",
)
FOLLOWED = declare(
    "worked.followed",
    "Cách hiểu được theo ({code}, {topic}): {chosen}",
    "Reading followed ({code}, {topic}): {chosen}",
)
FOLLOWED_AND_OTHER = declare(
    "worked.followed_and_other",
    "Cách hiểu được theo ({code}, {topic}): {chosen}. Cách hiểu khác (không theo): {other}",
    "Reading followed ({code}, {topic}): {chosen}. Other reading (not followed): {other}",
)
FOLLOWED_BUT_DATED = declare(
    "worked.followed_but_dated",
    "Cách hiểu được theo ({code}, {topic}): {chosen}. Cách hiểu khác (không theo): {other}; khi đó là {day}",
    "Reading followed ({code}, {topic}): {chosen}. Other reading (not followed): {other}; then it is {day}",
)
CARRIED = declare(
    "worked.carried",
    "Thời hạn đã tính đến khi thay đổi: đến {until}",
    "The period as it stood at the change: until {until}",
)
UNREADABLE = declare(
    "worked.unreadable",
    "Không đọc được dữ kiện {where}: “{value}”. Cần ghi đúng mẫu của bộ từ vựng",
    "Cannot read {where}: “{value}”. It has to be written as the vocabulary says",
)
UNKNOWN_NAME = declare(
    "worked.unknown_name",
    "Không có “{name}” trong bộ từ vựng ({where})",
    "The vocabulary has no “{name}” ({where})",
)
CONTRADICTORY = declare(
    "worked.contradictory",
    "Chưa xác định được vì dữ kiện mâu thuẫn: {facts}",
    "Not determinable, because these contradict one another: {facts}",
)
OTHER_COUNTING = declare(
    "worked.other_counting",
    "Câu hỏi không hợp với thời hạn “{limit}”: thời hạn này {counting}",
    "The question does not fit the limit “{limit}”: it is {counting}",
)
SEVERAL_STARTS = declare(
    "worked.several_starts",
    "“{limit}” tính từ sự kiện duy nhất trong dữ kiện, nhưng dữ kiện có {number} sự kiện",
    "“{limit}” runs from the one event of the facts, and they have {number}",
)
NO_SUCH_EXTENSION = declare(
    "worked.no_such_extension",
    "“{limit}”: luật không có gia hạn {ordinal} trong trường hợp này",
    "“{limit}”: the law has no extension {ordinal} in this case",
)
DECIDED_ELSEWHERE = declare(
    "worked.decided_elsewhere",
    "Gia hạn {ordinal} không do Viện kiểm sát nhân dân quyết định: {grantor}",
    "Extension {ordinal} is not decided by a people's procuracy: {grantor}",
)
NO_STAGE = declare(
    "worked.no_stage",
    "Dữ kiện không cho biết việc tạm đình chỉ ở giai đoạn nào",
    "The facts do not tell at which stage the suspension is",
)
LATE_YET_DUE = declare(
    "worked.late_yet_due",
    "Đã quá hạn ({until}) nhưng luật không coi là hết quyền: vẫn phải thực hiện, và là vi phạm thời hạn",
    "Past the limit ({until}), but the law does not take the power away: it must still be done, and is a breach",
)
TOTAL_VARIES = declare(
    "worked.total_varies",
    "Tổng gồm tháng và ngày lẻ ({parts}): số ngày tùy ngày bắt đầu",
    "The sum has months and odd days ({parts}): how many days it is depends on the start",
)
NOT_A_LENGTH = declare(
    "worked.not_a_length",
    "“{limit}”: trường hợp “{variant}” là số lần, không phải thời hạn",
    "“{limit}”: “{variant}” is a number of times, not a time limit",
)
MILITARY = Label("Viện kiểm sát quân sự", "military procuracy")
NO_DECIDER = Label("cấp này không quyết định gia hạn", "this level decides no extension")

REASONS = {
    "premature": Label("thời hạn chưa hết", "the period has not yet run out"),
    "period_expired": Label("thời hạn đã hết", "the period is over"),
    "limitation_expired": Label("đã hết thời hiệu", "limitation is over"),
    "number_exhausted": Label("đã hết số lần", "the number of times is used up"),
    "not_provided_by_law": Label("luật không quy định", "the law knows no such thing"),
    "ground_not_in_force": Label("căn cứ chưa có hiệu lực", "the ground was not yet in force"),
    "power_removed": Label("không còn thẩm quyền", "the power was removed"),
    "age_and_class": Label("không đủ điều kiện về tuổi và loại tội", "age and class of the offence do not allow it"),
}
NEEDED = declare(
    "law.fact_needed",
    "Chưa biết “{fact}” thì không xác định được",
    "While “{fact}” is not known nothing can be determined",
)
NO_PART = declare(
    "law.fact_has_no_part",
    "“{fact}” không tham gia: “{limit}” tính từ {event}",
    "“{fact}” has no part in it: “{limit}” is counted from {event}",
)
NO_PART_IN_QUESTION = declare(
    "law.fact_has_no_part_in_question",
    "“{fact}” không tham gia vào câu hỏi này",
    "“{fact}” has no part in this question",
)
ALIKE = declare(
    "law.answers_alike",
    "“{fact}” được xét đến, nhưng dù thế nào kết quả vẫn vậy",
    "“{fact}” is looked at, but however it may be the answer is the same",
)
OF_ANOTHER = declare(
    "law.fact_of_another",
    "“{fact}” là của {whose}; câu hỏi về {asked}",
    "“{fact}” is that of {whose}; the question is about {asked}",
)
