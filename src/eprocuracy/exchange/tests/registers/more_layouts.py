"""How offices lay out their books of custody and of recommendations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from eprocuracy.exchange.tests.registers.habits import ARRESTS, ENDS, FIELDS, REPLIES, Habits
from eprocuracy.exchange.tests.registers.layouts import (
    Layout,
    cross,
    day,
    moment,
    nothing,
    number,
    only,
    paper,
    paper_no,
    text,
    unit,
    word,
)
from eprocuracy.exchange.tests.registers.made_entries import Entry


def extension_of_custody(place: int, part: str) -> Callable[[Habits, Entry], Any]:
    def write(habits: Habits, entry: Entry) -> Any:
        if len(entry["custody_extensions"]) <= place:
            return None
        one = entry["custody_extensions"][place]
        if part == "until":
            return habits.moment(one["until"])
        return (
            habits.paper_no(12, "QĐ-VKS") if one["approved"] else habits.one([None, "Không có", "Chưa có QĐ phê chuẩn"])
        )

    return write


def birth(habits: Habits, entry: Entry) -> Any:
    return (
        habits.one([int(entry["birth"]), f"sn {entry['birth']}"])
        if len(entry["birth"]) == 4
        else habits.day(date.fromisoformat(entry["birth"]))
    )


def own_offence(habits: Habits, entry: Entry) -> Any:
    return habits.offence(**entry["offence"])


def span(first: str, last: str) -> Callable[[Habits, Entry], Any]:
    def said(habits: Habits, value: date | datetime) -> str:
        if isinstance(value, datetime):
            return f"{value.hour}h{value.minute:02} ngày {habits.day_in_text(value.date())}"
        return habits.day_in_text(value)

    return lambda habits, entry: (
        f"từ {said(habits, entry[first])} đến {said(habits, entry[last])}" if entry[first] else None
    )


CUSTODY: dict[str, Layout] = {
    "crosses": [
        ("Đơn vị", unit),
        ("Số TT sổ", number),
        ("Họ tên", lambda habits, entry: habits.one([entry["name"], entry["name"].upper()])),
        ("Năm sinh", birth),
        ("Nam", only("sex", "Nam", cross)),
        ("Nữ", only("sex", "Nữ", cross)),
        ("DT", lambda habits, entry: habits.one(["H'Mông", "HMông"]) if entry["ethnic"] == "Mông" else entry["ethnic"]),
        ("Số giấy tờ", text("id_no")),
        ("Tội danh", own_offence),
        ("Bắt quả tang", only("arrest_kind", "flagrante", cross)),
        ("Khẩn cấp", only("arrest_kind", "emergency", cross)),
        ("Truy nã", only("arrest_kind", "wanted", cross)),
        ("Đầu thú", only("arrest_kind", "surrender", cross)),
        ("Bắt tạm giam", only("arrest_kind", "warrant", cross)),
        ("Giờ bắt", lambda habits, entry: habits.hour(entry["arrested_at"])),
        ("Ngày bắt", lambda habits, entry: habits.day(entry["arrested_at"].date())),
        ("Tạm giữ từ", moment("custody_from")),
        ("Tạm giữ đến", moment("custody_to")),
        ("GHTG lần 1", extension_of_custody(0, "until")),
        ("VKS phê chuẩn lần 1", extension_of_custody(0, "approved")),
        ("GHTG lần 2", extension_of_custody(1, "until")),
        ("VKS phê chuẩn lần 2", extension_of_custody(1, "approved")),
        ("LTG", paper("order_no", "order_on", "LTG")),
        ("Tạm giam từ", day("detained_from")),
        ("Tạm giam đến", day("detained_to")),
        ("Xử lý", word(ENDS, "end")),
        ("Ngày ra", moment("ended_at")),
        ("Ghi chú", nothing),
    ],
    "groups": [
        ("Số theo dõi", number),
        ("Họ và tên", text("name")),
        (("Năm sinh", "Nam"), only("sex", "Nam", birth)),
        (("Năm sinh", "Nữ"), only("sex", "Nữ", birth)),
        ("Dân tộc", text("ethnic")),
        ("CCCD", text("id_no")),
        ("Tội danh, điều luật", own_offence),
        (("Bắt, giữ", "Hình thức"), word(ARRESTS, "arrest_kind")),
        (("Bắt, giữ", "Giờ, ngày"), moment("arrested_at")),
        (("Tạm giữ", "Từ"), moment("custody_from")),
        (("Tạm giữ", "Đến"), moment("custody_to")),
        (("Gia hạn tạm giữ", "Lần 1"), extension_of_custody(0, "until")),
        (("Gia hạn tạm giữ", "Lần 2"), extension_of_custody(1, "until")),
        (("Gia hạn tạm giữ", "Phê chuẩn lần 1"), extension_of_custody(0, "approved")),
        (("Gia hạn tạm giữ", "Phê chuẩn lần 2"), extension_of_custody(1, "approved")),
        (("Tạm giam", "Lệnh"), paper("order_no", "order_on", "LTG")),
        (("Tạm giam", "Từ"), day("detained_from")),
        (("Tạm giam", "Đến"), day("detained_to")),
        (("Ra", "Lý do"), word(ENDS, "end")),
        (("Ra", "Giờ, ngày"), moment("ended_at")),
        ("Chú thích", nothing),
    ],
    "from and to in one cell": [
        ("Đơn vị", unit),
        ("Vào sổ", number),
        ("Người bị bắt", text("name")),
        ("Ngày sinh", birth),
        ("Giới", text("sex")),
        ("Dân tộc", text("ethnic")),
        ("Giấy tờ", text("id_no")),
        ("Hành vi", own_offence),
        ("Trường hợp bắt", word(ARRESTS, "arrest_kind")),
        ("Thời điểm bắt", moment("arrested_at")),
        ("Tạm giữ (từ, đến)", span("custody_from", "custody_to")),
        (("Gia hạn tạm giữ lần 1", "Đến"), extension_of_custody(0, "until")),
        (("Gia hạn tạm giữ lần 1", "VKS phê chuẩn"), extension_of_custody(0, "approved")),
        (("Gia hạn tạm giữ lần 2", "Đến"), extension_of_custody(1, "until")),
        (("Gia hạn tạm giữ lần 2", "VKS phê chuẩn"), extension_of_custody(1, "approved")),
        (("Tạm giam", "Lệnh số, ngày"), paper("order_no", "order_on", "LTG")),
        (("Tạm giam", "Thời hạn"), span("detained_from", "detained_to")),
        (("Kết quả", "Hình thức"), word(ENDS, "end")),
        (("Kết quả", "Giờ, ngày"), moment("ended_at")),
    ],
}


def length(habits: Habits, entry: Entry) -> Any:
    return f"{(entry['due_on'] - entry['on']) // timedelta(days=1)} ngày"


RECOMMENDATIONS: dict[str, Layout] = {
    "words also seen": [
        ("Đơn vị", unit),
        ("Số, ký hiệu", paper_no("number", "KN-VKS")),
        ("Ngày ban hành", day("on")),
        ("Loại", lambda habits, entry: {"remedy": "Khắc phục vi phạm", "prevention": "Phòng ngừa"}[entry["kind"]]),
        ("Lĩnh vực", lambda habits, entry: FIELDS[entry["field"]]),
        ("Đơn vị vi phạm", text("target")),
        ("Thời hạn trả lời", day("due_on")),
        ("Văn bản trả lời (số, ngày)", paper("number", "replied_on", "CV")),
        ("Kết quả trả lời", word(REPLIES, "result")),
        ("Ghi chú", nothing),
    ],
    "crosses": [
        ("VKS", unit),
        (("Văn bản", "Số"), paper_no("number", "KN-VKS")),
        (("Văn bản", "Ngày"), day("on")),
        ("Phân loại", lambda habits, entry: {"remedy": "KP vi phạm", "prevention": "Phòng ngừa TP, VP"}[entry["kind"]]),
        ("Khâu", lambda habits, entry: FIELDS[entry["field"]]),
        ("Nơi nhận", text("target")),
        ("Hạn", length),
        (("Phúc đáp", "Ngày"), day("replied_on")),
        (("Kết quả", "Chấp nhận toàn bộ"), only("result", "accepted", cross)),
        (("Kết quả", "Chấp nhận một phần"), only("result", "partly", cross)),
        (("Kết quả", "Không chấp nhận"), only("result", "rejected", cross)),
        ("Chú thích", nothing),
    ],
}
