"""Why a row is held back, and what a person can do about it."""

from __future__ import annotations

from dataclasses import dataclass

from eprocuracy.kernel.words import Label, Word


class HeldReason(Word):
    """A row with one of these must not be recorded before a person has repaired it."""

    MISSING_REQUIRED = "missing_required", "thiếu nội dung bắt buộc", "a required value is missing"
    IMPOSSIBLE_DATE = "impossible_date", "ngày, giờ không có thật", "a day or an hour that does not exist"
    DATE_ORDER = "date_order", "ngày trước khi vụ việc bắt đầu", "dated before the matter began"
    UNKNOWN_UNIT = "unknown_unit", "không xác định được đơn vị", "the office cannot be told"
    UNKNOWN_OFFENCE = (
        "unknown_offence",
        "điều, khoản không có trong Bộ luật Hình sự",
        "the article or clause does not exist",
    )
    DUPLICATE_NUMBER = "duplicate_number", "số đã dùng cho mục khác của sổ", "the number is already used in this book"
    UNKNOWN_MATTER = "unknown_matter", "không xác định được vụ, việc mang số này", "no one matter bears this number"
    UNREADABLE_TEXT = "unreadable_text", "chữ bị mất khi chuyển mã", "letters were lost when the file was converted"
    CONTRADICTORY_VALUES = "contradictory_values", "hai kết quả loại trừ nhau", "two results that exclude each other"


REMEDIES = {
    HeldReason.MISSING_REQUIRED: Label("Điền ô này rồi gửi lại.", "Fill in this cell and send the file again."),
    HeldReason.IMPOSSIBLE_DATE: Label(
        "Sửa thành ngày, giờ đúng trên văn bản gốc (ngày/tháng/năm).",
        "Write the day and hour of the original paper (day/month/year).",
    ),
    HeldReason.DATE_ORDER: Label(
        "Đối chiếu với văn bản gốc: ngày này sớm hơn ngày bắt đầu của chính vụ việc.",
        "Compare with the original paper: this day lies before the matter itself began.",
    ),
    HeldReason.UNKNOWN_UNIT: Label(
        "Viết đủ tên đơn vị, ví dụ “VKSND huyện …”; tên này không có hoặc hợp với hai đơn vị.",
        "Write the office's full name; this one is not known or fits two offices.",
    ),
    HeldReason.UNKNOWN_OFFENCE: Label(
        "Kiểm tra lại điều, khoản theo Bộ luật Hình sự.", "Check the article and clause against the Penal Code."
    ),
    HeldReason.DUPLICATE_NUMBER: Label(
        "Kiểm tra số thụ lý; mục ghi trước giữ số này.", "Check the register number; the earlier entry keeps it."
    ),
    HeldReason.UNKNOWN_MATTER: Label(
        "Viết đủ số thụ lý và năm (45/2026), đúng đơn vị; vụ, việc chưa có thì ghi hoặc nhập trước. Một vụ án và một nguồn tin cùng số thì viết đúng tên vụ, việc.",
        "Write docket number and year (45/2026) of the right office; enter or import the matter first if it is not there. Where a case and a report bear it, write the title of the one.",
    ),
    HeldReason.UNREADABLE_TEXT: Label(
        "Gõ lại nội dung có dấu của ô này.", "Type the text of this cell again, with its accents."
    ),
    HeldReason.CONTRADICTORY_VALUES: Label(
        "Chỉ giữ một kết quả, theo văn bản gốc.", "Keep only one of the results, as in the original paper."
    ),
}


NUMBER_RECORDED = Label(
    "một vụ việc đã ghi trên hệ thống mang số này", "a matter that is recorded already bears this number"
)
LOOK_AT_BOTH = Label(
    "Đối chiếu dòng này với vụ việc đó trên trang nhập sổ, rồi chọn: cùng một vụ việc, vụ việc khác, hoặc để lại.",
    "Look at the row beside that matter on the page of the import, then choose: the same matter, another one, or leave it.",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What holds a row back: the cell's column and title, the reason, the value as it stands."""

    column: str
    header: str
    reason: HeldReason
    value: str | None = None
    beside: str | None = None
    is_recorded: bool = False  # its number is borne by a matter that is recorded, not by an earlier entry of the book

    @property
    def what(self) -> Label:
        """What is wrong."""
        return NUMBER_RECORDED if self.is_recorded else self.reason.label

    @property
    def remedy(self) -> Label:
        """What a person can do."""
        return LOOK_AT_BOTH if self.is_recorded else REMEDIES[self.reason]

    @property
    def sentence(self) -> Label:
        """What is wrong and what to do, in one sentence for each language."""
        where = self.header or self.column
        said_vi = f" (“{self.value}”)" if self.value else ""
        beside_vi = f" [{self.beside}]" if self.beside else ""
        return Label(
            f"{where}: {self.what.vi}{said_vi}{beside_vi}. {self.remedy.vi}",
            f"{where}: {self.what.en}{said_vi}{beside_vi}. {self.remedy.en}",
        )
