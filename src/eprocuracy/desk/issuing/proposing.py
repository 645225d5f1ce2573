"""Putting a draft before whoever signs: what the paper still lacks, what must be answered in writing, and to whom it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eprocuracy.identity.queries import colleagues
from eprocuracy.issuing.checklists.checking import Point, unanswered
from eprocuracy.issuing.drafts import actions
from eprocuracy.issuing.drafts.deputies import in_charge
from eprocuracy.issuing.drafts.issuance import kept
from eprocuracy.issuing.drafts.lawful import points_of
from eprocuracy.issuing.drafts.looking import Looked, entrusted, look
from eprocuracy.issuing.drafts.signers import is_the_procurators_own
from eprocuracy.issuing.drafts.steps import require_in_place
from eprocuracy.issuing.drafts.words import DraftState, PaperOf, Step
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both, current
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from .drafting import KEPT
from .finding import back_to, draft_of, file_for
from .pages import against, page_of, paper_of, told_against
from .points import NAME, answers_in, question_fields
from .summary import drawn_summary

BLANK = "blank-"
ASSIGNED = Label("Phó Viện trưởng, theo quyết định phân công", "Deputy Chief, assigned to the matter")
ENTRUSTED = Label("Phó Viện trưởng, theo ủy quyền", "Deputy Chief, by authorisation")


class ProposeForm(forms.Form):
    """The empty places of the paper that a person can write, a word to the signer, and the signer."""

    def __init__(
        self,
        looked: Looked,
        points: Sequence[Point],
        names: Mapping[UUID, str],
        signers: list[tuple[str, Any]],
        data: Any,
    ) -> None:
        super().__init__(data)
        self.fields.update(question_fields(points, names))
        paper = paper_of(looked)
        self.paper = paper
        self.may: set[str] = set()  # what the paper can do without
        for one in paper.to_write if paper else ():
            rows = {"rows": one.lines}
            if not one.needed:
                self.may.add(f"{BLANK}{one.name}")
            self.fields[f"{BLANK}{one.name}"] = forms.CharField(
                required=False,
                max_length=4000,
                initial=one.text,
                label=both(_capital(one.label.vi), _capital(one.label.en)),
                widget=forms.Textarea(attrs=rows) if one.lines > 1 else forms.TextInput(attrs={"kind": "text"}),
            )
        self.fields["text"] = forms.CharField(
            required=False,
            max_length=4000,
            label=both("Ý kiến kèm theo", "A word to the signer"),
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields["to"] = forms.ChoiceField(
            label=both("Trình", "To"),
            choices=signers,
            widget=forms.RadioSelect(),
            initial=signers[0][0] if signers else None,
            error_messages={"required": both("Chọn người ký.", "Choose who signs.")},
        )

    @property
    def blanks(self) -> Mapping[str, str]:
        """What was written into the places that the drafter fills; what was emptied is empty."""
        given = self.cleaned_data
        return {name.removeprefix(BLANK): given[name] for name in given if name.startswith(BLANK)}

    def blank_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(BLANK) and name not in self.may]

    def more_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name in self.may]

    def more_open(self) -> bool:
        """Whether something stands there already."""
        return any(one.value() for one in self.more_fields())

    def point_fields(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(NAME)]


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Check the draft, fill what is missing, answer what is open, and put it before the signer."""
    found = draft_of(request, draft)
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    try:
        require_in_place(Step.PROPOSE, DraftState(found.state))
    except Refused as refused:
        return refusal_page(request, refused, back_to(found))
    present = rules.present()
    looked = look(present, found, at=now)
    file = file_for(request, found)
    points = points_of(looked, present)
    signers = signers_of(looked, actor, on=day_of(now))
    form = ProposeForm(looked, points, file.names, signers, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, looked, form)
    if not form.is_valid():
        return _page(request, looked, form, status=422)
    try:
        actions.answer(found.pk, answers_in(points, form.cleaned_data), by=actor, at=now)
        if form.blanks:
            found = actions.fill(present, found.pk, form.blanks, by=actor, at=now)
            looked = look(present, found, at=now)
        with transaction.atomic():  # with the summary as it lies before the signer
            found = actions.propose(
                found.pk,
                form.cleaned_data["to"],
                obstacles=against(looked, paper_of(looked)),
                unanswered=unanswered(points_of(looked, present)),
                seen={looked.row.family_id: looked.position},
                text=form.cleaned_data["text"],
                by=actor,
                at=now,
                kind=type(looked.act),
            )
            page = page_of(look(present, found, at=now), file, actor=actor, now=now)
            shown = drawn_summary(page, by=actor, now=now, language="vi")
            kept(found, PaperOf.PROPOSAL, shown, "", by=actor, at=now)
    except Refused as refused:
        if refused.field in form.fields:
            form.add_error(refused.field, refused.say(current()))
        refusal = Refusal(refused.what, refused.basis, refused.instead or "")
        return _page(request, looked, form, refusal=refusal, status=409)
    messages.success(request, "", extra_tags=KEPT)
    return HttpResponseRedirect(reverse("desk:draft", args=[found.pk]))


def signers_of(looked: Looked, actor: Actor, *, on: Any) -> list[tuple[str, Any]]:
    """Who may be asked to sign: the chief, deputies whom an authorisation in force lets sign, the procurator for their own papers."""
    people = list(colleagues(actor).order_by("name", "account"))
    assigned = in_charge(
        looked.row, on=on, among=[(one.account, one.name) for one in people if Duty.DEPUTY_CHIEF in one.duty_words]
    )
    deputies = assigned | set(entrusted(looked.row.unit, on=on))
    own = is_the_procurators_own(looked.about.signed_by)
    made: list[tuple[int, str, Any]] = []
    for one in people:
        if own and one.account in looked.about.assigned:
            made.append((0, one.account, _called(one.name, Duty.PROCURATOR.label)))
        elif Duty.CHIEF in one.duty_words and one.account not in looked.wrote | {actor.account}:
            made.append((1, one.account, _called(one.name, Duty.CHIEF.label)))
        elif one.account in deputies - looked.wrote - {actor.account}:
            told = ASSIGNED if one.account in assigned else ENTRUSTED
            made.append((2, one.account, _called(one.name, told)))
    return [(account, label) for _, account, label in sorted(made, key=lambda one: one[0])]


def _called(name: str, duty: Label) -> Any:
    return both(f"{name} ({duty.vi})", f"{name} ({duty.en})")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _page(
    request: HttpRequest, looked: Looked, form: ProposeForm, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    blocks, known = told_against(looked)
    page = {
        "title": looked.act.label,
        "back": reverse("desk:draft", args=[looked.draft.pk]),
        "pdf": reverse("desk:draft_paper", args=[looked.draft.pk, "pdf"]),
        "edit": reverse("desk:draft_edit", args=[looked.draft.pk]),
        "against": () if refusal else blocks,
        "known": known,
        "refusal": refusal,
        "draft": f"draft:{looked.draft.pk}:propose",
    }
    return render(request, "desk/issuing/propose.html", {"page": page, "form": form}, status=status)
