"""Showing what rests, recording its review, writing the list for the meeting, and saying how limitation was counted."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.sheets import XLSX, Sheet, write_sheet
from eprocuracy.identity.confirming import always, asks_again
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.law.deadlines import answer_from_json
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.forms import DayField
from eprocuracy.platform.ui.language import both, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.records import rules
from eprocuracy.records.queries import suspensions_visible_to

from ..deadlines import why_of
from .pages import suspended_page
from .reviewing import Picked, Review
from .reviewing import review as record_review
from .sheet import SHEET_COLUMNS, sheet_rows

LISTED = declare("suspended.listed", "Xem danh sách tạm đình chỉ có tên người", "List of suspended matters viewed")
EXPORTED = declare("suspended.exported", "Xuất danh sách tạm đình chỉ ra tệp", "List of suspended matters exported")
STILL = both("Căn cứ tạm đình chỉ vẫn còn, tiếp tục tạm đình chỉ", "The ground still holds; the suspension goes on")
LIMITATION = Label("Thời hiệu truy cứu trách nhiệm hình sự", "Limitation of prosecution")


class ReviewForm(forms.Form):
    """The day and outcome of the joint review; what was reviewed comes from the rows of the table."""

    on = DayField(label=both("Ngày rà soát", "Day of the review"))
    document_no = forms.CharField(required=False, max_length=200, label=both("Số biên bản", "Number of the minutes"))
    outcome = forms.CharField(
        max_length=400, label=both("Kết quả rà soát", "Outcome"), widget=forms.Textarea(attrs={"rows": 2})
    )

    @property
    def picked(self) -> list[Picked]:
        """The row whose button was pressed, or the ticked rows; what is not one of ours is left out."""
        if not hasattr(self.data, "getlist"):
            return []
        sent = self.data.getlist("only") or self.data.getlist("item")
        return [one for text in sent if (one := Picked.read(text))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.picked:
            self.add_error(
                None, both("Chưa chọn mục nào. Đánh dấu ít nhất một dòng.", "Nothing is chosen. Tick a row.")
            )
        return cleaned


@require_safe
def suspended(request: HttpRequest) -> HttpResponse:
    """The suspended reports, cases and accused that the person may see."""
    return _shown(request)


@require_POST
def review(request: HttpRequest) -> HttpResponse:
    """Record that the ticked matters were reviewed; what stands in the way is shown with everything as it was."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _shown(request, form=form)
    picked = form.picked
    rows = suspensions_visible_to(actor).filter(matter__in=[one.matter for one in picked])
    wanted = {(one.matter, one.participant) for one in picked}
    there = [row for row in rows.select_related("matter__row__family") if (row.matter_id, row.participant) in wanted]
    given = form.cleaned_data
    told = Review(on=given["on"], document_no=given["document_no"], outcome=given["outcome"])
    try:
        count = record_review(rules.present(), there, picked, told, by=actor, at=now)
    except Refused as refused:
        return _shown(request, form=form, refused=refused)
    messages.success(request, pick(f"Đã ghi rà soát {count} mục.", f"The review of {count} was recorded."))
    return HttpResponseRedirect(f"{reverse('desk:suspended')}?{request.GET.urlencode()}")


@asks_again(when=always)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered, as an Excel file."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    drawn, rows = sheet_rows(rules.present().catalogue, request.GET, actor=actor, now=now)
    about = [f"participant:{one}" for one in drawn.participants]
    audit.record(EXPORTED, by=actor, at=now, about=[f"unit:{actor.unit}", *about], detail={"lines": len(rows)})
    made = Sheet(
        code="TDC",
        office=label_of(actor.unit).vi,
        label="Danh sách vụ việc, vụ án, bị can tạm đình chỉ",
        period=f"Tính đến {now:%H:%M} ngày {now:%d/%m/%Y}",
        titles=tuple((label, None, width) for label, width in SHEET_COLUMNS),
        rows=tuple(tuple(row) for row in rows),
    )
    held = BytesIO()
    write_sheet(made, held)
    answer = HttpResponse(held.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="tam-dinh-chi-{day_of(now):%Y-%m-%d}.xlsx"'
    return answer


@require_safe
def why(request: HttpRequest, matter: UUID) -> HttpResponse:
    """How the end of limitation was counted."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        who = UUID(request.GET["nguoi"]) if "nguoi" in request.GET else None
    except ValueError:
        raise Http404 from None
    row = suspensions_visible_to(actor).filter(matter=matter, participant=who).first()
    told = why_of(answer_from_json(row.limitation)) if row is not None and row.limitation else None
    if told is None:
        raise Http404
    answer = {"why": told, "title": LIMITATION, "address": reverse("desk:matter", args=[matter])}
    return render(request, "desk/matter/why.html", answer)


def _shown(request: HttpRequest, *, form: ReviewForm | None = None, refused: Refused | None = None) -> HttpResponse:
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    ticked = frozenset((one.matter, one.participant) for one in form.picked) if form else frozenset()
    page = suspended_page(rules.present().catalogue, request.GET, actor=actor, now=now, ticked=ticked)
    if form is None:
        form = ReviewForm(initial={"on": day_of(now), "outcome": STILL})
    audit.reads(LISTED, by=actor, at=now, about=[f"participant:{one}" for one in page.participants])
    context: dict[str, Any] = {"page": page, "form": form, "query": request.GET.urlencode()}
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/suspended/suspended.html", context, status=status)
