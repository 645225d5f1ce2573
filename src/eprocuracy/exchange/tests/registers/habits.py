"""The habits of offices: one value written in the many ways people have."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from eprocuracy.exchange.tests.registers.made_books import SPELLINGS

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
EXCEL_EPOCH = date(1899, 12, 30)

SOURCES = {
    "denunciation": ("Tố giác", "tố giác", "TG", "Tố giác của công dân"),
    "information": ("Tin báo", "TB", "Tin báo của CQ, TC"),
    "proposal": ("Kiến nghị khởi tố", "KNKT"),
    "self_report": ("Tự thú, đầu thú", "NPT tự thú"),
    "detected": ("Trực tiếp phát hiện", "CQ phát hiện"),
}
REPORT_OUTCOMES = {
    "instituted": ("KTVA", "Khởi tố", "QĐ KTVA"),
    "not_instituted": ("Không KTVA", "KKTVA", "Không khởi tố VA"),
    "suspended": ("TĐC", "Tạm đình chỉ giải quyết"),
    "transferred": ("Chuyển thẩm quyền", "Chuyển CQĐT khác"),
    "open": (None, "Đang giải quyết"),
}
CASE_OUTCOMES = {
    "concluded": ("KLĐT đề nghị truy tố", "KTĐT, ĐNTT"),
    "suspended": ("TĐC điều tra", "Tạm đình chỉ"),
    "terminated": ("Đình chỉ điều tra", "ĐCĐT"),
    "transferred": ("Chuyển CQĐT khác",),
    "open": (None, "Đang điều tra"),
}
ARRESTS = {
    "flagrante": ("BQT", "Phạm tội quả tang"),
    "emergency": ("Khẩn cấp", "Giữ người TH khẩn cấp"),
    "wanted": ("Truy nã",),
    "surrender": ("Ra đầu thú",),
    "warrant": ("Bắt bị can để TG", "Bắt tạm giam"),
}
ENDS = {
    "to_court": ("Chuyển Tòa", "Chuyển TA xét xử"),
    "released": ("Trả tự do", "TTD"),
    "measure_changed": ("Thay đổi BPNC", "Cho tại ngoại"),
    "open": (None, "Đang giam giữ"),
}
FIELDS = {
    "investigation": "Khởi tố, điều tra",
    "first_instance": "Xét xử hình sự",
    "civil_enforcement": "Thi hành án dân sự",
    "crime_reports": "Tin báo, tố giác",
}
REPLIES = {
    "accepted": ("Chấp nhận", "Đã tiếp thu"),
    "partly": ("Chấp nhận một phần",),
    "rejected": ("Không chấp nhận",),
    "awaiting": (None, "Chưa trả lời"),
}


class Habits:
    """One office's ways of writing, drawn by lot."""

    def __init__(self, seed: int) -> None:
        self.lot = random.Random(seed)

    def one(self, ways: Sequence[Any]) -> Any:
        return self.lot.choice(ways)

    def word(self, ways: Mapping[str, Sequence[Any]], code: str) -> Any:
        return self.one(ways[code])

    def day(self, day: date | None) -> Any:
        if day is None:
            return None
        return self.one(
            [
                day,
                f"{day:%d/%m/%Y}",
                f"{day.day}/{day.month}/{day.year}",
                f"{day.day:02}/{day.month}/{day.year % 100:02}",
                f"{day.day}.{day.month}.{day.year % 100:02}",
                f"{day:%d-%m-%Y}",
                f"ngày {day.day:02} tháng {day.month} năm {day.year}",
                f"{day.day}/{day.month}/{day.year}".translate(FULL_WIDTH),
                (day - EXCEL_EPOCH).days,
            ]
        )

    def day_in_text(self, day: date) -> str:
        return str(
            self.one(
                [
                    f"{day:%d/%m/%Y}",
                    f"{day.day}/{day.month}/{day.year}",
                    f"{day.day}.{day.month}.{day.year % 100:02}",
                    f"{day:%d-%m-%Y}",
                ]
            )
        )

    def moment(self, moment: datetime | None) -> Any:
        if moment is None:
            return None
        hour, minute, day = moment.hour, moment.minute, self.day_in_text(moment.date())
        return self.one(
            [
                moment,
                f"{hour}h{minute:02} ngày {day}",
                f"{hour:02}h{minute:02}' {day}",
                f"{hour}:{minute:02} {moment:%d/%m/%Y}",
                f"{moment:%d-%m-%Y} {hour}h{minute:02}",
                f"{hour} giờ {minute:02} phút ngày {day}",
            ]
        )

    def hour(self, moment: datetime) -> Any:
        return self.one(
            [f"{moment.hour}h{moment.minute:02}", f"{moment.hour} giờ {moment.minute:02} phút", moment.time()]
        )

    def number(self, number: int, year: int) -> Any:
        return self.one([number, f"{number:02}", f"{number:02}/{year}", f"{number}".translate(FULL_WIDTH)])

    def paper_no(self, number: int | None, sign: str) -> Any:
        return None if number is None else self.one([number, f"{number:02}/{sign}", f"Số {number}"])

    def paper(self, number: int | None, day: date | None, sign: str) -> Any:
        if number is None or day is None:
            return None
        said = self.day_in_text(day)
        return self.one(
            [
                f"{number:02}/{sign} ngày {said}",
                f"Số {number} - {said}",
                f"{number} ({said})",
                f"{number:02}/{sign}\n{said}",
                f"{number} ngày {said}",
            ]
        )

    def extension(self, extension: Mapping[str, Any]) -> str:
        paper = self.paper(extension["number"], extension["on"], "QĐ-VKS").replace("\n", " ")
        return f"{paper}{self.one([', đến ', '; đến ngày ', ' (đến '])}{self.day_in_text(extension['until'])}"

    def unit(self, code: str) -> Any:
        return self.one(SPELLINGS[code])

    def offence(self, article: str, clause: int, point: str | None) -> Any:
        if point:
            return self.one(
                [
                    f"điểm {point} khoản {clause} Điều {article}",
                    f"Điều {article} khoản {clause} điểm {point}",
                    f"điểm {point} K{clause} Đ{article}",
                ]
            )
        return self.one(
            [
                f"Điều {article} khoản {clause}",
                f"K{clause} Đ{article}",
                f"{article}/{clause} BLHS",
                f"khoản {clause} Đ.{article}",
                f"Đ{article} K{clause}",
            ]
        )

    def birth(self, birth: str) -> Any:
        if len(birth) == 4:
            return self.one([f"sinh năm {birth}", f"SN {birth}", f"sn {birth[2:]}"])
        day = date.fromisoformat(birth)
        return self.one([f"sinh ngày {day:%d/%m/%Y}", f"SN {day.day}/{day.month}/{day.year}"])

    def people(self, people: Sequence[Mapping[str, Any]], nobody: Sequence[Any] = (None, "Chưa rõ đối tượng")) -> Any:
        if not people:
            return self.one(nobody)
        said = [
            f"{one['name']}{self.one([', ' + self.birth(one['birth']), ' (' + self.birth(one['birth']) + ')', ' ' + self.birth(one['birth'])])}"
            for one in people
        ]
        together = "; ".join(said)
        return self.one(
            [
                "\n".join(f"{place}. {one}" for place, one in enumerate(said, 1)),
                together,
                "\n".join(f"- {one}" for one in said),
                "; ".join(f"{chr(96 + place)}) {one}" for place, one in enumerate(said, 1)),
                f"{people[0]['name']} và đồng phạm ({len(said):02} bị can): {together}" if len(said) > 1 else together,
            ]
        )
