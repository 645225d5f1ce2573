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
    "Không áp dụng thời hiệu truy cứu theo {basis}",
    "No limitation of prosecution under {basis}",
)

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
