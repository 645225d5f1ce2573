"""Declaring an interest, withdrawing it, and deciding what follows from one in a matter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from eprocuracy.audit import actions as audit
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import both, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records.interests import (
    FOUND,
    VIEWED,
    ask_relief,
    conflicts,
    declare_interest,
    keep_despite,
    withdraw_interest,
)
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.impartiality import Declared, EarlierRole, Ground

from .. import numbers
from ..addresses import matter_address
from ..frame import may_assign
from ..registers.naming import staff_names
from .forms import PersonForm, ReasonForm, RoleForm
from .pages import found_table, name_of, own_table

NO_MATTER = both(
    "Không có đúng một vụ việc mang số này mà bạn được xem. Ghi cả mã đơn vị, ví dụ 12/2026 · 22-KV3.",
    "There is not exactly one matter of this number that you may see. Add the code of the office: 12/2026 · 22-KV3.",
)


@require_http_methods(["GET", "HEAD", "POST"])
def interests(request: HttpRequest) -> HttpResponse:
    """What one declared, and declaring more."""
    if request.method != "POST":
        return _page(request, PersonForm(), RoleForm(initial={"so": request.GET.get("so", "")}))
    by_role = request.POST.get("what") == Ground.ROLE.value
    form = RoleForm(request.POST) if by_role else PersonForm(request.POST)
    said = _said(request, form) if form.is_valid() else None
    if said is None:
        forms = (PersonForm(), form) if by_role else (form, RoleForm())
        return _page(request, *forms, status=422)
    given = form.cleaned_data
    declare_interest(
        said,
        name=given.get("name", ""),
        relation=given.get("relation", ""),
        by=request.actor,  # type: ignore[attr-defined]
        at=moment_of(request),
    )
    messages.success(request, pick("Đã ghi khai báo.", "The declaration is kept."))
    return HttpResponseRedirect(reverse("desk:interests"))


@require_POST
def withdraw(request: HttpRequest, interest: int) -> HttpResponse:
    """Say that an interest holds no longer."""
    try:
        withdraw_interest(interest, by=request.actor, at=moment_of(request))  # type: ignore[attr-defined]
    except Refused as refused:
        return refusal_page(request, refused)
    messages.success(request, pick("Đã rút khai báo.", "The declaration is withdrawn."))
    return HttpResponseRedirect(reverse("desk:interests"))


@require_http_methods(["GET", "HEAD", "POST"])
def in_matter(request: HttpRequest, matter: UUID, account: str) -> HttpResponse:
    """What a declared interest means for one matter: the person asks to be relieved, the head decides."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    row = matters_visible_to(actor).filter(matter=matter).first()
    own = account == actor.account
    # whoever is not on the matter learns nothing of who is in it by declaring names
    if row is None or not (account in {row.procurator, *row.assisting} if own else may_assign(actor, now)):
        raise Http404
    found = [one for one in conflicts([account], [matter]) if own or not one.decided]
    if not found:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if own:
        form.fields["reason"].required = False
        del form.fields["document_no"]
    refused = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            if own:
                ask_relief(matter, reason=given["reason"], by=actor, at=now)
            else:
                keep_despite(found, [row], reason=given["reason"], document_no=given["document_no"], by=actor, at=now)
        except Refused as no:
            refused = no
        else:
            messages.success(request, _done(own))
            return HttpResponseRedirect(matter_address(matter))
    names = staff_names({account})
    about = [f"participant:{one.participant}" for one in found if one.participant]
    audit.record(FOUND, by=actor, at=now, about=[f"matter:{matter}", f"account:{account}", *about])
    context: dict[str, Any] = {
        "form": form,
        "own": own,
        "account": account,
        "heading": _heading(names.get(account, account), row),
        "found": found_table(found, names, {matter: name_of(row)}),
    }
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "desk/interests/in_matter.html", context, status=status)


def _heading(name: str, row: MatterRow) -> Label:
    one = name_of(row)
    return Label(
        f"{name}: lợi ích liên quan trong {one.vi[0].lower()}{one.vi[1:]}", f"{name}: an interest in {one.en.lower()}"
    )


def _done(own: bool) -> str:
    if own:
        return pick("Đã gửi đề nghị được thay đổi. Lãnh đạo thấy ngay.", "Your request is with the heads at once.")
    return pick("Đã ghi quyết định vẫn giao.", "The decision is recorded.")


def _said(request: HttpRequest, form: PersonForm | RoleForm) -> Declared | None:
    """What was typed as a declaration; None, with the error on the form, where no such matter is seen."""
    given = form.cleaned_data
    if isinstance(form, PersonForm):
        birth = str(given["birth"]) if given["birth"] else ""
        return Declared(ground=Ground(given["ground"]), birth=birth, id_no=given["id_no"])
    number = numbers.read(given["so"])
    seen = matters_visible_to(request.actor)  # type: ignore[attr-defined]
    rows = list(seen.filter(number.condition())[:2]) if number else []
    if len(rows) != 1:
        form.add_error("so", NO_MATTER)
        return None
    return Declared(ground=Ground.ROLE, matter=rows[0].matter_id, role=EarlierRole(given["role"]))


def _page(request: HttpRequest, person: PersonForm, role: RoleForm, *, status: int = 200) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    table = own_table(actor, get_token(request))
    if table.rows:
        audit.record(VIEWED, by=actor, at=moment_of(request))
    context = {"person": person, "role": role, "table": table}
    return render(request, "desk/interests/interests.html", context, status=status)
