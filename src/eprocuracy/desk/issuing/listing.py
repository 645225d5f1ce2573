"""The list of documents on their way, and of those issued here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eprocuracy.identity.models import Account
from eprocuracy.issuing.drafts.actions import may_be_drafted
from eprocuracy.issuing.drafts.opening import why_not_open
from eprocuracy.issuing.drafts.queries import drafts_visible_to
from eprocuracy.issuing.drafts.words import DraftState
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Filters, Link, Table
from eprocuracy.records import rules

from ..addresses import opening_address
from .waiting import matter_named

SHOWN = 200
STATE, WHOSE = "tinh_trang", "cua"
MINE, ALL = "toi", "tat_ca"
LIVE = (DraftState.DRAFTING, DraftState.RETURNED, DraftState.PROPOSED, DraftState.APPROVED, DraftState.ISSUED)


@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """Those that the person wrote or is to sign, or all that they may see; by state."""
    actor = request.actor  # type: ignore[attr-defined]
    catalogue = rules.present().catalogue
    asked = [one for one in request.GET.getlist(STATE) if one in {state.value for state in DraftState}]
    everybody = request.GET.get(WHOSE) == ALL
    found = drafts_visible_to(actor, catalogue).filter(state__in=asked or [one.value for one in LIVE])
    if not everybody:
        found = found.filter(drafter=actor.account) | found.filter(signer=actor.account)
    total = found.count()
    rows = list(found.select_related("matter__row").order_by("-changed_at", "-id")[:SHOWN])
    names = dict(
        Account.objects.filter(account__in={one.drafter for one in rows} | {one.signer for one in rows}).values_list(
            "account", "name"
        )
    )
    table = Table(
        caption=Label("Văn bản đang xử lý", "Documents on their way"),
        columns=[
            Column(Label("Văn bản", "Document")),
            Column(Label("Vụ việc", "Matter")),
            Column(Label("Tình trạng", "State")),
            Column(Label("Số", "Number")),
            Column(Label("Người soạn", "Drafted by")),
            Column(Label("Người ký", "Signer")),
            Column(Label("Thay đổi", "Changed")),
        ],
        rows=[
            [
                Link(catalogue.kinds[one.kind].label, reverse("desk:draft", args=[one.pk])),
                matter_named(catalogue, one),
                DraftState(one.state).label,
                one.document_no,
                names.get(one.drafter, one.drafter),
                names.get(one.signer, one.signer),
                one.changed_at,
            ]
            for one in rows
        ],
        empty=Label(
            "Chưa có văn bản nào. Văn bản có ở đây khi bấm “Soạn văn bản trình ký” trong một vụ việc, hoặc khi soạn văn bản mở vụ việc mới.",
            "No document. They come here by “Draft it for signature” in a matter, or as documents that open a new one.",
        ),
        total=total,
    )
    states = [Choice(one.value, one.label, one.value in asked) for one in DraftState]
    whose = [
        Choice(MINE, Label("Của tôi", "Mine"), not everybody),
        Choice(ALL, Label("Tất cả được xem", "All that I may see"), everybody),
    ]
    filters = Filters(
        [
            ChoiceFilter(STATE, Label("Tình trạng", "State"), states),
            ChoiceFilter(WHOSE, Label("Của ai", "Whose"), whose),
        ]
    )
    return render(
        request, "desk/issuing/drafts.html", {"table": table, "filters": filters, "openings": openings(actor)}
    )


def openings(actor: Actor) -> list[Link]:
    """The documents that open a matter out of nothing and that the person may draft, with their forms."""
    return [
        Link(kind.label, opening_address(kind.kind))
        for stream in rules.present().catalogue.workstreams.values()
        for kind in stream.opening
        if may_be_drafted(kind) and why_not_open(actor, kind, unit=actor.unit, workstream=stream.code) is None
    ]
