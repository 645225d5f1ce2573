"""What the pages of the gallery have in common: the frame, the moment, rows and filters."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.kernel.words import Label

from ..parts import (
    Choice,
    ChoiceFilter,
    Deed,
    Filters,
    Frame,
    Link,
    NavigationEntry,
    PeriodFilter,
    Row,
    Step,
    Text,
    TextFilter,
    Weight,
    Why,
)
from ..urgency import left

NOW = datetime(2026, 11, 23, 7, 31, tzinfo=VIETNAM)
L = Label
ENTRIES = (
    ("/", L("Việc hôm nay", "My day")),
    ("/list", L("Nguồn tin", "Crime reports")),
    ("/matter", L("Vụ án", "Cases")),
    ("/form", L("Người bị giữ", "Persons in custody")),
    ("/answers", L("Kiểm sát", "Supervision")),
    ("/board", L("Lãnh đạo", "Leadership")),
)


def frame(request: HttpRequest) -> Frame | None:
    """A procurator of a regional procuracy; nobody on the sign-in page."""
    if request.path == "/sign-in":
        return None
    return Frame(
        person="Hoàng Thị Mai",
        account="mai",
        role=L("Kiểm sát viên", "Procurator"),
        unit=L("VKSND khu vực 3", "Regional Procuracy 3"),
        home="/",
        navigation=[NavigationEntry(label, address, address == request.path) for address, label in ENTRIES],
        search_address="/list",
        help_address="/answers",
        account_links=[Link(L("Đổi mật khẩu", "Change password"), "/form")],
        sign_out_address="/sent",
    )


WHY = Why(
    [
        Step(L("Ngày nhận nguồn tin", "Day the report was received"), "31/10/2026"),
        Step(
            L("Thời hạn 20 ngày, tính từ ngày tiếp theo", "20 days, counted from the next day"),
            "20/11/2026",
            cite("BLTTHS 2015", 147, 1),
        ),
        Step(
            L("20/11/2026 là thứ Sáu, không phải ngày nghỉ", "20/11/2026 is a Friday, not a day of rest"),
            "20/11/2026",
            cite("BLTTHS 2015", 134),
        ),
    ],
    L("Hạn kiểm tra, xác minh hết ngày 20/11/2026.", "The verification time limit ends on 20/11/2026."),
    "/matter",
)
WRITE = Deed(L("Ghi quyết định", "Record the decision"), "/form", Weight.PRIMARY)


def row(
    ends: date | datetime,
    title: str,
    subject: Label,
    deadline: Label,
    basis: Text,
    *deeds: Deed,
    why: Why | None = WHY,
    mark: Label | str = "",
) -> Row:
    return Row(left(ends, NOW), title, "/matter", subject, deadline, ends, basis, why, deeds, mark)


def filters() -> Filters:
    return Filters(
        [
            ChoiceFilter(
                "unit",
                L("Đơn vị", "Unit"),
                [
                    Choice("KV3", L("Khu vực 3", "Region 3"), True, 18),
                    Choice("KV4", L("Khu vực 4", "Region 4"), False, 1025),
                ],
            ),
            ChoiceFilter(
                "who",
                L("Người phụ trách", "In charge"),
                [Choice("me", L("Tôi", "Me"), True), Choice("all", L("Cả đơn vị", "The whole unit"))],
            ),
            ChoiceFilter(
                "limit",
                L("Loại hạn", "Time limit"),
                [
                    Choice("custody", L("Tạm giữ", "Custody"), False, 2),
                    Choice("detention", L("Tạm giam", "Detention"), False, 5),
                    Choice("investigation", L("Điều tra", "Investigation"), False, 11),
                ],
            ),
            TextFilter("number", L("Số, tên", "Number, name")),
            PeriodFilter("due", L("Hạn trong khoảng", "Due between"), "23/11/2026", ""),
        ],
        [Link(L("Khu vực 3", "Region 3"), "/?who=me"), Link(L("Người phụ trách: Tôi", "In charge: Me"), "/?unit=KV3")],
        "/",
        [("sort", "due")],
    )


def as_page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    request.moment = NOW  # type: ignore[attr-defined]
    return render(request, template, context)
