"""What stands at the top of the page after something was recorded: the act, what it changed, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Difference, Link, Notice, Tone
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.heads import VOIDED

from ..actform.consequences import consequences
from ..saying import joined, number_of
from .file import File
from .offers import offers_of


@dataclass(frozen=True, slots=True)
class Done:
    """The notice, with what changed and what was found."""

    notice: Notice
    differences: tuple[Difference, ...]
    findings: tuple[Difference, ...]


def done_of(rules: Rules, file: File, newest: UUID, draft: str) -> Done | None:
    """The confirmation for an act that was just recorded in this matter."""
    act = next((one for one in file.acts if one.id == newest), None)
    if act is None or act.position is None:
        return None
    before = fold(rules, [one for one in file.acts if one.position is not None and one.position < act.position])
    changed = consequences(rules.catalogue, {file.id: before}, {file.id: file.projected}, file.names)
    done = Label("Đã ghi", "Recorded")
    if act.kind == VOIDED:
        title = Label("Đã hủy bản ghi", "The record was voided")
    elif act.supersedes:
        title = Label(f"Đã sửa: {act.label.vi}", f"Corrected: {act.label.en}")
    else:
        title = (
            joined(Label(f"{done.vi}: {act.label.vi}", f"{done.en}: {act.label.en}"), number_of(act.document_no))
            or done
        )
    following = [Link(Label("Xem bản ghi", "See the record"), reverse("desk:act", args=[file.id, act.id]))]
    primary = offers_of(rules.catalogue, file).primary if file.may_record.allowed else None
    if primary is not None:
        following.insert(0, Link(primary.label, primary.address))
    if act.kind == VOIDED:
        following = following[:-1]
    notice = Notice(Tone.DONE, title, next=following, clears_draft=draft)
    return Done(notice, changed.differences, changed.findings)
