"""The words of the house for those who work in it, and the keys; the words of the field are known to them."""

from __future__ import annotations

from eprocuracy.kernel.words import Label

WORDS: tuple[tuple[Label, Label], ...] = (
    (
        Label("việc được ghi, bản ghi", "act, record"),
        Label(
            "Một việc đã xảy ra trong tố tụng, ghi một lần và không sửa đè. Ghi sai thì sửa bằng một bản ghi mới có lý do; cả hai đều thấy được.",
            "One thing that happened in a proceeding, recorded once and never overwritten. A mistake is mended by a new record with its reason; both stay visible.",
        ),
    ),
    (
        Label("vụ việc", "matter"),
        Label(
            "Nơi các bản ghi thuộc về: một nguồn tin, một vụ án, một người bị giữ, một việc kiểm sát.",
            "What records belong to: a report, a case, a person held, a supervision matter.",
        ),
    ),
    (
        Label("thời hạn và hạn", "time limit and deadline"),
        Label(
            "Thời hạn là độ dài; hạn là ngày hoặc giờ cuối. Mọi hạn đều tính từ các bản ghi theo luật của ngày đó; bấm “vì sao ngày này?” để xem từng bước và điều luật.",
            "A time limit is a length, a deadline its last day or hour. Each is computed from the records by the law of its day; “why this date?” shows every step and article.",
        ),
    ),
    (
        Label("theo sổ", "as the register states"),
        Label(
            "Ngày lấy từ sổ cũ, chưa có văn bản để tính lại. Không bao giờ được coi là ngày đã tính.",
            "A day taken from an older register, without the papers to compute it. It is never passed off as computed.",
        ),
    ),
    (
        Label("phát hiện", "finding"),
        Label(
            "Điều trái luật hoặc bất thường mà hệ thống báo cho Kiểm sát viên, kèm điều luật. Phát hiện không chặn việc ghi và không xếp loại ai.",
            "Something unlawful or odd that the procurator is told about, with the article. It never stops anything from being recorded and ranks nobody.",
        ),
    ),
    (
        Label("chưa biết", "not known"),
        Label(
            "Có thật nhưng ta chưa có: chưa được cung cấp, không đọc được, hoặc đang chờ. Khác với để trống.",
            "It exists, and we do not have it: not given, unreadable or awaited. That is not the same as empty.",
        ),
    ),
    (
        Label("hủy bản ghi và hủy bỏ quyết định", "voiding and annulling"),
        Label(
            "Hủy bản ghi nói rằng việc ấy không hề có. Quyết định có thật mà bị hủy bỏ thì ghi một việc mới: quyết định hủy bỏ.",
            "Voiding a record says that it never happened. A real decision that is annulled gets a record of its own: the annulment.",
        ),
    ),
)

KEYS: tuple[tuple[str, Label], ...] = (
    ("/", Label("tìm vụ, người, số, ở mọi trang", "search cases, people and numbers, on every page")),
    (
        "Tab",
        Label("sang ô hoặc liên kết tiếp theo; Shift + Tab để lùi lại", "next field or link; Shift + Tab goes back"),
    ),
    ("Enter", Label("mở liên kết, bấm nút đang chọn", "open the link, press the button")),
    ("↑ ↓", Label("chọn trong danh sách gợi ý", "choose among suggestions")),
    ("Esc", Label("đóng gợi ý hoặc danh mục", "close suggestions or a menu")),
)
