"""The list of documents on their way, and of those issued here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eprocuracy.identity.models import Account
from eprocuracy.issuing.drafts.queries import drafts_visible_to
from eprocuracy.issuing.drafts.words import DraftState
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Filters, Link, Table
from eprocuracy.records import rules

from ..matter.naming import called

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
                called(
                    catalogue.workstreams[one.matter.row.workstream].one, one.matter.row.number, one.matter.row.year
                ),
                DraftState(one.state).label,
                one.document_no,
                names.get(one.drafter, one.drafter),
                names.get(one.signer, one.signer),
                one.changed_at,
            ]
            for one in rows
        ],
        empty=Label(
            "Chưa có văn bản nào. Văn bản có ở đây khi bấm “Soạn văn bản trình ký” trong một vụ việc.",
            "No document. They come here by “Draft it for signature” in a matter.",
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
    return render(request, "desk/issuing/drafts.html", {"table": table, "filters": filters})
