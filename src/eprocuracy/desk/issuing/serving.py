"""Recording that an issued document reached a recipient, and the table of who has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eprocuracy.issuing.drafts.looking import Looked, look
from eprocuracy.issuing.drafts.serving import Handing, outstanding, serve
from eprocuracy.issuing.drafts.steps import require_in_place
from eprocuracy.issuing.drafts.words import DraftState, Manner, Step
from eprocuracy.issuing.signatures.sealing import require_sealed
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.forms import DayField
from eprocuracy.platform.ui.language import both, current
from eprocuracy.platform.ui.parts import Column, Link, Refusal, Table
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from .drafting import KEPT
from .finding import back_to, draft_of
from .pages import paper_of

MINUTES = Label("In biên bản giao nhận (mẫu 164/HS)", "Print the minutes (form 164/HS)")


class ServeForm(forms.Form):
    """To whom, one or several; how, when, who took it, what proves it."""

    recipient = forms.MultipleChoiceField(
        required=False,
        label=both("Nơi nhận", "Recipients"),
        help_text=both(
            "Những nơi nhận cùng ngày, cùng cách giao, cùng giấy tờ chứng minh.",
            "Those who received it on the same day, in the same manner and with the same proof.",
        ),
        widget=forms.CheckboxSelectMultiple(),
    )
    other = forms.CharField(
        required=False, max_length=300, label=both("Nơi nhận khác", "Another recipient"), widget=forms.TextInput()
    )
    manner = forms.ChoiceField(
        label=both("Cách giao", "Manner"),
        choices=[(one.value, both(one.label.vi, one.label.en)) for one in Manner],
        initial=Manner.HANDED.value,
    )
    on = DayField(label=both("Ngày nhận", "Received on"))
    received_by = forms.CharField(
        required=False, max_length=200, label=both("Người nhận", "Received by"), widget=forms.TextInput()
    )
    proof = forms.CharField(
        max_length=400,
        label=both("Giấy tờ chứng minh", "Proof"),
        help_text=both(
            "Ví dụ: biên bản giao nhận số 12, bưu gửi RR123456789VN", "For example: minutes no. 12, mail RR123456789VN"
        ),
        error_messages={"required": both("Ghi giấy tờ chứng minh.", "Give the proof.")},
    )
    file = forms.FileField(required=False, label=both("Bản chụp (PDF)", "Scan (PDF)"))

    def __init__(self, left: Sequence[str], *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["recipient"].choices = [(one, one) for one in left]  # type: ignore[attr-defined]
        self.fields["recipient"].initial = left[:1]
        if not left:
            del self.fields["recipient"]

    def handings(self) -> list[Handing]:
        """One for each recipient, whom the paper does not name first: with the last whom it names all is served."""
        given = self.cleaned_data
        scan = given["file"].read() if given["file"] else b""
        named = given.get("recipient", [])
        return [
            Handing(
                recipient=one,
                manner=Manner(given["manner"]),
                on=given["on"],
                proof=given["proof"],
                received_by=given["received_by"],
                scan=scan,
            )
            for one in ([given["other"], *named] if given["other"].strip() or not named else named)
        ]


@require_http_methods(["GET", "HEAD", "POST"])
def handed(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Those who have received it."""
    found = draft_of(request, draft)
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    folder = DataFolder.of_environment().path
    try:
        require_in_place(Step.SERVE, DraftState(found.state))
        require_sealed(found, folder)
    except Refused as refused:
        return refusal_page(request, refused, back_to(found))
    looked = look(rules.present(), found, at=now)
    recipients = recipients_of(looked)
    left = outstanding(found, recipients)
    if request.method != "POST":
        return _page(request, looked, ServeForm(left, initial={"on": day_of(now)}))
    form = ServeForm(left, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, looked, form, status=422)
    try:
        with transaction.atomic():  # on all of them, or on nobody
            for handing in form.handings():
                serve(rules.present(), found.pk, handing, recipients=recipients, by=actor, at=now, folder=folder)
    except Refused as refused:
        if refused.field in form.fields:
            form.add_error(refused.field, refused.say(current()))
        return _page(request, looked, form, Refusal(refused.what, refused.basis, refused.instead or ""), status=409)
    messages.success(request, f"draft:{found.pk}:serve", extra_tags=KEPT)
    return HttpResponseRedirect(reverse("desk:draft", args=[found.pk]))


def recipients_of(looked: Looked) -> list[str]:
    """Those whom the paper names as its recipients."""
    paper = paper_of(looked)
    told = [one.strip(" ;.") for one in paper.recipients] if paper else []
    return list(dict.fromkeys(one for one in told if one and "[THIẾU" not in one))


def served_table(looked: Looked) -> Table | None:
    """Who has the document, since when and by what proof; and who does not have it yet."""
    rows: list[list[object]] = [
        [one.recipient, one.on, Manner(one.manner).label, one.received_by, one.proof]
        for one in looked.draft.services.order_by("on", "id")
    ]
    waits = Label("chưa giao", "not served yet")
    print_at = reverse("desk:draft_minutes", args=[looked.draft.pk])
    rows += [
        [one, waits, "", "", Link(MINUTES, f"{print_at}?{urlencode({'to': one})}")]
        for one in outstanding(looked.draft, recipients_of(looked))
    ]
    if not rows:
        return None
    return Table(
        caption=Label("Giao văn bản", "Service"),
        columns=[
            Column(Label("Nơi nhận", "Recipient")),
            Column(Label("Ngày nhận", "Received on")),
            Column(Label("Cách giao", "Manner")),
            Column(Label("Người nhận", "Received by")),
            Column(Label("Chứng minh", "Proof")),
        ],
        rows=rows,
    )


def _page(
    request: HttpRequest, looked: Looked, form: ServeForm, refusal: Refusal | None = None, *, status: int = 200
) -> HttpResponse:
    page = {
        "title": Label(f"Ghi giao nhận: {looked.draft.document_no}", f"Record service: {looked.draft.document_no}"),
        "deed": Step.SERVE.label,
        "weight": "primary",
        "back": reverse("desk:draft", args=[looked.draft.pk]),
        "refusal": refusal,
        "uploads": True,
        "draft": f"draft:{looked.draft.pk}:serve",
    }
    return render(request, "desk/issuing/step.html", {"page": page, "form": form}, status=status)
