"""Who of the other side works on a matter, and the directory of an office."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office import actions
from eprocuracy.office.queries import contacts_of
from eprocuracy.office.words import Post
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.parts import Column, Table
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records.queries import matters_visible_to

from .forms import ContactForm
from .notes import known_to, shown


@require_POST
def add(request: HttpRequest, matter: UUID) -> HttpResponse:
    """Put somebody on the matter, known to the office or new."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    form = ContactForm(known_to(actor, ""), request.POST)
    if not form.is_valid():
        return shown(request, matter, contact=form)
    given = form.cleaned_data
    try:
        if given["known"]:
            actions.use_contact(matter=matter, contact=int(given["known"]), by=actor, at=now)
        else:
            actions.add_contact(
                matter=matter,
                agency=given["agency"],
                post=Post(given["post"] or Post.OTHER.value),
                name=given["name"],
                phone=given["phone"],
                by=actor,
                at=now,
            )
    except Refused as refused:
        return shown(request, matter, contact=form, refused=refused)
    messages.success(request, pick("Đã ghi đầu mối.", "The contact was added."))
    return HttpResponseRedirect(reverse("desk:matter_notes", args=[matter]))


@require_POST
def remove(request: HttpRequest, matter: UUID, placed: int) -> HttpResponse:
    """Take somebody off the matter."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    try:
        actions.remove_contact(matter=matter, placed=placed, by=actor, at=now)
    except Refused as refused:
        return refusal_page(request, refused)
    messages.success(request, pick("Đã bỏ khỏi vụ việc.", "Taken off the matter."))
    return HttpResponseRedirect(reverse("desk:matter_notes", args=[matter]))


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Everybody of the other side whom the office knows."""
    actor = request.actor  # type: ignore[attr-defined]
    seen = matters_visible_to(actor).values("matter")
    found = contacts_of(actor).annotate(used=Count("matters", filter=Q(matters__matter__in=seen)))
    table = Table(
        caption=Label("Đầu mối liên hệ của đơn vị", "Contacts of the office"),
        columns=[
            Column(Label("Cơ quan", "Agency")),
            Column(Label("Họ và tên", "Name")),
            Column(Label("Vai", "Post")),
            Column(Label("Điện thoại", "Telephone")),
            Column(Label("Số vụ việc", "Matters"), numeric=True),
        ],
        rows=[[one.agency, one.name, Post(one.post).label, one.phone or None, one.used] for one in found],
        empty=Label(
            "Chưa có đầu mối nào. Ghi tại “Ghi chú, liên hệ” của một vụ việc; lần sau chỉ cần chọn.",
            "No contacts yet. They are written down on a matter and chosen the next time.",
        ),
    )
    return render(request, "desk/office/directory.html", {"table": table})
