"""One step taken with a document: approving, returning, refusing, taking back, differing. Ask, do once, show."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eprocuracy.identity.confirming import asks_again
from eprocuracy.issuing.drafts import actions, issuance
from eprocuracy.issuing.drafts.looking import Looked, look
from eprocuracy.issuing.drafts.steps import TABLE, require_in_place
from eprocuracy.issuing.drafts.words import DraftState, Step
from eprocuracy.issuing.signatures.papers import ready_to_sign
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both, current
from eprocuracy.platform.ui.parts import Refusal, Weight
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from .drafting import KEPT
from .finding import back_to, draft_of
from .pages import BOTH, against, paper_of, told_against

AGAINST = (Step.RETURN, Step.REFUSE)
BACK = (Step.RECALL, Step.WITHDRAW)
DIFFER = (Step.DISSENT, Step.INSIST)
HERE = {Step.APPROVE, Step.ISSUE, Step.ON_PAPER, Step.SCAN, *AGAINST, *BACK, *DIFFER}
SIGNING = (Step.APPROVE, Step.ISSUE)
WEIGHTY = {Step.REFUSE, Step.WITHDRAW}
ASKED = {
    Step.APPROVE: Label("Ý kiến (không bắt buộc)", "A word (optional)"),
    Step.RETURN: Label("Cần sửa gì", "What must be changed"),
    Step.REFUSE: Label("Lý do không duyệt", "Why it is refused"),
    Step.RECALL: Label("Lý do lấy lại", "Why it is taken back"),
    Step.WITHDRAW: Label("Lý do rút", "Why it is withdrawn"),
    Step.DISSENT: Label("Ý kiến khác, căn cứ", "The dissent and its grounds"),
    Step.INSIST: Label("Yêu cầu thực hiện, căn cứ", "The instruction and its grounds"),
}
TOLD = {
    Step.ON_PAPER: Label(
        "Chỉ bấm khi người đã duyệt đã ký văn bản in ra. Hệ thống cấp số ngay, ghi vào hồ sơ với ngày hôm nay và ghi rõ là ký trên giấy;"
        " ghi số đó lên văn bản, đóng dấu, rồi gửi bản chụp.",
        "Only once the person who approved it has signed the printed paper. The number is allotted now, the act recorded with today's"
        " day and as signed on paper; write the number on the paper, seal it, then upload the scan.",
    ),
}


class StepForm(forms.Form):
    """The words of a step; for a paper signed by hand, its scan."""

    def __init__(self, step: Step, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        if step is Step.SCAN:
            self.fields["file"] = forms.FileField(
                label=both("Bản chụp văn bản đã ký, đóng dấu (PDF)", "The signed and sealed paper, scanned (PDF)"),
                error_messages={"required": both("Chọn tệp PDF.", "Choose a PDF file.")},
            )
            return
        if step in SIGNING:
            self.fields["pin"] = _pin(required=step is Step.ISSUE)
        if step in (Step.ON_PAPER, Step.ISSUE):
            return
        asked, way = ASKED[step], TABLE[step]
        self.fields["text"] = forms.CharField(
            required=way.words,
            max_length=4000,
            label=both(asked.vi, asked.en),
            widget=forms.Textarea(attrs={"rows": 4 if way.words else 2}),
            error_messages={"required": both("Ghi bằng văn bản.", "Put it in writing.")},
        )


def _pin(*, required: bool) -> forms.CharField:
    """What opens the signer's key; it is used once and kept nowhere."""
    hint = both("Để trống nếu chỉ duyệt, ký sau", "Leave it empty to approve now and sign later")
    return forms.CharField(
        required=required,
        max_length=200,
        strip=False,
        label=both("Mã PIN chữ ký số", "PIN of your digital signature"),
        help_text="" if required else hint,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        error_messages={"required": both("Nhập mã PIN.", "Type the PIN.")},
    )


