"""How single values are written: days, hours, numbers, papers, articles, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from eprocuracy.exchange.tests.registers.strangers.lot import Lot
from eprocuracy.law.offences import Catalogue

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
EPOCH = date(1899, 12, 30)

WORDS: Mapping[str, Mapping[str, Sequence[Any]]] = {
    "source": {
        "denunciation": ("Tố giác", "tố giác", "TG", "Tố giác của công dân", "Đơn tố giác", "Tố giác về tội phạm", "TỐ GIÁC"),
        "information": ("Tin báo", "TB", "Tin báo của CQ, TC", "tin báo", "Tin báo về tội phạm"),
        "proposal": ("Kiến nghị khởi tố", "KNKT", "KN khởi tố"),
        "self_report": ("Tự thú, đầu thú", "Người phạm tội tự thú", "Đầu thú", "Tự thú"),
        "detected": ("Trực tiếp phát hiện", "CQ phát hiện", "Phát hiện trực tiếp", "CQĐT trực tiếp phát hiện"),
    },
    "report_outcome": {
        "instituted": ("KTVA", "Khởi tố", "QĐ KTVA", "Khởi tố vụ án", "Khởi tố VAHS", "KTVA, KTBC"),
        "not_instituted": ("Không KTVA", "KKTVA", "Không khởi tố VA", "Không khởi tố vụ án", "QĐ không KTVA", "Ko KTVA"),
        "suspended": ("TĐC", "Tạm đình chỉ giải quyết", "Tạm đình chỉ", "TĐC giải quyết nguồn tin"),
        "transferred": ("Chuyển thẩm quyền", "Chuyển CQĐT khác", "Chuyển theo thẩm quyền", "Chuyển đến CQĐT có thẩm quyền"),
        "open": (None, None, "Đang giải quyết", "Đang xác minh", "Chưa có kết quả"),
    },
    "case_outcome": {
        "concluded": ("KLĐT đề nghị truy tố", "KTĐT, ĐNTT", "Kết luận điều tra đề nghị truy tố", "ĐNTT", "KLĐT", "BKLĐT đề nghị truy tố"),
        "suspended": ("TĐC điều tra", "Tạm đình chỉ", "TĐC", "Tạm đình chỉ điều tra vụ án"),
        "terminated": ("Đình chỉ điều tra", "ĐCĐT", "ĐC điều tra", "Đình chỉ ĐT"),
        "transferred": ("Chuyển CQĐT khác", "Chuyển vụ án", "Chuyển theo thẩm quyền"),
        "open": (None, None, "Đang điều tra", "Chưa kết thúc"),
    },
    "prosecution": {
        "indicted": ("Cáo trạng", "Truy tố", "QĐ truy tố"),
        "terminated": ("Đình chỉ vụ án", "Đình chỉ", "QĐ đình chỉ"),
        "suspended": ("Tạm đình chỉ", "TĐC vụ án"),
    },
    "arrest": {
        "flagrante": ("BQT", "Phạm tội quả tang", "Bắt quả tang", "Quả tang", "Bắt người phạm tội quả tang"),
        "emergency": ("Khẩn cấp", "Giữ người TH khẩn cấp", "Giữ khẩn cấp", "Giữ người trong trường hợp khẩn cấp"),
        "wanted": ("Truy nã", "Bắt truy nã", "Bắt theo QĐ truy nã"),
        "surrender": ("Ra đầu thú", "Đầu thú", "Tự thú"),
        "warrant": ("Bắt bị can để TG", "Bắt tạm giam", "Bắt bị can để tạm giam", "Lệnh bắt bị can"),
    },
    "custody_end": {
        "to_court": ("Chuyển Tòa", "Chuyển TA xét xử", "Chuyển hồ sơ sang Tòa án", "Chuyển Tòa án"),
        "released": ("Trả tự do", "TTD", "Hủy bỏ tạm giữ", "Trả tự do cho người bị tạm giữ"),
        "measure_changed": ("Thay đổi BPNC", "Cho tại ngoại", "Thay thế BPNC: Cấm đi khỏi nơi cư trú", "Bảo lĩnh", "Hủy bỏ tạm giam, cho bảo lĩnh"),
        "transferred": ("Chuyển trại khác", "Chuyển nơi khác", "Bàn giao đơn vị khác"),
        "open": (None, None, "Đang giam giữ", "Đang tạm giam", "Còn giam"),
    },
    "reply": {
        "accepted": ("Chấp nhận", "Đã tiếp thu", "Chấp nhận toàn bộ", "Tiếp thu toàn bộ"),
        "partly": ("Chấp nhận một phần", "Một phần", "Tiếp thu một phần"),
        "rejected": ("Không chấp nhận", "Bác", "Không tiếp thu"),
        "withdrawn": ("Rút kháng nghị", "VKS rút kháng nghị"),
        "awaiting": (None, None, "Chưa trả lời", "Chưa có kết quả"),
    },
    "rec_kind": {
        "remedy": ("Khắc phục vi phạm", "KP vi phạm", "Kiến nghị khắc phục", "Khắc phục"),
        "prevention": ("Phòng ngừa", "Kiến nghị phòng ngừa", "Phòng ngừa tội phạm", "Phòng ngừa TP, VP"),
    },
    "field": {
        "crime_reports": ("Tin báo, tố giác", "Giải quyết nguồn tin về tội phạm", "Tố giác, tin báo"),
        "investigation": ("Khởi tố, điều tra", "Điều tra", "Kiểm sát điều tra"),
        "first_instance": ("Xét xử hình sự", "Xét xử sơ thẩm", "XXHS"),
        "detention": ("Tạm giữ, tạm giam", "TGTG", "Giam giữ"),
        "civil_enforcement": ("Thi hành án dân sự", "THADS"),
        "civil": ("Dân sự, HNGĐ", "Dân sự"),
        "administrative": ("Hành chính, KDTM, LĐ", "Hành chính"),
        "complaints": ("Khiếu nại, tố cáo", "KNTC"),
    },
    "level": {"same": ("Ngang cấp", "Cùng cấp", "ngang cấp"), "upper": ("Trên một cấp", "Trên cấp", "Trên 01 cấp")},
    "matter": {"criminal": ("Hình sự", "HS"), "civil": ("Dân sự", "DS"), "administrative": ("Hành chính", "HC")},
}  # fmt: skip


@dataclass
class Marks:
    """One office's way of writing: a few habits that it keeps, and lots for the rest."""

    lot: Lot
    law: Catalogue
    year: int
    steady: bool = False  # whether one notation of days is kept all through
    numbers_only: bool = False

    def word(self, category: str, code: str | None) -> Any:
        return None if code is None else self.lot.one(WORDS[category][code])

    def day(self, day: date | None) -> Any:
        """A day alone in its cell."""
        if day is None:
            return None
        if self.steady:
            return day
        return self.lot.one([
            day, day, day, f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day.day:02}/{day.month}/{day.year}", f"{day.day:02}/{day.month}/{day.year % 100:02}",
            f"{day.day}.{day.month}.{day.year % 100:02}", f"{day.day:02}.{day.month}.{day.year}", f"{day:%d-%m-%Y}", f"ngày {day.day:02} tháng {day.month} năm {day.year}",
            f"{day.day}/{day.month}/{day.year}".translate(FULL_WIDTH), (day - EPOCH).days, f"Ngày {day:%d/%m/%Y}", f" {day:%d/%m/%Y}\u00a0", f"{day.day} / {day.month} / {day.year}",
            f"{day.day}/{day.month}/ {day.year}", f"{day.day} - {day.month} - {day.year}", f"{day:%Y-%m-%d}", f"ngày {day.day}.{day.month}.{day.year}", f"{day.day:02}/{day.month:02}/{day.year}.",
            datetime(day.year, day.month, day.day),  # noqa: DTZ001 - a cell has no zone
        ])  # fmt: skip

    def day_in_text(self, day: date) -> str:
        return self.lot.one(
            [
                f"{day:%d/%m/%Y}",
                f"{day.day}/{day.month}/{day.year}",
                f"{day.day}.{day.month}.{day.year % 100:02}",
                f"{day:%d-%m-%Y}",
                f"{day.day:02}/{day.month}/{day.year % 100:02}",
            ]
        )

    def hour(self, at: datetime) -> str:
        h, m = at.hour, at.minute
        return self.lot.one(
            [
                f"{h}h{m:02}",
                f"{h:02}h{m:02}'",
                f"{h}:{m:02}",
                f"{h} giờ {m:02} phút",
                f"{h:02} giờ {m:02}",
                f"{h}g{m:02}",
                f"{h}h{m:02}p",
            ]
        )

    def moment(self, at: datetime | None) -> Any:
        if at is None:
            return None
        hour, day = self.hour(at), self.day_in_text(at.date())
        written = (
            at if (at.hour, at.minute) != (0, 0) else f"{hour} {day}"
        )  # a day shown without its hour would lose it
        return self.lot.one(
            [
                written,
                written,
                f"{hour} ngày {day}",
                f"{hour}, {day}",
                f"{day} {hour}",
                f"{hour} {day}",
                f"{hour}, ngày {day}",
                f"{hour}\n{day}",
                f"Hồi {hour} ngày {day}",
            ]
        )

    def number(self, number: int) -> Any:
        """A register number; "03/2023" carries the year of the book, not that of the day."""
        if self.numbers_only:
            return number
        return self.lot.one(
            [
                number,
                number,
                str(number),
                f"{number:02}",
                f"{number:02}/{self.year}",
                f"'{number:02}",
                str(number).translate(FULL_WIDTH),
                f"{number:03}",
                f"Số {number}",
                f"Số: {number:02}",
                f"{number}.",
                f"{number:02}/TL",
                f"TL {number}",
                f"{number:02}-{self.year}",
            ]
        )

    def paper_no(self, number: int | None, sign: str) -> Any:
        return (
            None
            if number is None
            else self.lot.one([number, f"{number:02}/{sign}", f"Số {number}", f"{number}/{sign}", f"{number:02}"])
        )

    def paper(self, number: int | None, day: date | None, sign: str, *, lines: bool = True) -> Any:
        if number is None or day is None:
            return None
        said = self.day_in_text(day)
        ways = [f"{number:02}/{sign} ngày {said}", f"Số {number} - {said}", f"{number} ({said})", f"{number} ngày {said}", f"{number:02}/{sign}, ngày {said}", f"Số {number}/{sign} ngày {said}",
                f"{number}/{sign} - {said}", f"{number:02}/{sign} ({said})", f"QĐ số {number}, ngày {said}" if "QĐ" in sign else f"{number:02}; {said}"]  # fmt: skip
        if lines:
            ways += [f"{number:02}/{sign}\n{said}", f"Số {number}/{sign}\nngày {said}", f"{number}\n{said}"]
        return self.lot.one(ways)

    def extension(self, one: Mapping[str, Any], sign: str = "QĐ-VKS") -> str:
        paper = self.paper(one["number"], one["on"], sign, lines=False)
        return f"{paper}{self.lot.one([', đến ', '; đến ngày ', ' (đến ', ' đến hết ngày ', ', gia hạn đến ', ' đến: '])}{self.day_in_text(one['until'])}"

    def article(self, article: str, clause: int | None, point: str | None) -> str:
        """An article as it is cited; clause 0 is no clause."""
        number = str(article)
        if not clause:
            return self.lot.one(
                [
                    f"Điều {number}",
                    f"Đ{number}",
                    f"Đ.{number} BLHS",
                    f"Điều {number} BLHS",
                    f"điều {number} Bộ luật Hình sự",
                ]
            )
        if point:
            return self.lot.one(
                [
                    f"điểm {point} khoản {clause} Điều {number}",
                    f"Điều {number} khoản {clause} điểm {point}",
                    f"điểm {point} K{clause} Đ{number}",
                    f"điểm {point}, khoản {clause}, Điều {number} BLHS",
                    f"Điểm {point} Khoản {clause} Điều {number} BLHS năm 2015 (sửa đổi, bổ sung năm 2017)",
                    f"điểm {point} khoản {clause} Đ.{number} BLHS",
                ]
            )
        return self.lot.one([f"Điều {number} khoản {clause}", f"K{clause} Đ{number}", f"{number}/{clause} BLHS", f"khoản {clause} Đ.{number}", f"Đ{number} K{clause}", f"khoản {clause} Điều {number} BLHS",
                             f"K{clause}, Đ{number}", f"Đ{number}/{clause}", f"{number} khoản {clause}", f"k{clause}đ{number}",
                             f"Điều {number} (khoản {clause})", f"Đ.{number}, K.{clause}", f"khoản {clause}, Điều {number} BLHS 2015", f"Khoản {clause} - Điều {number}", f"ĐIỀU {number} KHOẢN {clause}"])  # fmt: skip

    def offence(self, one: Mapping[str, Any]) -> str:
        """An article, perhaps with the name of the offence before or around it."""
        cited, name = self.article(**one), self.law.name(one["article"]).vi.removeprefix("Tội ")
        if ";" in name:
            return cited
        bare = name[:1].upper() + name[1:]
        if self.lot.happens(0.5):
            return cited
        return self.lot.one(
            [
                f"{bare} - {cited}",
                f"{bare} ({cited})",
                f"{bare}, {cited}",
                f"Tội {bare[:1].lower()}{bare[1:]} theo {cited}",
                f"{cited} ({bare})",
                f"{bare}\n{cited}",
                f"{cited} - {bare}",
            ]
        )

    def offences(
        self, many: Sequence[Mapping[str, Any]], nothing: Sequence[Any] = (None, "Chưa xác định", "chưa rõ")
    ) -> Any:
        if not many:
            return self.lot.one(nothing)
        return self.lot.one(["; ", "\n", ";\n"]).join(self.offence(one) for one in many)
