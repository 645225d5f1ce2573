"""Pages of the gallery that count, and that answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from ..parts import (
    Column,
    Difference,
    Fact,
    Link,
    Notice,
    Progress,
    Table,
    Tile,
    Tone,
)
from .gallery_parts import L, as_page


def board(request: HttpRequest) -> HttpResponse:
    tiles = [
        Tile(1025, L("việc đang tồn", "open matters"), "/list"),
        Tile(3, L("quá hạn", "overdue"), "/list", "overdue", L("trong đó 1 tạm giữ", "of which 1 custody")),
        Tile(5, L("hết hạn trong 24 giờ", "due within 24 hours"), "/list", "day"),
        Tile(19, L("hết hạn trong 10 ngày", "due within 10 days"), "/list", "ten"),
        Tile(42, L("tạm đình chỉ", "suspended"), "/list", "suspended"),
        Tile(0, L("kiểm sát viên quá tải", "overloaded procurators"), "/list", "overdue"),
    ]
    load = Table(
        L("Việc theo kiểm sát viên", "Matters by procurator"),
        [
            Column(L("Kiểm sát viên", "Procurator")),
            Column(L("Đang tồn", "Open"), True),
            Column(L("Đang giam, giữ", "In custody"), True),
            Column(L("Hạn trong 10 ngày", "Due in 10 days"), True),
        ],
        [[Link("Hoàng Thị Mai", "/list"), 41, 5, 9], [Link("Trần Đức Thịnh", "/list"), 1038, 11, 10]],
    )
    progress = [
        Progress(L("Nhập sổ nguồn tin", "Importing the book of crime reports"), 1830, 5000, "/fragment"),
        Progress(L("Tính lại các hạn", "Recomputing the deadlines"), 400, 400),
    ]
    return as_page(request, "gallery/board.html", {"tiles": tiles, "load": load, "progress": progress})


def answers(request: HttpRequest) -> HttpResponse:
    notices = [
        Notice(Tone.DONE, L("Đã cấp số 32/QĐ-VKS.", "Number 32/QĐ-VKS was allotted.")),
        Notice(
            Tone.NOTE,
            L("Có 2 hồ sơ mới được phân công.", "2 files were newly assigned."),
            next=[Link(L("Xem hồ sơ mới", "See the new files"), "/list")],
        ),
        Notice(
            Tone.CAUTION,
            L("Trùng số, ngày và cơ quan với vụ án 44/2026.", "Same number, day and agency as case 44/2026."),
            L("Xem lại trước khi ghi.", "Check before recording."),
        ),
        Notice(
            Tone.REFUSED,
            L(
                "Chưa tạo được lệnh tạm giam: thiếu quyết định khởi tố bị can.",
                "The detention order cannot be made: the decision to charge is missing.",
            ),
        ),
    ]
    done = Notice(
        Tone.DONE,
        L("Đã ghi quyết định gia hạn", "The extension was recorded"),
        L("Số 31/QĐ-VKS, ngày 31/08/2026.", "No. 31/QĐ-VKS of 31/08/2026."),
        [Link(L("In quyết định", "Print the decision"), "/form"), Link(L("Về việc hôm nay", "Back to my day"), "/")],
        "act:45/2026:extend",
    )
    facts = [
        Fact(L("Hạn điều tra mới", "New investigation deadline"), "02/11/2026"),
        Fact(L("Người ký", "Signed by"), "Trần Đức Thịnh"),
    ]
    return as_page(
        request,
        "gallery/answers.html",
        {
            "notices": notices,
            "done": done,
            "facts": facts,
            "differences": [Difference(L("Hạn điều tra", "Investigation deadline"), "03/09/2026", "02/11/2026")],
        },
    )