def _is_weighty(request: HttpRequest, *, name: str, **_: Any) -> bool:
    """Approving, signing, saying that it was signed by hand: whoever is at the desk shows first that it is still them."""
    return request.method == "POST" and name in {Step.APPROVE.value, Step.ISSUE.value, Step.ON_PAPER.value}


@asks_again(when=_is_weighty)
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, draft: UUID, name: str) -> HttpResponse:
    """Ask for the words of a step, and take it."""
    found = draft_of(request, draft)
    if name not in {one.value for one in HERE}:
        raise Http404
    asked, actor, now = Step(name), request.actor, moment_of(request)  # type: ignore[attr-defined]
    try:
        require_in_place(asked, DraftState(found.state))
    except Refused as refused:
        return refusal_page(request, refused, back_to(found))
    form = StepForm(asked, *((request.POST, request.FILES) if request.method == "POST" else ()))
    looked = look(rules.present(), found, at=now)
    if request.method != "POST" or not form.is_valid():
        return _page(request, looked, asked, form, status=422 if form.errors else 200)
    try:
        _take(looked, asked, form.cleaned_data, actor, now)
    except Refused as refused:
        if refused.field in form.fields:
            form.add_error(refused.field, refused.say(current()))
        refusal = Refusal(refused.what, refused.basis, refused.instead or "")
        return _page(request, looked, asked, form, refusal=refusal, status=409)
    messages.success(request, f"draft:{found.pk}:{name}", extra_tags=KEPT)
    return HttpResponseRedirect(reverse("desk:draft", args=[found.pk]))


def _take(looked: Looked, asked: Step, given: dict[str, Any], actor: Actor, now: datetime) -> None:
    draft, kind, text = looked.draft.pk, type(looked.act), given.get("text", "")
    if asked is Step.APPROVE:
        found = against(looked, paper_of(looked))
        with transaction.atomic():  # whoever approves and signs at once does both or neither
            actions.approve(draft, obstacles=found, kind=kind, text=text, by=actor, at=now)
            if given.get("pin"):
                _sign(looked, given["pin"], actor, now)
    elif asked is Step.ISSUE:
        _sign(looked, given["pin"], actor, now)
    elif asked in AGAINST:
        actions.decide_against(draft, asked, text, kind=kind, by=actor, at=now)
    elif asked is Step.ON_PAPER:
        issuance.issue_on_paper(rules.present(), draft, by=actor, at=now)
    elif asked is Step.SCAN:
        issuance.keep_scan(draft, given["file"].read(), given["file"].name, by=actor, at=now)
    elif asked in BACK:
        actions.take_back(draft, asked, text, by=actor, at=now)
    else:
        actions.differ(draft, asked, text, by=actor, at=now)


def _sign(looked: Looked, pin: str, actor: Actor, now: datetime) -> None:
    folder = DataFolder.of_environment().path
    right = actions.right_of(actor, looked.row, type(looked.act), looked.draft, at=now)
    with ready_to_sign(
        by=actor, unit=looked.row.unit, pin=pin, at=now, folder=folder, authority_no=right.document_no
    ) as sign:
        issuance.issue(rules.present(), looked.draft.pk, sign, by=actor, at=now)


def _page(
    request: HttpRequest,
    looked: Looked,
    asked: Step,
    form: StepForm,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    blocks, known = told_against(looked) if asked in (*SIGNING, Step.ON_PAPER) else ((), ())
    page = {
        "title": Label(f"{asked.label.vi}: {looked.act.label.vi}", f"{asked.label.en}: {looked.act.label.en}"),
        "deed": BOTH if asked is Step.APPROVE else asked.label,
        "weight": (Weight.WARNING if asked in WEIGHTY else Weight.PRIMARY).value,
        "back": reverse("desk:draft", args=[looked.draft.pk]),
        "against": () if refusal else blocks,
        "known": known,
        "refusal": refusal,
        "told": TOLD.get(asked),
        "uploads": asked is Step.SCAN,
        "draft": f"draft:{looked.draft.pk}:{asked.value}",
    }
    return render(request, "desk/issuing/step.html", {"page": page, "form": form}, status=status)
