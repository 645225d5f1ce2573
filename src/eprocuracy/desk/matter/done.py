"""What stands at the top of the page after something was recorded: the act, what it changed, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Difference, Link, Notice, Tone
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue, Rules
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.heads import VOIDED
from eprocuracy.workstreams.projected import Deadline, Outcome, Projected

from ..actform.consequences import consequences
from ..saying import joined, number_of
from .answering import way_to
from .file import File
from .offered import follow_ups, offered_kinds, opening_address
from .offers import primary_of

NEAR = timedelta(days=10)


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
    if file.may_record.allowed:
        following = [*_next(rules.catalogue, file, before, act), *following]
    if act.kind == VOIDED:
        following = following[:-1]
    notice = Notice(Tone.DONE, title, next=following, clears_draft=draft)
    return Done(notice, changed.differences, changed.findings)


def _next(catalogue: Catalogue, file: File, before: Projected, act: Act) -> list[Link]:
    """What meets the nearest limit that the act has started, where that is near; then what the stage asks for."""
    ran = {_run(one) for one in before.deadlines if one.outcome is Outcome.RUNNING}
    begun = [
        one
        for one in file.projected.deadlines
        if one.matter == file.id and one.outcome is Outcome.RUNNING and one.ends_at and _run(one) not in ran
    ]
    nearest = min(begun, key=lambda one: one.ends_at.timestamp() if one.ends_at else 0.0, default=None)
    clock = catalogue.clocks.get(nearest.clock) if nearest and _is_near(nearest, act) else None
    offered = {kind.kind: kind for kind in offered_kinds(file)}
    due = offered.get(clock.action) if clock else None
    links = [*_opened_by(catalogue, file, act)]
    if due is not None:
        deed = way_to(file.stream, due, file.id)
        links.append(Link(deed.label, deed.address))
    primary = primary_of(catalogue, file, act.recorded_at) if act.recorded_at else None
    if primary is not None and primary.address not in {one.address for one in links}:
        links.append(Link(primary.label, primary.address))
    return links


def _opened_by(catalogue: Catalogue, file: File, act: Act) -> list[Link]:
    """The matter that the act brings about and does not name yet: a case instituted on a report is opened as a case."""
    word = act.kind.rpartition(".")[2]
    wanted = {f"{role.value}.{word}" for role in act.roles if not act.named(role)}
    return [
        Link(kind.label, opening_address(kind, file.id))
        for _, kinds in follow_ups(catalogue, file.stream)
        for kind in kinds
        if kind.kind in wanted
    ]


def _run(one: Deadline) -> tuple[str, UUID | None, int]:
    return one.clock, one.participant, one.run


def _is_near(one: Deadline, act: Act) -> bool:
    """Whether the limit ends within days of the moment at which the act was recorded."""
    return one.ends_at is not None and act.recorded_at is not None and one.ends_at <= act.recorded_at + NEAR
