"""Handing an issued document to each of its recipients, with the day and the proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from eprocuracy.identity.policy import require
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import MatterRow, PlaceRow
from eprocuracy.records.recording import record
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.people import Role

from ..known import people_of
from ..models import Draft, DraftStep, Service
from ..signatures.sealing import require_sealed
from .actions import locked, note
from .issuance import kept, require_pdf
from .looking import about_of
from .noticing import Received, notice_of, notice_owed
from .steps import require_in_place
from .words import DraftState, Manner, PaperOf, Step

SERVING = (cite("BLTTHS 2015", 137), cite("BLTTHS 2015", 138))


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """That the document reached one recipient: how, when, who took it, and what proves it."""

    recipient: str
    manner: Manner
    on: date
    proof: str
    received_by: str = ""
    scan: bytes = b""


@transaction.atomic
def serve(
    rules: Rules,
    draft_id: UUID,
    handing: Handing,
    *,
    recipients: Sequence[str],
    by: Actor,
    at: datetime,
    folder: Path,
) -> Draft:
    """Record one service; once everybody on the paper has it, the document is served.

    Where the law owes a notice of the document, it is recorded in the file as soon as all to whom it is owed are served.
    """
    draft, row = locked(draft_id, by)
    require_in_place(Step.SERVE, DraftState(draft.state))
    require(Deed.RECORD, of=by, about=about_of(row))
    require_sealed(draft, folder)
    _require_proved(draft, handing, at)
    paper = (
        kept(draft, PaperOf.PROOF, require_pdf(handing.scan), handing.recipient, by=by, at=at) if handing.scan else None
    )
    Service.objects.create(
        draft=draft,
        recipient=handing.recipient.strip(),
        manner=handing.manner.value,
        on=handing.on,
        received_by=handing.received_by.strip(),
        proof=handing.proof.strip(),
        digest=paper.digest if paper else "",
        by=by.account,
        at=at,
    )
    if not outstanding(draft, recipients):
        draft.state = DraftState.SERVED.value
    note(draft, Step.SERVE, by=by, at=at, text=f"{handing.recipient.strip()}: {handing.proof.strip()}")
    _tell(rules, draft, row, by=by, at=at)
    return draft


def _tell(rules: Rules, draft: Draft, row: MatterRow, *, by: Actor, at: datetime) -> None:
    """Record the notice that is owed, once it is given."""
    acts = heads(acts_of(rules.catalogue, [row.family_id])[row.family_id]).acts
    document = next((one for one in acts if one.id == draft.pk), None)
    if document is None or not notice_owed(rules.catalogue, document):
        return
    known = people_of(acts)
    places = PlaceRow.objects.filter(matter_id=document.matter).order_by("id").values_list("role", "participant")
    people = [(Role(role), known[one]) for role, one in places if one in known]
    got = [
        Received(f"{one.recipient}; {one.received_by}", one.on, Manner(one.manner).label.vi)
        for one in draft.services.order_by("on", "id")
    ]
    notice = notice_of(rules.catalogue, document, acts, people, got)
    if notice is not None:
        record(rules, [notice], by=by, at=at, source=Source.PAGE)


def outstanding(draft: Draft, recipients: Sequence[str]) -> list[str]:
    """Those on the paper who do not have it yet; whoever refused it, or has it posted up, is served too."""
    there = set(draft.services.values_list("recipient", flat=True))
    return [one for one in recipients if one not in there]


def signed_on(draft: Draft) -> date | None:
    """The day on which it was signed."""
    steps = (Step.ISSUE.value, Step.ON_PAPER.value)
    at = DraftStep.objects.filter(draft=draft, step__in=steps).values_list("at", flat=True).first()
    return day_of(at) if at else None


def _require_proved(draft: Draft, handing: Handing, at: datetime) -> None:
    if not handing.recipient.strip() or not handing.proof.strip():
        raise Refused(
            Label(
                "Giao văn bản phải ghi nơi nhận và giấy tờ chứng minh.", "Service needs its recipient and its proof."
            ),
            Label("Ghi số biên bản giao nhận, số bưu gửi.", "Give the minutes or the postal number."),
            basis=SERVING,
            field="proof",
        )
    signed = signed_on(draft)
    if handing.on > day_of(at) or (signed is not None and handing.on < signed):
        raise Refused(
            Label(
                "Ngày nhận không thể trước ngày ký hoặc sau hôm nay.",
                "It cannot have been received before it was signed, or after today.",
            ),
            Label("Kiểm tra ngày trên biên bản giao nhận.", "Check the day on the minutes."),
            basis=SERVING,
            field="on",
        )
