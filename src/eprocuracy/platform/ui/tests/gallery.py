"""Pages that show every component with plausible, fictitious content."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.kernel.refusals import Refused

from ..parts import (
    Choice,
    Column,
    Conflict,
    Correction,
    Deed,
    Difference,
    Fact,
    Group,
    HistoryEntry,
    Identity,
    Link,
    NavigationEntry,
    Notice,
    Progress,
    Table,
    Tone,
    Weight,
)
from ..person import PersonFields
from ..urgency import MET, SUSPENDED, UNDETERMINED, left
from ..views import refusal_page
from .gallery_answers import answers
from .gallery_forms import ExtensionForm, SignInForm
from .gallery_parts import NOW, WHY, WRITE, L, as_page, filters, row


def day(request: HttpRequest) -> HttpResponse:
    custody = L("Hạn tạm giữ lần 2", "Second custody extension")
    check = L("Hạn kiểm tra, xác minh", "Verification")
    detention = L("Hạn tạm giam để điều tra", "Detention for investigation")
    theft = L("trộm cắp tài sản, Điều 173 khoản 1", "theft of property, Article 173(1)")
    extend = Deed(L("Gia hạn", "Extend"), "/form")
    release = Deed(L("Trả tự do", "Release"), "/form")
    groups = [
        Group(
            "overdue",
            L("Quá hạn", "Overdue"),
            [row(date(2026, 11, 20), "112/2026", theft, check, cite("BLTTHS 2015", 147, 1), WRITE)],
            1,
        ),
        Group(
            "day",
            L("Trong 24 giờ", "Within 24 hours"),
            [
                row(
                    datetime(2026, 11, 23, 12, 40, tzinfo=VIETNAM),
                    "Lò Văn Páo",
                    L("tạm giữ", "custody"),
                    custody,
                    cite("BLTTHS 2015", 118),
                    extend,
                    release,
                ),
                row(
                    datetime(2026, 11, 24, 5, 0, tzinfo=VIETNAM),
                    "Nguyễn Thị Hương Giang",
                    L("tạm giữ", "custody"),
                    custody,
                    cite("BLTTHS 2015", 118),
                    extend,
                    release,
                ),
            ],
            2,
        ),
        Group(
            "ten",
            L("Trong 10 ngày", "Within 10 days"),
            [
                row(
                    date(2026, 12, 2),
                    "Trần Đức Thịnh",
                    L(
                        "vụ án 45/2026, cố ý gây thương tích có tính chất côn đồ",
                        "case 45/2026, intentional injury of a hooligan nature",
                    ),
                    detention,
                    cite("BLTTHS 2015", 173, 2),
                    Deed(L("Đề nghị gia hạn", "Request an extension"), "/form"),
                    mark=L("theo sổ", "from the book"),
                ),
                row(
                    date(2026, 11, 30),
                    "45/2026",
                    theft,
                    L("Hạn quyết định việc truy tố", "Decision to prosecute"),
                    cite("BLTTHS 2015", 240, 1),
                    Deed(L("Lập cáo trạng", "Draft the indictment"), "/form"),
                    why=None,
                ),
            ],
            9,
            "/list",
        ),
    ]
    context = {
        "groups": groups,
        "live": "live" in request.GET,
        "filters": filters(),
        "notice": Notice(
            Tone.DONE,
            L("Đã ghi quyết định gia hạn số 31/QĐ-VKS.", "Extension decision no. 31/QĐ-VKS was recorded."),
            L("Hạn điều tra mới: 02/11/2026.", "New investigation deadline: 02/11/2026."),
            [Link(L("Mở vụ án 45/2026", "Open case 45/2026"), "/matter")],
            "act:45/2026:extend",
        ),
    }
    return as_page(request, "gallery/day.html", context)


def matter(request: HttpRequest) -> HttpResponse:
    tabs = [
        NavigationEntry(label, "/matter", index == 0)
        for index, label in enumerate(
            (
                L("Tổng quan", "Overview"),
                L("Diễn biến", "History"),
                L("Thời hạn", "Time limits"),
                L("Hồ sơ", "File"),
                L("Chứng cứ", "Evidence"),
                L("Kiểm sát", "Supervision"),
            )
        )
    ]
    identity = Identity(
        L("Trộm cắp tài sản", "Theft of property"),
        "45/2026",
        L("Cần quyết định truy tố", "Needs a decision to prosecute"),
        left(date(2026, 11, 30), NOW),
        deed=Deed(L("Lập cáo trạng", "Draft the indictment"), "/form", Weight.PRIMARY),
        tabs=tabs,
        note=L("Bị can: 3, đang ở các giai đoạn khác nhau", "Accused: 3, at different stages"),
    )
    accused = Table(
        L("Bị can", "Accused"),
        [
            Column(L("Họ và tên", "Full name")),
            Column(L("Biện pháp", "Measure")),
            Column(L("Còn lại", "Time left")),
            Column(L("Tội danh", "Offence")),
            Column(L("Giai đoạn", "Stage")),
        ],
        [
            [
                Link("Nguyễn Văn An", "/matter"),
                L("tạm giam đến hết 02/12/2026", "detained until the end of 02/12/2026"),
                left(date(2026, 12, 2), NOW),
                L("Điều 173 khoản 2", "Article 173(2)"),
                L("đang truy tố", "prosecution"),
            ],
            [
                Link("Trần Thị Bình", "/matter"),
                L("cấm đi khỏi nơi cư trú", "ban on leaving residence"),
                left(date(2027, 2, 1), NOW),
                L("Điều 173 khoản 1", "Article 173(1)"),
                L("đang truy tố", "prosecution"),
            ],
            [
                Link("Phạm Đình Chung", "/matter"),
                L("bỏ trốn, truy nã", "escaped, wanted"),
                SUSPENDED,
                L("Điều 173 khoản 2", "Article 173(2)"),
                L("tạm đình chỉ", "suspended"),
            ],
            [Link("Lê Thị Dung", "/matter"), None, MET, None, L("đình chỉ", "terminated")],
            [Link("Vừ A Sình", "/matter"), None, UNDETERMINED, None, L("đang truy tố", "prosecution")],
        ],
    )
    history = [
        HistoryEntry(
            date(2026, 11, 20),
            L("Nhận hồ sơ vụ án", "Case file received"),
            L("215 bút lục", "215 pages"),
            by=L("Cơ quan Cảnh sát điều tra", "Investigating police agency"),
            address="/matter",
            new=True,
        ),
        HistoryEntry(
            When.on(date(2026, 11, 18)),
            L("Kết luận điều tra", "Investigation conclusion"),
            document=L("Kết luận số 31/KLĐT", "Conclusion no. 31/KLĐT"),
            by=L("Cơ quan Cảnh sát điều tra", "Investigating police agency"),
            corrections=[
                Correction(
                    L("ngày 19/11/2026", "on 19/11/2026"),
                    L("ghi nhầm ngày", "wrong day written"),
                    "Hoàng Thị Mai",
                    NOW - timedelta(days=4),
                )
            ],
        ),
        HistoryEntry(
            When.at(datetime(2026, 9, 2, 14, 5, tzinfo=VIETNAM)),
            L("Tạm giam Nguyễn Văn An", "Nguyễn Văn An detained"),
            voided=True,
        ),
    ]
    facts = [
        Fact(L("Ngày khởi tố", "Instituted on"), "02/07/2026", "/form"),
        Fact(L("Nơi xảy ra", "Place"), L("Xã Mường Hum, tỉnh Lào Cai", "Mường Hum commune, Lào Cai province")),
        Fact(
            L("Giá trị tài sản", "Value of property"),
            "",
            "/form",
            L("chưa lập được cáo trạng", "the indictment cannot be drafted yet"),
        ),
    ]
    return as_page(
        request,
        "gallery/matter.html",
        {"identity": identity, "accused": accused, "history": history, "facts": facts, "why": WHY},
    )


def act_form(request: HttpRequest) -> HttpResponse:
    wrong = {"ordinal": "9", "decided_on": "31/2/2026", "granted": "2", "held_at_0": "23/11/2026", "held_at_1": ""}
    form = ExtensionForm(
        wrong if "wrong" in request.GET else None,
        initial={"ordinal": 1, "granted": 2, "decided_on": date(2026, 8, 31), "grounds": ["many"], "asked": "police"},
    )
    changes = [
        Difference(
            L("Hạn điều tra", "Investigation deadline"), "03/09/2026", "02/11/2026", basis=cite("BLTTHS 2015", 172, 2)
        ),
        Difference(
            L("Tạm giam A", "Detention of A"),
            "30/08/2026",
            "30/08/2026",
            L("cần gia hạn riêng trước 20/08", "needs its own extension before 20/08"),
        ),
        Difference(
            L("Thẩm quyền", "Competence"),
            "",
            L("Viện trưởng VKSND khu vực 3", "Chief of Regional Procuracy 3"),
            basis=cite("BLTTHS 2015", 172, 5),
        ),
        Difference(
            L("Phát hiện", "Finding"),
            "",
            L("Đề nghị gửi chậm 2 ngày", "Request sent 2 days late"),
            basis=cite("BLTTHS 2015", 172, 2),
        ),
    ]
    person = PersonFields(prefix="person", suggestions="/suggest")
    conflict = Conflict(
        "Trần Đức Thịnh",
        NOW - timedelta(minutes=4),
        [Difference(L("Hạn điều tra", "Investigation deadline"), "03/09/2026", "05/09/2026")],
        "/matter",
    )
    return as_page(
        request,
        "gallery/form.html",
        {"form": form, "person": person, "changes": changes, "why": WHY, "conflict": conflict},
    )


def listing(request: HttpRequest) -> HttpResponse:
    columns = [
        Column(L("Số thụ lý", "Docket number"), sort_address="?sort=number", sorted="descending"),
        Column(L("Ngày nhận", "Received"), sort_address="?sort=received"),
        Column(L("Nội dung", "Subject")),
        Column(L("Thiệt hại, đồng", "Damage, dong"), numeric=True, sort_address="?sort=damage"),
        Column(L("Còn lại", "Time left")),
    ]
    ends = (
        date(2026, 11, 20),
        datetime(2026, 11, 23, 17, 0, tzinfo=VIETNAM),
        date(2026, 11, 25),
        date(2026, 12, 13),
        date(2027, 1, 31),
    )
    subject = L(
        "Mất trộm xe máy tại chợ phiên, người báo tin là chủ xe, có camera của cửa hàng bên cạnh",
        "Motorbike stolen at the market, reported by its owner, camera of the shop next door",
    )
    rows = [
        [
            Link(f"{112 - n}/2026", "/matter"),
            date(2026, 10, 31 - n * 3),
            subject,
            1_025_000 * (n * 11 + 1),
            left(ends[n], NOW),
        ]
        for n in range(5)
    ]
    table = Table(
        L("Nguồn tin đang giải quyết", "Open crime reports"),
        columns,
        [] if "none" in request.GET else rows,
        L(
            "Chưa có nguồn tin nào khớp bộ lọc. Nguồn tin có ở đây khi được tiếp nhận hoặc nhập từ sổ.",
            "No crime report matches the filters. Reports appear here when they are received or imported from a book.",
        ),
        1025,
        "?before=1",
        "?after=1",
        ["", "", L("Cộng", "Total"), 118_900_000, ""],
    )
    return as_page(request, "gallery/list.html", {"table": table, "filters": filters()})


def sign_in(request: HttpRequest) -> HttpResponse:
    return as_page(request, "ui/sign_in.html", {"form": SignInForm()})


def refusal(request: HttpRequest) -> HttpResponse:
    refused = Refused(
        L("Không thể tạm đình chỉ khi mới tiếp nhận.", "A report that has only been received cannot be suspended."),
        L("Có thể: kiểm tra, xác minh.", "You can: verify it."),
        basis=[cite("BLTTHS 2015", 148, 1)],
    )
    request.moment = NOW  # type: ignore[attr-defined]
    return refusal_page(
        request,
        refused,
        Deed(L("Phân công kiểm tra, xác minh", "Assign the verification"), "/form", Weight.PRIMARY),
        Deed(L("Về hồ sơ", "Back to the file"), "/matter"),
    )


def missing(request: HttpRequest) -> HttpResponse:
    raise Http404


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("500.html"), status=500)


def suggest(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q")
    if asked is None:
        raise SuspiciousOperation("q is always sent")
    found = [
        Choice(
            "173-1",
            L("Điều 173 khoản 1: Trộm cắp tài sản", "Article 173(1): Theft of property"),
            hint=L("ít nghiêm trọng", "less serious"),
        ),
        Choice(
            "173-2",
            L("Điều 173 khoản 2: Trộm cắp tài sản", "Article 173(2): Theft of property"),
            hint=L("nghiêm trọng", "serious"),
        ),
    ]
    return as_page(request, "gallery/suggestions.html", {"found": found if "173" in asked or "trom" in asked else []})


def sent(request: HttpRequest) -> HttpResponse:
    return answers(request)


def fragment(request: HttpRequest) -> HttpResponse:
    return as_page(
        request,
        "gallery/fragment.html",
        {"progress": Progress(L("Nhập sổ nguồn tin", "Importing the book of crime reports"), 5000, 5000)},
    )
