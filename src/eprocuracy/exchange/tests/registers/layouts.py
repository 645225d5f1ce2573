"""How offices lay out their books: other titles, other groups, other columns for the same things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eprocuracy.exchange.tests.registers.habits import (
    CASE_OUTCOMES,
    REPORT_OUTCOMES,
    SOURCES,
    Habits,
)
from eprocuracy.exchange.tests.registers.made_entries import Entry

Title = str | tuple[str, str]
Layout = list[tuple[Title, Callable[[Habits, Entry], Any]]]


def day(name: str) -> Callable[[Habits, Entry], Any]:
    return lambda habits, entry: habits.day(entry[name])


def moment(name: str) -> Callable[[Habits, Entry], Any]:
    return lambda habits, entry: habits.moment(entry[name])


def text(name: str) -> Callable[[Habits, Entry], Any]:
    return lambda habits, entry: entry[name]


def paper(number: str, on: str, sign: str) -> Callable[[Habits, Entry], Any]:
    return lambda habits, entry: habits.paper(entry[number], entry[on], sign)


def paper_no(name: str, sign: str) -> Callable[[Habits, Entry], Any]:
    return lambda habits, entry: habits.paper_no(entry[name], sign)


def word(ways: dict[str, Any], name: str) -> Callable[[Habits, Entry], Any]:
    return lambda habits, entry: habits.word(ways, entry[name])


def only(name: str, code: str, write: Callable[[Habits, Entry], Any]) -> Callable[[Habits, Entry], Any]:
    return lambda habits, entry: write(habits, entry) if entry[name] == code else None


def cross(habits: Habits, entry: Entry) -> Any:
    return habits.one(["x", "X", "1", 1])


def nothing(habits: Habits, entry: Entry) -> Any:
    return habits.one([None, None, "Vụ việc phức tạp", "Hồ sơ lưu tủ số 2"])


def unit(habits: Habits, entry: Entry) -> Any:
    return habits.unit(entry["unit"])


def number(habits: Habits, entry: Entry) -> Any:
    return habits.number(entry["number"], 2023)


def offences(habits: Habits, entry: Entry) -> Any:
    return "; ".join(habits.offence(**offence) for offence in entry["offences"])


def suspects(habits: Habits, entry: Entry) -> Any:
    return habits.people(entry["suspects"])


def accused(habits: Habits, entry: Entry) -> Any:
    return habits.people(entry["accused"], (None, "Chưa KTBC", "Chưa rõ đối tượng"))


def extensions(habits: Habits, entry: Entry) -> Any:
    return "\n".join(habits.extension(one) for one in entry["extensions"]) or None


def part_of_extension(part: str) -> Callable[[Habits, Entry], Any]:
    def write(habits: Habits, entry: Entry) -> Any:
        one = entry["extensions"][0] if entry["extensions"] else None
        if one is None:
            return None
        return habits.paper_no(one["number"], "QĐ-VKS") if part == "number" else habits.day(one[part])

    return write


def requests(habits: Habits, entry: Entry) -> Any:
    return (
        "\n".join(habits.paper(one["number"], one["on"], "YC-VKS").replace("\n", " ") for one in entry["requests"])
        or None
    )


def decision_of_reports(habits: Habits, entry: Entry) -> Any:
    return habits.paper(entry["decision_no"], entry["decision_on"], "QĐ-CSĐT")


def result_in_one(habits: Habits, entry: Entry) -> Any:
    said, decided = habits.word(REPORT_OUTCOMES, entry["outcome"]), decision_of_reports(habits, entry)
    return f"{said} {decided}" if decided else said


REPORTS: dict[str, Layout] = {
    "words also seen": [
        ("VKS", unit),
        ("Số TL", number),
        ("Ngày TL", day("accepted_on")),
        ("Phân loại", word(SOURCES, "source")),
        ("Ngày tiếp nhận", day("received_on")),
        ("Người báo tin", text("informant")),
        ("Nội dung vụ việc", text("content")),
        ("Tội danh", offences),
        ("Đối tượng", suspects),
        ("CQĐT", text("agency")),
        ("ĐTV", text("investigator")),
        ("KSV", text("procurator")),
        ("Kéo dài 2 tháng", day("prolonged_until")),
        ("QĐ gia hạn", extensions),
        ("YCKTXM", requests),
        ("Kết quả", word(REPORT_OUTCOMES, "outcome")),
        ("QĐ số", paper_no("decision_no", "QĐ-CSĐT")),
        ("Ngày", day("decision_on")),
        ("Ghi chú khác", nothing),
    ],
    "near twins": [
        ("VKS thụ lý", unit),
        ("Thụ lý của VKS", number),
        ("Ngày thụ lý", day("accepted_on")),
        ("Loại tin", word(SOURCES, "source")),
        ("CQĐT nhận ngày", day("received_on")),
        ("Nguyên đơn", text("informant")),
        ("Nội dung", text("content")),
        ("Điều luật", offences),
        ("Nghi can", suspects),
        ("CQĐT", text("agency")),
        ("Cán bộ điều tra", text("investigator")),
        ("Kiểm sát viên", text("procurator")),
        ("Kéo dài 2 tháng", day("prolonged_until")),
        ("QĐ gia hạn", extensions),
        ("Yêu cầu của VKS", requests),
        ("Hướng giải quyết", word(REPORT_OUTCOMES, "outcome")),
        ("QĐ số", paper_no("decision_no", "QĐ-CSĐT")),
        ("Ngày quyết định", day("decision_on")),
        ("Chú thích", nothing),
    ],
    "words never seen": [
        (("Vào sổ", "Số"), number),
        (("Vào sổ", "Ngày"), day("accepted_on")),
        ("Đơn vị thụ lý", unit),
        (("Tin", "Loại"), word(SOURCES, "source")),
        (("Tin", "Ngày nhận"), day("received_on")),
        (("Tin", "Ai báo"), text("informant")),
        ("Vụ việc", text("content")),
        ("Điều khoản", offences),
        ("Người liên quan", suspects),
        (("Điều tra", "Nơi thụ lý"), text("agency")),
        (("Điều tra", "Người thụ lý"), text("investigator")),
        ("Người kiểm sát", text("procurator")),
        (("Thời hạn", "Kéo dài"), day("prolonged_until")),
        (("Thời hạn", "VKS cho thêm"), extensions),
        ("Đã yêu cầu", requests),
        (("Xử lý", "Cách"), word(REPORT_OUTCOMES, "outcome")),
        (("Xử lý", "Số"), paper_no("decision_no", "QĐ-CSĐT")),
        (("Xử lý", "Ngày"), day("decision_on")),
        ("Chú thích", nothing),
    ],
    "a column for each result": [
        ("Đơn vị", unit),
        ("Số, ngày thụ lý", paper("number", "accepted_on", "TB")),
        (("Nguồn tin", "Phân loại"), word(SOURCES, "source")),
        (("Nguồn tin", "Ngày CQĐT nhận"), day("received_on")),
        (("Nguồn tin", "Người tố giác, báo tin"), text("informant")),
        ("Nội dung tin", text("content")),
        ("Tội danh, điều luật", offences),
        ("Người bị tố giác", suspects),
        ("Cơ quan điều tra", text("agency")),
        ("Điều tra viên", text("investigator")),
        ("Kiểm sát viên", text("procurator")),
        ("Kéo dài thời hạn", day("prolonged_until")),
        ("VKS gia hạn", extensions),
        ("Yêu cầu xác minh", requests),
        (("Kết quả giải quyết", "Khởi tố (số, ngày)"), only("outcome", "instituted", decision_of_reports)),
        (("Kết quả giải quyết", "Không khởi tố (số, ngày)"), only("outcome", "not_instituted", decision_of_reports)),
        (("Kết quả giải quyết", "Tạm đình chỉ (số, ngày)"), only("outcome", "suspended", decision_of_reports)),
        (("Kết quả giải quyết", "Chuyển (số, ngày)"), only("outcome", "transferred", decision_of_reports)),
        ("Ghi chú", nothing),
    ],
    "the result in one cell": [
        ("Đơn vị", unit),
        ("Số thứ tự sổ", number),
        ("Ngày tháng thụ lý", day("accepted_on")),
        ("Nguồn", word(SOURCES, "source")),
        ("Ngày CQĐT thụ lý", day("received_on")),
        ("Người cung cấp tin", text("informant")),
        ("Tóm tắt nội dung", text("content")),
        ("Khoản, điều", offences),
        ("Đối tượng bị tố giác", suspects),
        ("Cơ quan công an", text("agency")),
        ("ĐTV thụ lý", text("investigator")),
        ("KSV được phân công", text("procurator")),
        ("Kéo dài đến", day("prolonged_until")),
        ("Gia hạn", extensions),
        ("Yêu cầu kiểm tra, xác minh", requests),
        ("Kết quả giải quyết (hình thức, số, ngày)", result_in_one),
        ("Lưu ý", nothing),
    ],
}


def other_decision(habits: Habits, entry: Entry) -> Any:
    return f"Đình chỉ vụ án, QĐ số {entry['decision_no']} ngày {habits.day_in_text(entry['decision_on'])}"


CASES: dict[str, Layout] = {
    "words also seen": [
        ("Đơn vị", unit),
        ("Số TL", number),
        ("Ngày TL", day("accepted_on")),
        ("Khoản – Điều", offences),
        ("QĐKTVA", paper("institution_no", "instituted_on", "QĐ-CSĐT")),
        ("Số BC", lambda habits, entry: len(entry["accused"])),
        ("Danh sách bị can", accused),
        ("KTBC", paper("number", "charged_on", "QĐ-CSĐT")),
        ("PC", paper("number", "approved_on", "QĐ-VKS")),
        ("KSV", text("procurator")),
        ("ĐTV", text("investigator")),
        ("GHĐT lần 1", extensions),
        ("KTĐT", word(CASE_OUTCOMES, "outcome")),
        ("KLĐT", paper("outcome_no", "outcome_on", "KLĐT-CSĐT")),
        ("Ngày nhận HS", day("file_on")),
        ("CT", only("decision", "indicted", paper("decision_no", "decision_on", "CT-VKS"))),
        ("Quyết định khác", only("decision", "terminated", other_decision)),
        ("Ghi chú khác", nothing),
    ],
    "numbers and days apart": [
        ("VKS", unit),
        (("Thụ lý", "Số"), number),
        (("Thụ lý", "Ngày"), day("accepted_on")),
        ("Tội danh", offences),
        (("Khởi tố vụ án", "Số"), paper_no("institution_no", "QĐ-CSĐT")),
        (("Khởi tố vụ án", "Ngày"), day("instituted_on")),
        (("Bị can", "Họ và tên"), accused),
        (("Bị can", "Khởi tố bị can"), paper("number", "charged_on", "QĐ-CSĐT")),
        (("Bị can", "Phê chuẩn"), paper("number", "approved_on", "QĐ-VKS")),
        ("Kiểm sát viên", text("procurator")),
        ("Điều tra viên", text("investigator")),
        (("Gia hạn điều tra lần 1", "Số"), part_of_extension("number")),
        (("Gia hạn điều tra lần 1", "Ngày"), part_of_extension("on")),
        (("Gia hạn điều tra lần 1", "Đến ngày"), part_of_extension("until")),
        (("Kết thúc điều tra", "Kết quả"), word(CASE_OUTCOMES, "outcome")),
        (("Kết thúc điều tra", "Số"), paper_no("outcome_no", "KLĐT")),
        (("Kết thúc điều tra", "Ngày"), day("outcome_on")),
        (("Giai đoạn truy tố", "Nhận hồ sơ"), day("file_on")),
        (
            ("Giai đoạn truy tố", "Kết quả"),
            lambda habits, entry: {"indicted": "Cáo trạng", "terminated": "Đình chỉ"}.get(entry["decision"]),
        ),
        (("Giai đoạn truy tố", "Số"), paper_no("decision_no", "VKS")),
        (("Giai đoạn truy tố", "Ngày"), day("decision_on")),
        ("Chú thích", nothing),
    ],
}
