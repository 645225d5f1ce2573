"""The list of a house: shown, printed for signing, as a sheet, and compared with the house's own. What is sent in is not kept."""

from __future__ import annotations

from io import BytesIO

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.houses.listing import sheet as sheet_of
from eprocuracy.exchange.houses.reading import read_list
from eprocuracy.exchange.sheets import XLSX, write_sheet
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.policy import visible_units
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Paragraph, Table
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both, current, say
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.platform.ui.writing import moment_text
from eprocuracy.records import rules

from ..books.views import FOR_THOSE_WHO_SEE
from ..importing.forms import EMPTY, LARGEST, NO_FILE, TOO_LARGE
from ..papers import drawing
from ..papers.views import answer_lying
from .pages import HEADS, HousePage, house_page, with_comparison

READ = declare("house.read", "Xem danh sách theo nơi giam giữ", "List of a detention house viewed")
EXPORTED = declare("house.exported", "Xuất danh sách theo nơi giam giữ", "List of a detention house exported")
COMPARED = declare("house.compared", "Đối chiếu danh sách của cơ sở giam giữ", "List of a detention house compared")
TITLE = Label("Danh sách người bị giữ, tạm giữ, tạm giam", "Persons held, in custody and in detention")
SIGNED_BY = (Label("Cơ sở giam giữ", "Detention house"), Label("Kiểm sát viên", "Procurator"))
NO_LIST = Refused(
    Label("Chưa chọn được tệp danh sách.", "No list was chosen."),
    Label("Chọn tệp Excel của cơ sở giam giữ, không quá 30 MB.", "Choose the house's Excel file, 30 MB at most."),
)


class ListForm(forms.Form):
    """The house's own list."""

    file = forms.FileField(
        label=both("Danh sách của cơ sở giam giữ", "The house's own list"),
        help_text=both(
            "Excel (.xlsx, .xls), .ods hoặc .csv, có họ tên, ngày bắt và ngày hết hạn. Tệp chỉ được đọc để so, không lưu lại.",
            "Excel (.xlsx, .xls), .ods or .csv, with name, day of arrest and end. The file is only read, not kept.",
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt"}),
        error_messages={"required": NO_FILE, "empty": EMPTY, "missing": NO_FILE, "invalid": NO_FILE},
    )

    def clean_file(self) -> object:
        sent = self.cleaned_data["file"]
        if (sent.size or 0) > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return sent


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _page(request: HttpRequest) -> HousePage:
    return house_page(rules.present().catalogue, request.GET, actor=_actor(request), now=moment_of(request))


def _about(page: HousePage) -> list[str]:
    return [f"participant:{one.participant}" for one in page.held]


@require_http_methods(["GET", "HEAD", "POST"])
def house(request: HttpRequest) -> HttpResponse:
    """Who is held now, on what, until when; sent a list, what differs from it."""
    if not visible_units(_actor(request)):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    if request.method == "POST":
        return _compared(request)
    page = _page(request)
    audit.reads(READ, by=_actor(request), at=moment_of(request), about=_about(page))
    return _shown(request, page, ListForm())


def _shown(
    request: HttpRequest, page: HousePage, form: ListForm, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    context = {"page": page, "form": form, "title": TITLE, "refusal": refusal}
    return render(request, "desk/houses/house.html", context, status=status)


def _compared(request: HttpRequest) -> HttpResponse:
    """The house's list beside ours: who stands on one only, and whose end differs."""
    page, form = _page(request), ListForm(request.POST, request.FILES)
    if not form.is_valid():
        told = Refusal(NO_LIST.what, NO_LIST.basis, NO_LIST.instead or "")
        return _shown(request, page, form, told, status=422)
    try:
        theirs = read_list(rules.present(), form.cleaned_data["file"].read(), unit=page.unit)
    except Refused as refused:
        return _shown(request, page, form, Refusal(refused.what, refused.basis, refused.instead or ""), status=422)
    found = with_comparison(page, theirs)
    audit.record(
        COMPARED,
        by=_actor(request),
        at=moment_of(request),
        about=_about(page),
        detail={"ours": len(page.held), "theirs": len(theirs), "differing": found.differing},
    )
    return _shown(request, found, ListForm())


@asks_again(when=always)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The list as an Excel file, which can be sent back filled in and compared."""
    if not visible_units(_actor(request)):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    page, now = _page(request), moment_of(request)
    made = BytesIO()
    write_sheet(sheet_of(page.held, office=label_of(page.unit).vi, place=page.place, day=day_of(now)), made)
    audit.record(EXPORTED, by=_actor(request), at=now, about=_about(page), detail={"lines": len(page.held)})
    answer = HttpResponse(made.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="danh-sach-giam-giu_{day_of(now):%Y%m%d}.xlsx"'
    return answer


@require_safe
def paper(request: HttpRequest, way: str) -> HttpResponse:
    """The list of the day on paper, with a place to sign for the house and for us."""
    if not visible_units(_actor(request)):
        return refusal_page(request, FOR_THOSE_WHO_SEE, status=403)
    page, now = _page(request), moment_of(request)
    as_of = say(Label(f"Tính đến {moment_text(now)}", f"As of {moment_text(now)}"))
    blocks: list[Block] = [Paragraph(" · ".join(part for part in (page.place, as_of) if part), quiet=True)]
    table = drawing.numbered(
        drawing.table(page.table, current(), [share for _, share in HEADS[: len(page.table.columns)]]), current()
    )
    blocks.append(table if table.rows else Paragraph(say(page.table.empty)))
    signing = tuple(Column(say(one), 1) for one in SIGNED_BY)
    blocks.append(Table(signing, (("\n\n\n", "\n\n\n"),)))
    return answer_lying(request, TITLE, blocks, way=way, name="danh-sach-giam-giu", about=_about(page))
